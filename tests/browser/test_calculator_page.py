"""The calculator as a school drives it: a table of answers in, a summary in Word and CSV out, and nothing sent."""

from __future__ import annotations

import csv
import io
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from test_axe import AXE, violations

from kopilka.content.records.instrument import Instrument
from support.pages import BANK

pytestmark = pytest.mark.browser

NAME = "in-oprosnyy-list-uchenika"
RECORD = BANK.materials[f"instruments/{NAME}"].record
assert isinstance(RECORD, Instrument)
TEXTS = [item.text for item in RECORD.items]
ANSWERS = [answer.text for answer in RECORD.answer_scales[0].answers]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_SHEET = '<sheet name="a" sheetId="1" r:id="r1"/>'


def rows(count: int, answer: int, day: str) -> list[list[str]]:
    """Sheets whose every closed question has one answer, as a form exports them."""
    closed = [ANSWERS[answer]] * 12
    return [
        [f"{day} 9:00:00", "Ученик", *closed, "больше времени, чтобы объяснили ещё раз, короче", "физика"] for _ in range(count)
    ]


HEADER = ["Отметка времени", "Кто вы?", *TEXTS]


def table(body: list[list[str]], header: list[str] | None = None, delimiter: str = ";") -> str:
    """A table as CSV."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows([header or HEADER, *body])
    return written.getvalue()


def workbook(body: list[list[str]]) -> bytes:
    """A book of Excel with a merged title above the headings, texts in the cells."""
    lines = [["Блок «Понимаю»"], HEADER, *body]
    found = "".join(f'<row r="{number}">{_cells(line, number)}</row>' for number, line in enumerate(lines, 1))
    sheet = f'<sheetData>{found}</sheetData><mergeCells count="1"><mergeCell ref="A1:F1"/></mergeCells>'
    relation = f'<Relationship Id="r1" Type="{_OFFICE}/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
    files = {
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}/relationships"><sheets>{_SHEET}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relation}</Relationships>',
        "xl/styles.xml": f'<styleSheet {_MAIN}><cellXfs count="1"><xf/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f"<worksheet {_MAIN}>{sheet}</worksheet>",
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return written.getvalue()


def _cells(line: list[str], number: int) -> str:
    return "".join(f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for at, cell in enumerate(line))


class Strict(SimpleHTTPRequestHandler):
    """Serves the site under a Content-Security-Policy that lets only our own files run."""

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
        super().end_headers()


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """Serve the site on loopback under a strict policy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def opened(chromium: Browser, address: str, **options: Any) -> Page:
    """Open the calculator with the pupils' sheet chosen."""
    page = chromium.new_context(reduced_motion="reduce", accept_downloads=True, **options).new_page()
    index = "index.html" if address.startswith("file:") else ""
    page.goto(f"{address}calculator/{index}#{NAME}")
    expect(page.locator(".kp-calc")).to_be_visible()
    return page


