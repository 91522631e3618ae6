"""The curators' yearly report: figures of the base or of the sealed edition, and a pilot school's own report on paper."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from docx import Document

from kopilka import cli
from kopilka.content.bank import load
from kopilka.content.reports import NOTES, calls_in, read_reports
from kopilka.diagnostics import KopilkaError
from kopilka.exports.site_reports import report_pdf
from kopilka.exports.yearly import yearly_docx, yearly_pdf
from kopilka.forms.new_report import new_report
from kopilka.report.fixes import apply_fixes
from kopilka.rules import clock
from kopilka.views.checking import check
from kopilka.views.desk.data import statistics_data
from kopilka.views.desk.gaps import heat_tables
from kopilka.views.desk.legal import legal_watch
from kopilka.views.own_numbers import unnumbered
from kopilka.views.page import SiteInfo
from kopilka.views.pages import material_page, planned_pages
from kopilka.views.site_report import site_report
from kopilka.views.yearly.begun import begun
from kopilka.views.yearly.counted import Counted
from kopilka.views.yearly.figures import figures
from kopilka.views.yearly.macros import NAMES, Yearly
from kopilka.views.yearly.paper import paper
from support.base import ROOT, TERM
from support.repository import commit, git

TODAY = date(2026, 11, 22)
DAY = "2026-11-20"
PAGE = "---\ndescription: Отчёт\nrender_macros: true\nreport: {year}\n---\n\n# Отчёт\n\n{text}\n"


def written(root, text, year="2026/2027"):
    page = root / f"docs/about/reports/{year.replace('/', '-')}.md"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(year=year, text=text), "utf-8")
    return page


def told(root):
    found = [problem for problem in check(load(root), TODAY) if problem.code.startswith("FIG")]
    return [(problem.code, problem.line, problem.column, problem.message) for problem in found]


@pytest.fixture
def base(make_base):
    return make_base({"terms/neuspevaemost.yml": TERM})


def test_a_figure_that_disagrees_is_told_with_the_right_one_and_mended(base):
    page = written(base, 'Терминов {{ figure("terms", 7) }},\nшкол {{ figure("schools", 0) }}.')
    assert told(base) == [("FIG001", 9, 29, "В отчёте 7, а по числам базы — 1 (terms).")]
    assert apply_fixes(base, check(load(base), TODAY)) == 1
    assert '{{ figure("terms", 1) }}' in page.read_text("utf-8")
    assert told(base) == []


def test_a_sealed_year_is_held_against_its_edition_and_the_next_against_the_base(base):
    with clock.on(TODAY):
        sealed = statistics_data(load(base))
    sealed["others"]["terms"] = 40
    folder = base / "editions/2025-2026"
    folder.mkdir(parents=True)
    (folder / "statistics.json").write_text(json.dumps(sealed), "utf-8")
    written(base, '{{ figure("terms", 40) }}', "2025/2026")
    written(base, '{{ figure("terms", 1) }}', "2026/2027")
    assert told(base) == []
    (base / "practices/terms/otstavanie.yml").write_text(TERM.replace("Неуспеваемость", "Отставание"), "utf-8")
    assert [(code, message) for code, _, _, message in told(base)] == [("FIG001", "В отчёте 1, а по числам базы — 2 (terms).")]
    bank = load(base)
    past, now = read_reports(base)
    counted = Counted(bank)
    shown = [Yearly(bank, page, counted.of(page), lambda uri, text: f"[{text}]({uri})").figure("terms") for page in (past, now)]
    assert shown == ["[40](editions/index#2025-2026)", "[2](terms/index)"]


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"materials": "много"}', "не json"])
def test_a_broken_edition_is_told_and_nothing_else_is(base, broken):
    (base / "editions/2026-2027").mkdir(parents=True)
    (base / "editions/2026-2027/statistics.json").write_text(broken, "utf-8")
    written(base, '{{ figure("terms", 40) }}')
    assert [code for code, *_ in told(base)] == ["FIG005"]


def test_without_the_whole_history_nobody_disputes_what_is_new(base):
    written(base, '{{ figure("activity.2026/2027.new", 5) }}')
    assert told(base) == []
    git(base, "init", "-q")
    commit(base, DAY)
    assert [message for *_, message in told(base)] == ["В отчёте 5, а по числам базы — 0 (activity.2026/2027.new)."]


# The next year's report


OLD = """\
Что это за отчёт, на {{ report_day() }}.

