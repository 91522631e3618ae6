"""The whole way of a school without Word: the empty form opened, filled and saved by LibreOffice, the draft, the page."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import lxml.html
import pytest
from click.testing import CliRunner, Result

from kopilka import cli
from kopilka.forms.old_word import office

#: Debian's Python is the one that its LibreOffice can be driven from (package python3-uno).
PYTHON = "/usr/bin/python3"
SAID: dict = {"capture_output": True, "text": True, "timeout": 150}
TYPIST = Path(__file__).parent / "support" / "office_typist.py"
SUMMARY = "Ученик говорит вслух только первый шаг и начинает работу сам. За две недели привыкает начинать без подсказки."
SCHOOL = """\
title: Школа № 44
summary: Школа, которая даёт практику. Здесь она нужна, чтобы у материала было чьё-то имя, и больше ни для чего.
status: опубликовано
origin: исходный документ
number: 44
full_name: Школа № 44
short_name: Школа № 44
organisation_kind: школа
school_year: 2026/2027
rights_confirmed: true
personal_data: нет
reviewed: 2026-11-22
review_by: 2027-11-22
"""
TYPED = {
    "fields": {
        "Название": "Первый шаг вслух",
        "Кратко": SUMMARY,
        "Откуда материал": "школа",
        "Школа": "shkola-44",
        "Учебный год": "2026/2027",
        "Уровни образования": ["ooo", "noo"],
        "Классы": "5–7",
        "Предметы": ["matematika"],
        "Для кого": ["uchitel-predmetnik"],
        "Факторы риска": ["riski-neuspeshnosti"],
        "Кому помощь": "группе",
        "Сколько времени займёт": "две недели",
        "Кому не подойдёт": "тем, кто не знает таблицу умножения",
        "Доказательность": "ne-otsenivalos",
        "Ресурсы": "r1-uchitel",
        "Зрелость": "описана",
        "Права подтверждены": "да",
        "Персональные данные": "нет",
    },
    "rows": {
        "Шаг": [["Начать", "Попросить назвать первый шаг", "С чего начнём?", "2"], ["Повторить", "Спросить ещё раз", "", "3"]],
    },
    "sections": {
        "Какую проблему решает": "Ученик ждёт готового ответа.",
        "Почему работает": "Начать легче, когда шаг назван.",
        "Как повторить": "Выберите две задачи.\nПовторите дважды.",
    },
}  # fmt: skip


def _driven() -> bool:
    return office() is not None and subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(
    not _driven(), reason="no LibreOffice that can be driven: apt install libreoffice-writer python3-uno"
)


def kopilka(*words: object) -> Result:
    return CliRunner().invoke(cli.app, list(map(str, words)), prog_name="kopilka")


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The office's own settings: made at the first start, which takes it longest."""
    return tmp_path_factory.mktemp("office") / "profile"


def words_of(page: Path) -> str:
    """What a reader sees of a page, in one line."""
    return " ".join(lxml.html.parse(str(page)).getroot().text_content().split())


def typed(form: Path, filled: Path, card: dict, profile: Path) -> None:
    words = filled.with_suffix(".json")
    words.write_text(json.dumps(card, ensure_ascii=False), "utf-8")
    done = subprocess.run([PYTHON, TYPIST, form, filled, words, profile], check=False, **SAID)
    assert done.returncode == 0, done.stderr


@pytest.mark.site
def test_from_an_empty_form_in_libreoffice_to_a_published_page(make_base, tmp_path, profile):
    base = make_base({"schools/shkola-44.yml": SCHOOL})
    form, filled = tmp_path / "forma.docx", tmp_path / "zapolnennaya.docx"
    assert kopilka("form", "techniques", "--to", form, "--root", base).exit_code == 0
    typed(form, filled, TYPED, profile)
    taken = kopilka("take", filled, "--root", base)
    assert taken.exit_code == 0, taken.output
    assert "Для публикации ещё нужно: Кому подойдёт." in taken.output
    path = base / "practices/techniques/pervyy-shag-vslukh.md"
    text = path.read_text("utf-8")
    assert "Выберите две задачи.\\\nПовторите дважды." in text, "the office forgets the break between two lines; we do not"
    asked = "status: опубликовано\nfor_whom: Тем, кто не начинает работу.\nreviewed: 2026-11-22\nreview_by: 2027-11-22"
    path.write_text(text.replace("status: черновик", asked), "utf-8")
    checked = kopilka("check", path, "--root", base, "--no-notes")
    assert checked.exit_code == 0 and checked.output == "Замечаний нет.\n", checked.output
    built = subprocess.run([sys.executable, "-m", "kopilka.cli", "build", "--root", base, "--strict"], check=False, **SAID)
    assert built.returncode == 0, built.stdout + built.stderr
    page = words_of(base / "site/techniques/pervyy-shag-vslukh/index.html")
    for words in ("Первый шаг вслух", SUMMARY, "С чего начнём?", "Ученик ждёт готового ответа.", "Повторите дважды."):
        assert words in page, words


def test_what_we_answer_is_read_in_libreoffice_whole(make_base, tmp_path, profile):
    """A comment inside a control would hide the words of the control there."""
    base = make_base()
    form, filled = tmp_path / "forma.docx", tmp_path / "broken.docx"
    kopilka("form", "techniques", "--to", form, "--root", base)
    faults = {"Название": "Первый шаг вслух", "Кратко": "Коротко.", "Откуда материал": "школа", "Классы": "5, 14"}
    typed(form, filled, {"fields": faults, "sections": {"Пример": "Задача о поездах."}}, profile)
    assert kopilka("take", filled, "--reply", "--root", base).exit_code == 0
    answer = tmp_path / "broken — ответ.docx"
    told = {comment.text for comment in docx.Document(str(answer)).comments}
    # Through a converter: with a comment in the document this LibreOffice (7.4) cannot be driven, any document of anybody.
    command = [office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "docx", answer]
    subprocess.run([*command, "--outdir", tmp_path / "opened"], check=True, capture_output=True, timeout=120)
    document = docx.Document(str(tmp_path / "opened" / answer.name))
    shown = "".join(text.text or "" for text in document.element.body.iter(f"{{{document.element.nsmap['w']}}}t"))
    for words in (*faults.values(), "Педагогическая практика (приём)", "Задача о поездах."):
        assert words in shown, words
    assert {comment.text for comment in document.comments} == told
    assert any("не больше 11" in text for text in told) and any("слишком коротко" in text for text in told)
