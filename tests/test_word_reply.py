"""The answer to an author: comments in the same file, in plain Russian, at the places they speak of. And old documents."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from lxml import etree

from kopilka import cli
from kopilka.content.bank import load
from kopilka.content.described import described
from kopilka.content.kinds import KINDS
from kopilka.content.source import read_source
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.forms import old_word
from kopilka.forms.reply import in_plain_words
from kopilka.forms.take import Taker
from kopilka.forms.word_form import word_form
from kopilka.forms.wordml import W
from support.fixtures import TODAY, check_fixture
from support.typist import fill

SUMMARY = "Приём помогает ученику начать работу без подсказки. За две недели он привыкает к первому шагу."


@pytest.fixture
def base(make_base) -> Path:
    return make_base()


def form(base: Path, card: dict, sections: dict | None = None) -> Path:
    path = base / "moy-priyom.docx"
    path.write_bytes(fill(word_form(KINDS["techniques"], load(base)), KINDS["techniques"], card, sections))
    return path


def take(base: Path, path: Path, *options: str):
    return CliRunner().invoke(cli.app, ["take", str(path), "--root", str(base), *options], prog_name="kopilka")


def comments(path: Path) -> dict[str, str]:
    """The text of every comment and the text it is tied to."""
    document = docx.Document(str(path))
    tied = {}
    for start in document.element.body.iter(f"{{{W}}}commentRangeStart"):
        number = start.get(f"{{{W}}}id")
        pieces = []
        for element in start.itersiblings():
            if element.tag == f"{{{W}}}commentRangeEnd" and element.get(f"{{{W}}}id") == number:
                break
            pieces += [text.text or "" for text in element.iter(f"{{{W}}}t")]
        tied[int(number)] = "".join(pieces)
    return {comment.text: tied[comment.comment_id] for comment in document.comments}


def test_every_fault_is_told_at_its_field_in_plain_russian(base):
    card = {"title": "Первый шаг.", "summary": SUMMARY, "origin": "школа", "grades": [5, 14]}
    path = form(base, card, {"kak-povtorit": ["Звоните: +7 900 000-12-34."]})
    before = path.read_bytes()
    result = take(base, path, "--reply")
    assert result.exit_code == 0, result.output
    found = comments(base / "moy-priyom — ответ.docx")
    assert path.read_bytes() == before
    assert found["«Классы»: число должно быть не больше 11. Например: 5, 6"] == "5, 14"
    (first,) = [text for text in found if text.startswith("Спасибо, документ принят.")]
    assert "Исправьте здесь же" in first and "Для публикации ещё понадобится:" in first
    assert not any("title:" in text or "practices/" in text or "(grades)" in text for text in found)
    card["grades"] = [5]
    path.unlink()
    again = take(base, form(base, card, {"kak-povtorit": ["Звоните: +7 900 000-12-34."]}), "--reply")
    assert "moy-priyom — ответ 2.docx" in again.output, "an answer is never overwritten"
    found = comments(base / "moy-priyom — ответ 2.docx")
    assert {tied for text, tied in found.items() if text.startswith("Телефон: +7•••")} == {"Звоните: +7 900 000-12-34."}
    assert {tied for text, tied in found.items() if "точк" in text} == {"Первый шаг."}


#: Fixtures whose remarks name keys of a file, or values as they stand in one.
KEYED = (
    "ARI002-answers", "ARI003-agenda", "ARI006-bare-step", "DAT001-overdue", "FLD003-wrong-types", "HON001-sample",
    "HON003-maturity", "HON006-rights", "HON007-recording",
)  # fmt: skip


def test_nothing_is_said_in_the_keys_of_a_file():
    """Whoever filled a form knows its labels; «compute», «agenda», «true» are of the file."""
    said = [(problem, in_plain_words(problem)) for name in KEYED for problem in check_fixture(f"bad/{name}")]
    keys = {field for kind in KINDS.values() for field in _keys(described(kind.record))} | {"true", "false"}

    def named(words: str) -> set[str]:
        return keys & set(re.findall(r"(?<![\w«/.#-])[a-z_]{3,}(?!\w|[»/-]|\.\w)", words))

    assert [words for _, words in said if named(words)] == []
    assert sum(bool(named(f"{problem.message} {problem.hint}")) for problem, _ in said) > len(KEYED)
    hint = "Добавьте строку «minutes: …»."
    missing = Diagnostic("practices/techmaps/a.md", 3, 1, "FLD001", Severity.ERROR, "Не заполнено поле «Минуты» (minutes).", hint)
    assert in_plain_words(missing) == "Не заполнено поле «Минуты»."


def _keys(fields):
    for field in fields:
        yield field.key
        yield from _keys(field.parts)


def test_a_missing_field_is_asked_for_where_it_is_empty(base):
    path = form(base, {"summary": SUMMARY, "origin": "школа"})
    take(base, path, "--reply")
    found = comments(base / "moy-priyom — ответ.docx")
    assert {tied for text, tied in found.items() if text.startswith("Не заполнено поле «Название»")} == {"Впишите сюда"}


def test_a_free_document_is_answered_at_its_words(base):
    path = base / "svobodnyy.docx"
    document = docx.Document()
    document.add_heading("Приём «Первый шаг»", 1)
    document.add_paragraph(SUMMARY)
    document.add_paragraph("Вопросы на почту ivanova@example.com до пятницы.")
    document.save(str(path))
    result = take(base, path, "--kind", "techniques", "--reply")
    assert result.exit_code == 0, result.output
    found = comments(base / "svobodnyy — ответ.docx")
    assert any(text.startswith("Электронная почта") and "ivanova" in tied for text, tied in found.items()), found


def test_what_is_refused_ends_with_1_and_says_why(base):
    path = base / "a.docm"
    path.write_bytes(b"PK")
    result = take(base, path)
    assert result.exit_code == 1 and "a.docm: не принят. Документы с макросами не принимаются" in result.output


def test_a_form_is_written_and_never_over_another(base, tmp_path):
    words = ["form", "techniques", "--to", str(tmp_path / "f.docx"), "--root", str(base)]
    assert CliRunner().invoke(cli.app, words).exit_code == 0
    docx.Document(str(tmp_path / "f.docx"))
    assert "уже есть" in str(CliRunner().invoke(cli.app, words).exception)


def test_without_an_office_old_documents_are_refused_with_a_way_out(base, monkeypatch):
    monkeypatch.setattr(old_word, "office", lambda: None)
    path = base / "staryy.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    assert "нужен LibreOffice" in Taker(load(base), TODAY).take(path).refusal


@pytest.mark.skipif(old_word.office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("form_of", ["odt", "doc"])
def test_a_form_saved_by_an_office_keeps_every_field(base, tmp_path, form_of):
    """From the empty form through LibreOffice (as a school without Word has it) to the draft."""
    card = {
        "title": "Первый шаг",
        "summary": SUMMARY,
        "origin": "школа",
        "grades": [5, 6],
        "tier": "группе",
        "steps": [{"title": "Начать", "what": "Показать первый шаг"}, {"title": "Повторить", "what": "Спросить второй"}],
        "resources": ["карточки", "карандаш"],
    }
    path = form(base, card, {"kak-povtorit": ["Повторите дважды."]})
    profile = (tmp_path / "profile").as_uri()
    command = [old_word.office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", form_of, str(path)]
    subprocess.run([*command, "--outdir", str(tmp_path)], check=True, capture_output=True, timeout=400)
    taken = Taker(load(base), TODAY).take(tmp_path / f"moy-priyom.{form_of}")
    assert taken.path, taken.refusal
    source = read_source(base, taken.path).source
    assert source.data == {**card, "status": "черновик"}
    assert "## Как повторить\n\nПовторите дважды." in source.text


def test_the_answer_is_a_word_file_that_can_be_taken_again(base):
    path = form(base, {"title": "Первый шаг", "summary": SUMMARY, "origin": "школа"})
    take(base, path, "--reply")
    answer = base / "moy-priyom — ответ.docx"
    etree.fromstring(docx.Document(io.BytesIO(answer.read_bytes())).element.xml)
    taken = Taker(load(base), TODAY).take(answer)
    assert read_source(base, taken.path).source.data["title"] == "Первый шаг"