def give(page: Page, *files: tuple[str, bytes]) -> None:
    """Choose files in the field."""
    payload: list[FilePayload] = [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    page.get_by_label("Файл CSV или Excel").set_input_files(payload)


def saved(page: Page, button: str, where: Path) -> Path:
    """Press a button that saves a file; return the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    target = where / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_from_csv_to_word(chromium: Browser, strict: str, tmp_path: Path) -> None:
    page = opened(chromium, strict)
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith((strict, "blob:")) else None)
    give(page, ("Осень.csv", table(rows(6, 1, "10.09.2026")).encode("cp1251")))
    expect(page.get_by_text("6 строк, узнано вопросов: 14 из 14", exact=False)).to_be_visible()
    give(page, ("Весна.xlsx", workbook(rows(7, 3, "20.05.2027"))))
    expect(page.get_by_text("Заголовки взяты из строки 2", exact=False)).to_be_visible()
    page.get_by_label("по замерам").check()
    region = page.get_by_role("region", name="Показатели", exact=True)
    expect(region).to_contain_text("+4")
    expect(region).to_contain_text("Начинают, но застревают")
    told = region.inner_text().replace("\u00a0", " ")
    # Three direct questions of 1 point and a reverse one of 2; then 3, 3, 3 and 0.
    assert [line.split("\t")[-4:-1] for line in told.splitlines() if line.startswith("Понимаю")] == [["6", "5", "5"]]

    word = saved(page, "Сохранить сводку в Word", tmp_path)
    assert word.name.startswith("Сводка. Опросный лист ученика") and word.suffix == ".docx"
    document = docx.Document(str(word))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "Показатель",
        "Чьи ответы",
        "Листов",
        "Среднее",
        "Медиана",
        "Что это значит",
    ]
    assert [cell.text for cell in document.tables[0].rows[1].cells][:5] == ["Понимаю", "Замер 1", "6", "5", "5"]
    assert "больше времени" in "\n".join(cell.text for one in document.tables for row in one.rows for cell in row.cells)

    summary = saved(page, "Сохранить в CSV", tmp_path).read_text("utf-8-sig")
    read = list(csv.reader(io.StringIO(summary), delimiter=";"))
    assert ["Понимаю", "Замер 2", "7", "9", "9", "Начинают, но застревают. Приём «Лестница подсказок» на двух предметах."] in read
    assert foreign == []
    page.context.close()


def test_bad_input_is_told_and_nothing_is_lost(chromium: Browser, address: str) -> None:
    page = opened(chromium, address)
    good = rows(5, 2, "10.09.2026")
    wrong = [*good, ["вчера", "Ученик", "7", *["скорее про меня"] * 11, "", ""]]
    give(
        page, ("Ответы.csv", table([[f"Иванов Пётр {at}"[:-2], *row] for at, row in enumerate(wrong)], ["ФИО", *HEADER]).encode())
    )
    expect(page.get_by_text("столбец A «ФИО» — имена", exact=False)).to_be_visible()
    card = page.get_by_role("region", name="Ответы.csv")
    expect(card).to_contain_text("Столбец D «Я понимаю, с чего начать задание», строка 7: ответа «7» в шкале нет")
    expect(card).to_contain_text("«вчера» — не дата")
    expect(page.locator("body")).not_to_contain_text("Иванов")
    give(page, ("фото.jpg", b"\xff\xd8\xff\xe0"), ("письмо.txt", "Добрый день\nвысылаю".encode()))
    expect(page.get_by_text("Это фотография, а не таблица", exact=False)).to_be_visible()
    expect(page.locator(".kp-calc")).to_contain_text("письмо.txt: Столбец всего один")
    expect(card).to_be_visible()
    expect(page.get_by_role("region", name="Показатели", exact=True)).to_be_visible()

    page.get_by_text("Вставить из таблицы").click()
    field = page.get_by_label("Ячейки таблицы")
    field.fill("просто текст")
    page.get_by_role("button", name="Прочитать вставленное").click()
    # The files before it are told no more: the fault is that of the text.
    expect(page.locator(".kp-calc")).not_to_contain_text("письмо.txt")
    expect(page.get_by_text("Столбец всего один", exact=False)).to_be_visible()
    expect(field).to_have_value("просто текст")
    page.context.close()


def test_small_groups_are_hidden_and_a_column_can_be_corrected(chromium: Browser, site: Path) -> None:
    page = opened(chromium, f"{site.as_uri()}/", viewport={"width": 390, "height": 800})
    header = ["Отметка времени", "Кто вы?", "Вопрос первый", *TEXTS[1:]]
    body = [*rows(6, 2, "10.09.2026"), *([[*row[:1], "Мама", *row[2:]] for row in rows(3, 0, "10.09.2026")])]
    page.get_by_text("Вставить из таблицы").click()
    page.get_by_label("Ячейки таблицы").fill(table(body, header, "\t"))
    page.get_by_role("button", name="Прочитать вставленное").click()
    missing = page.get_by_text("нет столбца для вопроса 1", exact=False)
    expect(missing).to_be_visible()
    page.get_by_text("Столбцы таблицы").click()
    page.get_by_label("Что в столбце C").select_option("item 0")
    expect(missing).to_have_count(0)
    page.get_by_label("по группам").check()
    expect(page.get_by_text("родители: меньше 5 ответов — скрыто", exact=False)).to_be_visible()
    told = page.get_by_role("region", name="Показатели", exact=True).inner_text()
    assert "ученики" not in told or "родители" not in told
    page.context.close()


def test_a_full_calculator_has_no_violation(chromium: Browser, address: str) -> None:
    page = opened(chromium, address, viewport={"width": 1400, "height": 900})
    page.get_by_role("button", name="Показать на вымышленном примере").click()
    give(page, ("фото.jpg", b"\xff\xd8\xff\xe0"))
    expect(page.get_by_text("Это фотография, а не таблица", exact=False)).to_be_visible()
    page.get_by_label("по группам").check()
    expect(page.get_by_role("region", name="Показатели", exact=True)).to_be_visible()
    page.evaluate("document.querySelectorAll('.kp-calc details').forEach(one => { one.open = true; })")
    page.evaluate(AXE)
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert violations(page, ".kp-calc") == []
    page.context.close()
