"""Bad and hostile input: always a diagnostic at its place or harmless, never a traceback, never longer than two seconds."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kopilka.content.bank import load
from kopilka.rules import check
from support.fixtures import FIXTURES, card, checked, loaded, said, write

NAME = "guides/pa-shagi.md"
LIMIT = 2.0


def timed(root: Path) -> list[str]:
    """Check a base within the limit."""
    started = time.process_time()
    told = said(checked(root))
    assert time.process_time() - started < LIMIT
    return told


BOMB = "a: &a [раз, раз, раз, раз, раз, раз, раз, раз, раз]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}, *{old}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

#: What is written into the card, and what is said of it. Nothing of it may hang or run.
CARDS = {
    "an alias bomb": (BOMB, "YML005"),
    "an alias of itself": ("aliases: &x [*x]\n", "YML005"),
    "a merge of itself": ("a: &a\n  <<: *a\n", "YML005"),
    "brackets without end": ("aliases: " + "[" * 100_000 + "\n", "YML008"),
    "brackets closed": ("aliases: " + "[" * 100_000 + "]" * 100_000 + "\n", "YML008"),
    "braces without end": ("aliases: " + "{a: " * 60_000 + "\n", "YML008"),
    "dashes in a row": ("aliases:\n  " + "- " * 50_000 + "x\n", "YML008"),
    "questions in a row": ("? " * 50_000 + "x\n", "YML008"),
    "steps of indents": ("".join(" " * depth + "a:\n" for depth in range(600)), "YML008"),
    "a python object": ("people: !!python/object/apply:os.system ['touch /tmp/kopilka-was-here']\n", "YML006"),
    "a python name": ("people: !!python/name:os.system\n", "YML006"),
    "a python module": ("people: !!python/module:os ''\n", "YML006"),
    "binary": ("people: !!binary aGVsbG8=\n", None),
    "a set": ("people: !!set {a, b}\n", "YML006"),
    "keys that are lists": ("? [a, b]\n: c\n", "YML007"),
    "a key without end": ("x" * 200_000 + ": да\n", "YML001"),
    "ten thousand keys": ("".join(f"key{number}: да\n" for number in range(10_000)), "FLD002"),
    "a date as text": ("reviewed: вчера\n", "FLD006"),
    "a number as text": ("grades: [пять]\n", "FLD003"),
    "a huge number": ("grades: [" + "9" * 100_000 + "]\n", "FLD003"),
    "a list as text": ("people: [учитель]\n", "FLD003"),
    "duplicate keys": ("people: да\npeople: нет\n", "YML003"),
    "an unknown key": ("peple: да\n", "FLD002"),
    "a tab": ("authors:\n\t- position: учитель\n", "YML002"),
    "a script": ("people: <script>alert(1)</script>\n", "MRK002"),
    "a template": ('people: "{{ config }}"\n', "MRK003"),
    "an endless regular expression": ("people: " + "ул. А" + " а" * 20_000 + "\n", "FLD004"),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_bad_card_is_told_and_nothing_runs(name, tmp_path):
    more, code = CARDS[name]
    told = timed(write(tmp_path, {NAME: card(more=more), "guides/pa-drugaya.md": card(more="gradess: [5]\n")}))
    assert "FLD002 5:1 guides/pa-drugaya.md" in told, "one broken file does not hide the others"
    assert code is None or code in {row[:6] for row in told if row.endswith(NAME)}
    assert not Path("/tmp/kopilka-was-here").exists()  # noqa: S108 (the very file that the attack would make)


#: What is written as a body, and what is said of it.
BODIES = {
    "a script": ("<script>alert(1)</script>", "MRK002 7:1"),
    "a script in a word": ("Текст<script src=x></script>", "MRK002 7:6"),
    "a handler": ("Текст <img src=x onerror=alert(1)>", "MRK002 7:7"),
    "a link that runs": ("[Раз](javascript:alert(1))", "LNK003 7:1"),
    "a hidden link that runs": ("Текст [раз](&#x6A;ava&#115;cript&colon;alert(1))", "LNK003 7:7"),
    "a template": ("Текст {{ config }}", "MRK003 7:7"),
    "a statement": ("{% include '/etc/passwd' %}", "MRK003 7:1"),
    "quotes in quotes": ("> " * 20_000 + "текст", None),
    "lists in lists": ("- " * 20_000 + "текст", None),
    "brackets": ("[" * 50_000, None),
    "brackets closed": ("[" * 20_000 + "]" * 20_000, None),
    "links in links": ("[" * 5_000 + "раз" + "](x)" * 5_000, None),
    "pictures in pictures": ("![" * 5_000 + "раз" + "](x)" * 5_000, None),
    "stars": ("*" * 50_000 + "раз" + "*" * 50_000, None),
    "stars apart": ("*а **б " * 10_000, None),
    "backticks": ("".join("`" * (number % 300) + "а" for number in range(5_000)), None),
    "straight quotes": ('"а ' * 50_000, None),
    "tags not closed": ("<a " * 50_000, None),
    "attributes without end": ("<a" + " b" * 50_000, None),
    "comments not closed": ("<!-- " * 20_000, None),
    "headings": ("# " * 50_000, None),
    "ten thousand headings": ("## Шаг\n\n" * 10_000, "SEC005 9:1"),
    "a table of one row": ("|а" * 50_000 + "\n" + "|-" * 50_000, None),
    "digits": ("8 " * 100_000, None),
    "digits and brackets": ("(8) " * 50_000, None),
    "capital letters": ("Ученик Ян " * 20_000, None),
    "names": ("Ученица Мария Кузнецова. " * 2_000, "PDN007 7:9"),
    "streets": ("проживает ул. Лесная " * 10_000, None),
    "one long word": ("а" * 500_000, None),
    "a mixed word": ("аa" * 100_000, None),
    "dots": ("." * 100_000, None),
    "spaces": ("а" + " " * 300_000 + "б", None),
    "mails": ("а@" * 50_000, None),
    "footnotes": ("[^1]: [^1]\n" * 5_000, None),
    "link definitions": ("[а]: б\n" * 20_000, None),
    "a zero-width space": ("Те\u200bкст", None),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_bad_body_is_told_or_harmless(name, tmp_path):
    body, row = BODIES[name]
    told = timed(write(tmp_path, {NAME: card(body)}))
    assert row is None or f"{row} {NAME}" in told


#: Whole files.
FILES = {
    "nothing": (b"", "SRC011 1:1"),
    "spaces": (b" \n\t\n ", "SRC011 1:1"),
    "zeros": (bytes(100_000), "SRC002 1:1"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100, "SRC002 1:1"),
    "random bytes": (bytes(number * 7919 % 256 or 1 for number in range(50_000)), None),
    "windows-1251": (card("Шаги").encode("cp1251"), "SRC003 2:8"),
    "koi8-r": (card("Шаги").encode("koi8-r"), None),
    "utf-16": (card("Шаги").encode("utf-16"), "SRC003 1:1"),
    "utf-16 without a mark": (card("Шаги").encode("utf-16-le"), "SRC002 1:1"),
    "half a letter": (card("Шаги").encode()[:-2] + b"\xd0", None),
    "a mark of utf-8": (b"\xef\xbb\xbf" + card("Шаги").encode(), ""),
    "two marks": (b"\xef\xbb\xbf" * 2 + card("Шаги").encode(), None),
    "line ends of Windows": (card("Шаги").replace("\n", "\r\n").encode(), ""),
    "line ends of old Macs": (card("Шаги").replace("\n", "\r").encode(), ""),
    "no line end at the end": (card("Шаги").rstrip().encode(), ""),
    "no card": ("Просто текст.\n".encode(), "SRC009 1:1"),
    "a card not closed": (card("Шаги").rpartition("---")[0].encode(), "SRC010 4:1"),
    "a card alone": (card("").rstrip().encode(), ""),
    "dashes alone": (b"---\n---\n", "FLD001 2:1"),
    "a number for a card": (b"---\n5\n---\n", "YML007 2:1"),
    "a next-line mark": (card("Шаги").replace("origin: школа", "origin: школа\x85").encode(), None),
    "a control character of the second set": (card("Шаги", more="people: учитель\x9a\n").encode(), "SRC002 5:16"),
    "surrogates": (b"---\ntitle: \xed\xa0\x80\n---\n", None),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_told_or_read(name, tmp_path):
    content, row = FILES[name]
    told = timed(write(tmp_path, {NAME: content}))
    if row == "":
        assert told == []
    elif row is not None:
        assert f"{row} {NAME}" in told


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path):
    write(tmp_path, {NAME: card(), "guides/pa-ogromnaya.md": ""})
    with (tmp_path / "practices/guides/pa-ogromnaya.md").open("wb") as file:
        file.truncate(50_000_000)
    assert timed(tmp_path) == ["SRC001 1:1 guides/pa-ogromnaya.md"]


@pytest.mark.parametrize(
    "name",
    [
        "Памятка.md",
        "pa shagi.md",
        "PA-SHAGI.md",
        "pa_shagi.md",
        "-.md",
        "..md",
        "pa--shagi.md",
        "pa.shagi.md",
        "pa-shagi\n.md",
        "ра-shagi.md",
    ],
)
def test_a_bad_name_is_told(name, tmp_path):
    codes = [row[:6] for row in timed(write(tmp_path, {f"guides/{name}": card()}))]
    assert codes in (["SRC005"], ["SRC006"]) or name.startswith("..")


def test_symbolic_links_are_not_followed(tmp_path):
    write(tmp_path, {NAME: card()})
    guides = tmp_path / "practices/guides"
    (guides / "pa-passwd.md").symlink_to("/etc/passwd")
    (guides / "pa-krug.md").symlink_to("pa-krug.md")
    (guides / "pa-nigde.md").symlink_to("/nowhere")
    (guides / "pa-shagi").symlink_to("/etc")
    (guides / "pa-shagi-2").symlink_to(guides)
    told = timed(tmp_path)
    assert [row for row in told if row.startswith("SRC004")] == [
        f"SRC004 1:1 guides/{name}.md" for name in ("pa-krug", "pa-nigde", "pa-passwd")
    ]
    assert not [row for row in told if "/etc/" in row]


def test_a_folder_that_is_a_symbolic_link_is_not_read(tmp_path):
    root = write(tmp_path / "base", {NAME: card()})
    write(tmp_path / "outside", {"terms/ppk.md": card()})
    (root / "practices/terms").symlink_to(tmp_path / "outside/practices/terms")
    assert timed(root) == ["SRC004 1:1 terms"]


def test_an_attachment_outside_its_folder_is_told(tmp_path):
    names = ["../../../etc/passwd", "/etc/passwd", "C:\\\\x.pdf", "..\\\\x.pdf", "~/x.pdf", "a/../../x.pdf"]
    more = "attachments:\n" + "".join(f'  - {{file: "{name}", title: Файл}}\n' for name in names)
    told = timed(write(tmp_path, {NAME: card(more=more)}))
    assert told == [f"ATT002 {line}:12 {NAME}" for line in range(6, 6 + len(names))]


def test_a_ring_of_five_hundred_is_told(tmp_path):
    files = {
        f"guides/pa-{number}.md": card(more=f"relations: [{{type: заменяет, id: guides/pa-{(number + 1) % 500}}}]\n")
        for number in range(500)
    }
    root = write(tmp_path, files)
    bank = loaded(root)
    started = time.process_time()
    assert sum(one.code == "REF003" for one in check(bank)) == 500
    assert time.process_time() - started < LIMIT


def test_a_thousand_references_to_nothing_are_told_in_time(tmp_path):
    more = "sources: [" + ", ".join(f"istochnik-{number}" for number in range(1_000)) + "]\n"
    files = {NAME: card(more=more)} | {f"sources/kniga-{number}.yml": card().split("---\n")[1] for number in range(300)}
    assert sum(row.startswith("REF001") for row in timed(write(tmp_path, files))) == 1_000


GOOD = (FIXTURES / "good/typography/gold/practices/guides/pa-shagi.md").read_bytes()
MAP = (FIXTURES / "good/arithmetic/right/practices/techmaps/tk-a.md").read_bytes()
QUIET = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def survives(root: Path, content: bytes, folder: str = "guides", suffix: str = "md") -> None:
    for problem in check(loaded(write(root, {f"{folder}/pa-shagi.{suffix}": content}))):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


@QUIET
@given(content=st.binary(max_size=400))
def test_any_bytes_are_survived(tmp_path, content):
    survives(tmp_path, content)
    survives(tmp_path, b"---\n" + content + b"\n---\n" + content)


@QUIET
@given(
    front=st.text(alphabet=st.sampled_from(list("аб:- \n\t[]{}\"'#&*!|>%@`?,0159yn~")), max_size=120), body=st.text(max_size=200)
)
def test_any_text_is_survived(tmp_path, front, body):
    survives(tmp_path, f"---\n{front}\n---\n{body}".encode(errors="replace"))
    survives(tmp_path, card(body, more=f"{front}\n").encode(errors="replace"))
    survives(tmp_path, front.encode(), suffix="yml")


@QUIET
@given(body=st.text(alphabet=st.sampled_from(list("аБ \n#-*_`[]()<>!|:\"'{}%&;/.,«»№8@=~\\N")), max_size=300))
def test_any_markdown_is_survived(tmp_path, body):
    survives(tmp_path, card(body).encode())


@QUIET
@given(data=st.data())
def test_any_mutation_of_a_good_file_is_survived(tmp_path, data):
    for folder, original in (("guides", GOOD), ("techmaps", MAP)):
        content = bytearray(original)
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(content) - 1))
            end = min(len(content), at + data.draw(st.integers(0, 30)))
            content[at:end] = data.draw(st.binary(max_size=12))
        survives(tmp_path, bytes(content), folder)


def test_an_empty_base_is_well(tmp_path):
    (tmp_path / "practices").mkdir()
    assert check(load(tmp_path)) == []