{# Давняя заметка: 7. #}

## Коротко

Всё ещё впереди: терминов {{ figure("terms", 1) }}, а новых —
{{ figure("activity.2025/2026.new", 0) }}. Обещано {{ quoted(500, "projects/net") }}.

- С результатом {{ figure("shares.evidence", 0) }} из {{ figure("shares.evidence.whole") }}.

### Виды

{{ kinds_table() }}

Вывод без чисел.
"""
NEW = """\
Что это за отчёт, на {{ report_day() }}.

## Коротко

{# Год назад:
Всё ещё впереди: терминов {{ figure("terms", 1) }}, а новых —
{{ figure("activity.2026/2027.new", 0) }}. Обещано {{ quoted(500, "projects/net") }}.
#}

- Термины — {{ figure("terms") }}.
- 2026/2027: новых — {{ figure("activity.2026/2027.new") }}.

{# Год назад:
- С результатом {{ figure("shares.evidence", 0) }} из {{ figure("shares.evidence.whole") }}.
#}

- Практики с данными о результате — {{ figure("shares.evidence") }} из {{ figure("shares.evidence.whole") }}.

### Виды

{{ kinds_table() }}

{# Год назад:
Вывод без чисел.
#}
"""


def begin(root, year="2026/2027", day=TODAY):
    with clock.on(day):
        return new_report(root, year)


def test_a_new_report_keeps_the_skeleton_names_every_figure_and_claims_nothing(base):
    written(base, OLD, "2025/2026")
    page = begin(base)
    assert page.path == "docs/about/reports/2026-2027.md" and page.year == "2026/2027"
    assert (base / page.path).read_text("utf-8") == PAGE.format(year="2026/2027", text=NEW.rstrip())
    assert {(code, line) for code, line, *_ in told(base) if line > 7} >= {("FIG006", 13)}
    # The old page names a document that is not there; the same words in a note of the new one are not said.
    assert [one[0] for one in told(base) if one[0] != "FIG006"] == ["FIG004"]
    bank = load(base)
    with clock.on(TODAY):
        data = Counted(bank).of(page)
        printed = paper(bank, page, data, SiteInfo())
    words = " ".join(run["text"] for block in printed.blocks for run in runs_of(block))
    assert "впереди" not in words and "Год назад" not in words and "Термины — 1." in words.replace("\u00a0", " ")
    assert [row[0] for row in printed.origins][:1] == ["Термины"]


def test_the_report_of_the_real_base_begins_the_next_without_an_error(real, tmp_path):
    page = next(page for page in read_reports(ROOT) if page.year == "2026/2027")
    with clock.on(date(2028, 6, 1)):
        text = begun(page, "2027/2028", statistics_data(real))
    said = NOTES.sub("", text)
    assert said.count("\n## ") == page.text.count("\n## ") and said.count("_table()") == page.text.count("_table()")
    assert "2026/2027" not in text and "{{ steps_list(8) }}" in said and "редакция:" not in said
    assert all(
        call.number is None and not call.fault for call in calls_in(text.partition("# Отчёт")[2]) if call.macro == "figure"
    )


@pytest.mark.parametrize(
    ("year", "day", "words"),
    [
        ("2026", TODAY, "не учебный год"),
        ("2025/2026", TODAY, "уже есть: docs/about/reports/2025-2026.md"),
        ("2027/2028", TODAY, "ещё не начался: считать нечего. Сейчас идёт 2026/2027"),
        ("2024/2025", TODAY, "ни за один год раньше 2024/2025"),
        ("2026/2027", date(2030, 6, 1), "Выпуска 2026/2027 нет"),
        ("2028/2029", date(2029, 6, 1), "а года в нём нет. Допишите в его начало: report: 2028/2029"),
    ],
)
def test_a_report_that_cannot_be_begun_says_why_and_writes_nothing(base, year, day, words):
    written(base, "Слово.", "2025/2026")
    written(base, "Слово.", "2028/2029").write_text("# Чужая страница\n", "utf-8")
    before = {path: path.read_bytes() for path in base.rglob("*.md")}
    with pytest.raises(KopilkaError, match=re.escape(words)):
        begin(base, year, day)
    assert {path: path.read_bytes() for path in base.rglob("*.md")} == before


def test_the_command_says_what_is_left_to_be_done(base):
    written(base, "Слово.", "2025/2026")
    with clock.on(TODAY):
        told = CliRunner().invoke(cli.app, ["report", "2026/2027", "--root", str(base)])
    assert told.exit_code == 0
    assert "Начат docs/about/reports/2026-2027.md." in told.output
    assert "- Отчёт за 2026/2027: about/reports/2026-2027.md" in told.output and "kopilka check" in told.output


@pytest.mark.parametrize(
    "text", ["{{ figure() }}", "{{ figure('terms', ) ) }}", "{{ figure(5) }}", "{{ quoted('terms/x') }}", "{{ figure }}"]
)
def test_what_cannot_be_read_is_told(base, text):
    written(base, text)
    assert [code for code, *_ in told(base)] == ["FIG002"]


def test_a_page_without_a_school_year_is_no_report(base):
    written(base, "Число 5.", year="2026/2027")
    for year in ("скоро", "2026", "[2026/2027]"):
        page = base / "docs/drugoe.md"
        page.write_text(PAGE.format(year=year, text="Число 5."), "utf-8")
        assert [path.path for path in read_reports(base)] == ["docs/about/reports/2026-2027.md"]
    (base / "docs/plohaya.md").write_bytes(b"\xff\xfe---\nreport: 2026/2027\n---\n")
    assert len(read_reports(base)) == 1


def test_the_report_of_the_real_base_agrees_and_speaks_by_every_macro(real):
    page = next(page for page in read_reports(ROOT) if page.year == "2026/2027")
    bank = replace(real, root=ROOT)
    with clock.on(TODAY):
        data = statistics_data(bank)
        links = []
        macros = Yearly(bank, page, data, lambda uri, text: links.append(uri) or f"[{text}]({uri})")
        texts = {name: getattr(macros, name)() for name in NAMES if name not in ("figure", "quoted")}
        assert not [problem for problem in check(bank, TODAY) if problem.code.startswith("FIG")]
    assert all(texts.values())
    assert texts["coverage_table"].count("\n|") == len(bank.vocabularies["risks"].terms) + 2
    assert "catalogue/index?risk=kadry&tier=" in texts["coverage_table"]
    assert data["law"]["flagged"] == legal_watch(bank).flagged
    assert figures(data)["coverage.risks.empty"].value == next(heat_tables(bank)).empty
    with pytest.raises(KopilkaError, match="stats --names"):
        macros.figure("net.takogo")


def test_every_figure_names_a_page_that_the_site_has(real):
    bank = replace(real, root=ROOT)
    with clock.on(TODAY):
        known = {plan.uri for plan in planned_pages(bank, SiteInfo())}
        found = figures(statistics_data(bank))
    assert len(found) > 150
    wrong = {name: one.uri for name, one in found.items() if one.uri.partition("#")[0].partition("?")[0] not in known}
    assert wrong == {}


def test_a_school_report_on_paper_says_all_that_the_record_says_and_shows_what_is_empty(real, tmp_path):
    material = real.materials["reports/otchet-shkola-44-2023-2024"]
    value = site_report(real, material, "Копилка")
    assert len(value.members) == 4 and len(value.network) == 5 and len(value.stages) == 5
    assert value.difficulties == () and value.hidden and not any(one.name for one in value.members)
    assert [line.split()[0] for line in value.heading] == ["Аналитический", "«Модель", "за"]
    pdf = report_pdf(real, material, "Копилка")
    assert pdf == report_pdf(real, material, "Копилка")
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "r.pdf").write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", str(tmp_path / "r.pdf"), "-"], capture_output=True, check=True, text=True)
    text = read.stdout
    assert "3.4. Презентация опыта" in text and "не заполнено" in text
    assert "1) уменьшилось" in " ".join(text.split()) and "1) 1)" not in " ".join(text.split())
    page = material_page(real, material, SiteInfo(), frozenset(real.materials))
    assert '<ol class="kp-quoted">\n<li>уменьшилось' in page.html and "<li>1)" not in page.html


@pytest.mark.parametrize(
    ("texts", "bare"),
    [
        (["1) раз", "2)  два"], ("раз", "два")),
        (["1) раз"], None),
        (["1) раз", "три"], None),
        (["2) два", "3) три"], None),
        (["10) десять", "11) ещё"], None),
        ([], None),
    ],
)
def test_only_a_list_that_counts_itself_from_one_gives_its_numbers_up(texts, bare):
    assert unnumbered(texts) == bare


def test_an_empty_school_report_shows_every_place_as_empty(real):
    material = real.materials["reports/otchet-shkola-44-2023-2024"]
    record = type(material.record)(title="Отчёт", summary="С" * 60, origin="школа", school="shkola-44", school_year="2026/2027")
    value = site_report(real, replace(material, record=record), "Копилка")
    assert value.members == value.stages == value.network == value.difficulties == ()
    assert all(point.items == () for point in (*value.conditions, *value.points))
    assert report_pdf(real, replace(material, record=record), "Копилка").startswith(b"%PDF")


def test_the_report_on_paper_says_what_the_page_says_and_where_each_figure_comes_from(real):
    page = next(page for page in read_reports(ROOT) if page.year == "2026/2027")
    bank = replace(real, root=ROOT)
    with clock.on(TODAY):
        counted = Counted(bank)
        data = counted.of(page)
        told = paper(bank, page, data, SiteInfo(url="https://baza.example.org/"))
        plain = paper(bank, page, data, SiteInfo())
        pdf = yearly_pdf(bank, page, counted, SiteInfo())
        assert pdf == yearly_pdf(bank, page, counted, SiteInfo()) and pdf.startswith(b"%PDF")
        word = yearly_docx(bank, page, counted, SiteInfo())
        assert word == yearly_docx(bank, page, counted, SiteInfo())
    document = Document(io.BytesIO(word))
    titles = [part.text.replace("\u00a0", " ") for part in document.paragraphs if part.style.name == "Heading 2"]
    assert titles[0] == "Коротко" and titles[-1] == "Откуда взяты числа" and len(titles) == 9
    assert len(document.tables) == sum(block["is"] == "table" for block in told.blocks) + 1
    links = {run["link"] for block in told.blocks for run in runs_of(block)}
    assert "https://baza.example.org/catalogue/" in links and "https://baza.example.org/repeat/" in links
    assert not any(run["link"] for block in plain.blocks for run in runs_of(block))
    asked = {call.name for call in page.calls() if call.macro == "figure"}
    assert len(told.origins) == len(asked)
    assert ("Материалы с текстом", str(data["materials"]), "https://baza.example.org/catalogue/") in told.origins
    assert {block["is"] for block in told.blocks} == {"heading", "paragraph", "items", "table"}
    text = "".join(run["text"] for block in told.blocks for run in runs_of(block))
    assert "{{" not in text and "<a" not in text and "](" not in text


def runs_of(block):
    """Every run of a block of the paper, in cells and items too."""
    parts = [*block.get("head", ()), *(cell for row in block.get("rows", ()) for cell in row), *block.get("items", ())]
    return [run for runs in (block.get("runs", ()), *parts) for run in runs]
