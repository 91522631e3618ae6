"""The monitoring as a class teacher drives it: a class table without names in, shares, dynamics and codes out."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, FilePayload, expect
from test_axe import AXE, violations

pytestmark = pytest.mark.browser

HEADER = "Код;Математика;;Русский язык;\n;1 четверть;2 четверть;1 четверть;2 четверть\n"
QUIET = "".join(f"{number:02};4;4;5;5\n" for number in range(1, 7))
TABLE = f"{HEADER}{QUIET}07;4;2;4;4\n08;5;4;5;4\n"


def test_a_class_from_its_table_to_word(chromium: Browser, address: str, tmp_path: Path) -> None:
    page = chromium.new_context(accept_downloads=True).new_page()
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((address, "blob:")) else None)
    page.goto(f"{address}monitoring/")
    payload: FilePayload = {"name": "5 класс.csv", "mimeType": "text/csv", "buffer": TABLE.encode("cp1251")}
    page.get_by_label("Файл CSV или Excel").set_input_files(payload)
    periods = page.get_by_role("region", name="Доля под риском по периодам")
    for share in ("0 · 0 %", "2 · 25 %", "+25 п. п."):
        expect(periods).to_contain_text(share)
    attention = page.get_by_role("region", name="Кому нужно внимание")
    expect(attention.locator("tbody tr")).to_have_text([re.compile("^07"), re.compile("^08")])
    expect(attention).to_contain_text("Неуспевающий. Математика — 2")
    expect(attention).to_contain_text("Снижение. Математика: 5 → 4; Русский язык: 5 → 4")
    page.get_by_text("Правила и пороги").click()
    page.get_by_label("По скольким предметам").fill("3")
    page.get_by_label("По скольким предметам").press("Tab")
    expect(attention.locator("tbody tr")).to_have_count(1)

    way = page.get_by_role("link", name="Что делать дальше").get_attribute("href")
    assert page.request.get(page.evaluate("way => new URL(way, location.href).href", way)).ok
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Сохранить в Word").click()
    target = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(target)
    document = docx.Document(str(target))
    assert [cell.text for cell in document.tables[0].rows[2].cells][1].replace("\u00a0", " ") == "1 из 8 (13 %)"
    assert all("07" not in cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert foreign == []
    page.context.close()


def test_names_and_tables_without_marks_are_told(chromium: Browser, address: str) -> None:
    page = chromium.new_context().new_page()
    page.goto(f"{address}monitoring/")
    page.get_by_text("Вставить из таблицы").click()
    field = page.get_by_label("Ячейки таблицы")
    field.fill("Фамилия\t1 четверть\nИванова А. П.\t3\n")
    page.get_by_role("button", name="Прочитать вставленное").click()
    expect(page.get_by_text("столбец A «Фамилия» — имена", exact=False)).to_be_visible()
    assert "Иванова" not in page.locator("main").inner_text().replace(field.input_value(), "")
    field.fill("Код\tЦвет\n01\tсиний\n")
    page.get_by_role("button", name="Прочитать вставленное").click()
    expect(page.get_by_text("нет столбцов с отметками", exact=False)).to_be_visible()
    expect(page.get_by_text("столбец A «Фамилия» — имена", exact=False)).to_be_visible()
    page.context.close()


def test_a_full_monitoring_has_no_violation(chromium: Browser, address: str) -> None:
    page = chromium.new_context(reduced_motion="reduce", viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{address}monitoring/")
    page.get_by_role("button", name="Показать на вымышленном классе").click()
    expect(page.get_by_role("region", name="Кому нужно внимание")).to_be_visible()
    page.evaluate("document.querySelectorAll('.kp-calc details').forEach(one => { one.open = true; })")
    page.evaluate(AXE)
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert violations(page, ".kp-calc") == []
    page.context.close()
