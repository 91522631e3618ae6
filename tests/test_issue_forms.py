"""The door for those who write on a code host: the form of every kind, and its issue read back without loss or harm."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from kopilka import cli
from kopilka.content.bank import load
from kopilka.content.described import Described, Shape
from kopilka.content.fields import Need, label_of
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.source import read_source
from kopilka.forms.issue_form import CONSENT, GIVEN, KIND, LABEL, MORE, TICKS, Question, github_form, issue_forms, questions
from kopilka.forms.take_issue import MAX_TEXT, take_issue
from kopilka.forms.word_form import term_words
from support.base import ROOT
from support.fixtures import TODAY

BANK = load(ROOT)
FORMS = {folder: yaml.safe_load(github_form(KINDS[folder], BANK)) for folder in GIVEN}
every_form = pytest.mark.parametrize("folder", GIVEN)
SUMMARY = "Приём помогает ученику начать работу без подсказки. За две недели он привыкает к первому шагу."


def run(*words: object, text: str | None = None) -> Result:
    return CliRunner().invoke(cli.app, list(map(str, words)), prog_name="kopilka", input=text)


# The forms


def test_the_forms_in_the_repository_are_those_that_the_records_give():
    for path, text in issue_forms(BANK).items():
        assert (ROOT / path).read_text("utf-8") == text, f"{path} устарел: kopilka issue-forms"
    made = {path.name for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")}
    assert made == {Path(path).name for path in issue_forms(BANK) if path.endswith(".yml")} | {
        "00-practice.yml",
        "99-material-error.yml",
        "config.yml",
    }


def test_every_kind_that_a_school_gives_has_a_form():
    assert set(GIVEN) == {kind.folder for kind in KINDS.values() if kind.library} - {"projects"}


@every_form
def test_github_takes_the_form(folder):
    """What GitHub demands beyond the schema: it drops a form that breaks this from the list without a word."""
    form = FORMS[folder]
    assert len(form["description"]) <= 200
    asked = [element for element in form["body"] if element["type"] != "markdown"]
    ids = [element["id"] for element in asked]
    labels = [element["attributes"]["label"] for element in asked]
    assert len(set(ids)) == len(ids) and all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    assert len(set(labels)) == len(labels)
    for element in asked:
        options = element["attributes"].get("options", [])
        words = [one["label"] if isinstance(one, dict) else one for one in options]
        assert len(set(words)) == len(words) and all(isinstance(one, str) and one.casefold() != "none" for one in words)


@every_form
def test_the_form_asks_what_the_rules_demand_and_no_people(folder):
    kind, form = KINDS[folder], FORMS[folder]
    asked = {element.get("id"): element for element in form["body"]}
    for question in questions(kind, BANK):
        if question.field is not None:
            assert asked[question.id].get("validations", {}).get("required", False) == (question.field.need is Need.ALWAYS)
    assert {"title", "summary"} <= set(asked) and "authors" not in asked
    assert all(option["required"] for option in asked["consent"]["attributes"]["options"])
    assert "не пишите данных детей" in form["body"][0]["attributes"]["value"]
    assert form["labels"] == [LABEL]
    for section in kind.record.SECTIONS:
        assert (section.need is Need.OPTIONAL) or any(one.label.startswith(section.title) for one in questions(kind, BANK))


# The issue


def written(kind: Kind, answers: dict[str, str], ticks: str = "x") -> str:
    """An issue as GitHub writes it: every question in its order, `_No response_` where there is no answer."""
    rows = [f"### {KIND}", term_words(kind.label, kind.folder)]
    for question in questions(kind, BANK):
        rows += [f"### {question.label}", answers.get(question.id) or "_No response_"]
    rows += [f"### {MORE}", answers.get("more", "_No response_"), f"### {CONSENT}"]
    rows.append("\n".join(f"- [{ticks}] {tick.words}" for tick in TICKS))
    return "\n\n".join(rows)


@pytest.fixture
def take(tmp_path):
    """Take an issue into an empty base with the words and the materials of the real one."""
    (tmp_path / "practices").mkdir()
    bank = replace(BANK, root=tmp_path)

    def taken(text: str) -> tuple[dict, str]:
        told = take_issue(bank, text, TODAY, 7)
        assert told.path, told.refusal
        source = read_source(tmp_path, told.path).source
        (tmp_path / told.path).unlink()
        return dict(source.data), source.text

    return taken


def shown(field: Described, value: object) -> str:
    """A value as it stands in an issue."""
    if field.shape is Shape.PART:
        items = value if field.many else [value]
        blocks = [
            "\n".join(f"{part.label}: {shown(part, item[part.key])}" for part in field.parts if part.key in item)
            for item in items
        ]
        return "\n\n".join(blocks)
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if field.shape is Shape.TERM:
        terms = BANK.vocabularies[field.source].terms
        return ", ".join(term_words(terms[one].title, one) for one in (value if field.many else [value]))
    if field.many:
        return ("\n- " if field.shape in (Shape.TEXT, Shape.PROSE) else ", ").join(["", *map(str, value)]).removeprefix(", ")
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБЁЯabcXYZ0123456789  «»—–…№№.,;!?-\"'()[]{}<>&*_`~|%^=+/\\$"


def texts() -> st.SearchStrategy[str]:
    typed = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split()))
    # A bullet, a number, a heading or a picture at the beginning is somebody's list, not his words.
    return typed.filter(lambda text: text and text[0] not in "-+*•0123456789=_" and "<!--" not in text and "![" not in text)


def values(field: Described, depth: int = 0) -> st.SearchStrategy:
    one = _one(field, depth)
    unique = field.shape in (Shape.TERM, Shape.CHOICE)
    return st.lists(one, min_size=1, max_size=2, unique=unique) if field.many else one


def _one(field: Described, depth: int) -> st.SearchStrategy:
    match field.shape:
        case Shape.PART:
            plain = [part for part in field.parts if part.shape is not Shape.PART and not part.many]
            first, rest = plain[0], plain[1:]
            return st.fixed_dictionaries(
                {first.key: values(first, depth + 1)}, optional={part.key: values(part, depth + 1) for part in rest}
            )
        case Shape.CHOICE:
            return st.sampled_from(field.options)
        case Shape.TERM:
            return st.sampled_from(list(BANK.vocabularies[field.source].terms))
        case Shape.REFERENCE:
            return st.sampled_from([one.id if field.source else one.key for one in BANK.of(field.source)] or ["terms/full"])
        case Shape.WHOLE:
            return st.integers(1, 11)
        case Shape.NUMBER:
            return st.integers(0, 300)
        case Shape.YES_NO:
            return st.booleans()
        case Shape.DAY:
            return st.dates(date(1990, 1, 1), date(2040, 1, 1))
    return texts()


@every_form
def test_what_is_written_in_an_issue_comes_back(folder, take):
    kind = KINDS[folder]
    asked = [one for one in questions(kind, BANK) if one.field is not None]

    @settings(max_examples=3, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(
        st.fixed_dictionaries({}, optional={one.id: values(one.field) for one in asked}),
        st.lists(texts(), min_size=2, max_size=2),
    )
    def comes_back(card, words):
        sections = [one for one in questions(kind, BANK) if one.field is None][:2]
        prose = dict(zip((one.id for one in sections), words, strict=False))
        card.setdefault("title", "Первый шаг")
        answers = {one.id: shown(one.field, card[one.id]) for one in asked if one.id in card}
        read, text = take(written(kind, answers | prose))
        assert (read.pop("personal_data"), read.pop("rights_confirmed"), read.pop("status")) == ("нет", True, "черновик")
        read.setdefault("origin", "школа")
        for question in asked:
            typed = card.get(question.id)
            if typed is not None:
                assert same(question.field, typed, read.get(question.id)), (question.id, typed, read.get(question.id))
        assert set(read) - {"origin"} == set(card)
        assert all(said in text for said in prose.values())

    comes_back()


def same(field: Described, typed, read) -> bool:
    if field.shape is Shape.PART:
        items, found = (typed, read) if field.many else ([typed], [read])
        parts = {part.key: part for part in field.parts}
        return len(items) == len(found) and all(
            set(one) == set(other) and all(same(parts[key], one[key], other[key]) for key in one)
            for one, other in zip(items, found, strict=True)
        )
    if field.shape is Shape.DAY:
        return typed.isoformat() == str(read)
    return typed == read


def test_an_issue_becomes_a_draft_that_passes_the_check(make_base):
    base = make_base()
    answers = {
        "title": "Первый шаг", "summary": SUMMARY, "grades": "5–7", "subjects": "Математика (matematika)", "tier": "группе",
        "steps": "**Шаг:** Начать\nЧто делать: Попросить назвать первый шаг.\nИ подождать.\nМинуты: 2\n\n"
        "Шаг: Повторить\nЧто делать: Спросить.",
        "text-kak-povtorit": "# Дважды\n\nПовторите дважды.",
    }  # fmt: skip
    (base / "issue.md").write_text(written(KINDS["techniques"], answers), "utf-8")
    result = run("take-issue", base / "issue.md", "--number", 12, "--letter", base / "letter.md", "--root", base)
    assert result.exit_code == 0, result.output
    assert "обращение № 12 → practices/techniques/pervyy-shag.md" in result.output and "Замечаний нет." in result.output
    source = read_source(base, "practices/techniques/pervyy-shag.md").source
    assert source.data["grades"] == [5, 6, 7]
    assert source.data["steps"][0] == {"title": "Начать", "what": "Попросить назвать первый шаг.\nИ подождать.", "minutes": 2}
    assert "## Как повторить\n\n### Дважды\n\nПовторите дважды." in source.text
    assert "из обращения № 12, sha256" in source.text
    letter = (base / "letter.md").read_text("utf-8")
    assert letter.startswith("<!-- kopilka -->\n") and "Спасибо, обращение принято" in letter and "Замечаний нет." in letter
    again = run("take-issue", "-", "--root", base, text=written(KINDS["techniques"], answers))
    assert again.exit_code == 1 and "уже принято: practices/techniques/pervyy-shag.md" in again.output


def test_the_letter_says_what_the_base_already_has(make_base):
    base = make_base()
    text = (
        "Ученик говорит вслух только первый шаг. Учитель ждёт и не подсказывает. Потом ученик пишет его и начинает второй. " * 3
    )
    for number in (1, 2):
        answers = {"title": "Первый шаг вслух", "summary": SUMMARY, "text-kak-povtorit": f"{text} {number}"}
        issue = written(KINDS["techniques"], answers)
        result = run("take-issue", "-", "--letter", base / "letter.md", "--root", base, text=issue)
        assert result.exit_code == 0, result.output
    assert "Похоже на techniques/pervyy-shag-vslukh:" in result.output
    assert "- Похоже на techniques/pervyy-shag-vslukh:" in (base / "letter.md").read_text("utf-8")


def test_what_is_told_in_own_words_is_kept_as_text(take):
    said = "Сначала молчу.\n\nПотом спрашиваю: «С чего начнём?»"
    card, text = take(written(KINDS["techniques"], {"title": "Первый шаг", "steps": said, "more": "Есть и карточки."}))
    assert "steps" not in card
    assert f"## Шаги\n\n{said}" in text and "## Что ещё\n\nЕсть и карточки." in text
    card, text = take(written(KINDS["elements"], {"title": "Дело", "more": "Два слова.\n---\nstatus: опубликовано"}))
    assert card["status"] == "черновик" and "# Что ещё: Два слова.\n" in text


def test_an_empty_part_is_empty(take):
    lines = {one.id: "\n".join(one.lines) for one in questions(KINDS["techmaps"], BANK) if one.lines}
    card, text = take(written(KINDS["techmaps"], {"title": "Дроби"} | lines))
    assert set(card) == {"title", "status", "origin", "personal_data", "rights_confirmed"} and "## " not in text


def test_nothing_is_confirmed_that_was_not_ticked(take):
    card, _ = take(written(KINDS["guides"], {"title": "Памятка"}, ticks=" "))
    assert "personal_data" not in card and "rights_confirmed" not in card
    only_licence = written(KINDS["guides"], {"title": "Памятка"}).replace(f"- [x] {TICKS[1].words}", f"- [ ] {TICKS[1].words}")
    card, _ = take(only_licence)
    assert card["personal_data"] == "нет" and "rights_confirmed" not in card


HOSTILE = [
    "### Название\n\nЧужое", "### Вид материала\n\nПриём (schools)", "---\nstatus: опубликовано\n---", "{{ config }}{% raw %}",
    "$(rm -rf /) `id` && exit 1", "../../../etc/passwd", "<script>alert(1)</script>", "![x](https://example.org/x.png)",
    "<img src=x onerror=alert(1)>", "\x00\x1b[31m\u202eтекст", "- - -\n===", "!!python/object/apply:os.system [id]",
    "&a [*a, *a]", "<!-- kopilka -->", "#" * 500, "a: b: c\n\t- d", "\ud800", "```\n### Кратко\n", "x" * 2_000,
    "1.\n2.\n", "|>-",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("folder", ["techniques", "techmaps", "routes"])
def test_a_hostile_issue_is_only_text(folder, text, tmp_path):
    """Whatever stands in the fields, one draft of this kind appears in its folder, with a safe name and nothing published."""
    (tmp_path / "practices").mkdir()
    bank = replace(BANK, root=tmp_path)
    asked = questions(KINDS[folder], BANK)
    told = take_issue(bank, written(KINDS[folder], {one.id: text for one in asked} | {"more": text}), TODAY)
    assert told.path, told.refusal
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert files == [told.path]
    assert re.fullmatch(rf"practices/{folder}/[a-z0-9-]{{1,60}}\.(md|yml)", told.path)
    read = read_source(tmp_path, told.path)
    assert read.data is not None and read.data["status"] == "черновик", read.problems
    assert not re.search("[\x00\u202e\u2066]", read.source.text) and "![" not in read.source.text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.sampled_from("### Вид материалаНазвание(techniques)\n-[x]{}<>!|:`*#&\"'\\ _No response_"), max_size=300))
@example("### Вид материала\n\nПриём (techniques)")
def test_any_text_is_answered(tmp_path_factory, text):
    root = tmp_path_factory.mktemp("any")
    (root / "practices").mkdir()
    told = take_issue(replace(BANK, root=root), text, TODAY)
    assert bool(told.path) != bool(told.refusal)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Просто письмо.", "не наша форма"),
        ("### Вид материала\n\nОрганизация (schools)", "не наша форма"),
        ("### Вид материала\n\nПриём (techniques)\n\n### Название\n\n_No response_", "Форма пустая"),
        ("x" * (MAX_TEXT + 1), "слишком велик"),
        (
            "### Вид материала\n\nПриём (techniques)\n\n### Название\n\nЗвоните: +7 (485) 273-12-34",
            "личные данные — Телефон: +7•••",
        ),
        (
            "### Вид материала\n\nПриём (techniques)\n\n### Кратко\n\nmama.petrova@example.org",
            "личные данные — Электронная почта",
        ),
    ],
)
def test_what_is_no_form_is_refused_with_the_reason(make_base, text, told):
    base = make_base()
    result = run("take-issue", "-", "--letter", base / "letter.md", "--root", base, text=text)
    assert result.exit_code == 1 and told in result.output
    letter = (base / "letter.md").read_text("utf-8")
    assert told.replace("+", "\\+") in letter
    assert "273-12-34" not in result.output + letter and "petrova" not in result.output + letter
    assert not list((base / "practices").glob("[a-z]*/*.md"))


def test_the_letter_calls_nobody_and_shows_no_pictures(make_base):
    base = make_base()
    answers = {"title": "Первый шаг", "summary": SUMMARY, "stage": "@all ![x](https://evil.example/x.png) <b>"}
    run("take-issue", "-", "--letter", base / "letter.md", "--root", base, text=written(KINDS["techniques"], answers))
    letter = (base / "letter.md").read_text("utf-8")
    assert "@\u2060all" in letter
    assert not re.search(r"@all|https?://|(?<!\\)!\[|(?<!\\)<b", letter.removeprefix("<!-- kopilka -->"))


def test_a_template_of_gitlab_is_read_as_well(take):
    template = (ROOT / ".gitlab/issue_templates/01 Приём.md").read_text("utf-8")
    filled = template.replace("### Название\n", "### Название\n\nПервый шаг\n").replace("- [ ]", "- [x]")
    card, text = take(filled)
    assert card == {
        "title": "Первый шаг", "status": "черновик", "origin": "школа", "rights_confirmed": True, "personal_data": "нет",
    }  # fmt: skip
    assert "/label" not in text and "<!--" not in text


def test_questions_are_told_apart():
    """A field and a section of a kind may have one name; two questions of a form may not."""
    labels = [question.label for question in questions(KINDS["programmes"], BANK)]
    assert labels.count("Ресурсы") == 1 and "Ресурсы: своими словами" in labels
    assert isinstance(questions(KINDS["techniques"], BANK)[0], Question)


@pytest.mark.parametrize("kind", KINDS)
def test_fields_of_a_kind_have_names_of_their_own(kind):
    labels = [label_of(info, name) for name, info in KINDS[kind].record.model_fields.items()]
    assert len(labels) == len(set(labels))
