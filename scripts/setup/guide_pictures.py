"""Takes the pictures of the guide «Как дать практику» from the web form of the built site: `make screenshot`."""

import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, sync_playwright
from screenshot import ROOT, SITE, Quiet

from browser import find

PICTURE = ROOT / "docs" / "assets" / "web-form.webp"
#: The form asks for a folder; here it gets one of the browser's own, with the schools of the base in it.
_PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
_FILL = (ROOT / "scripts" / "setup" / "fill-folder.js").read_text("utf-8")


def main() -> int:
    if not (SITE / "admin" / "index.html").is_file():
        print("Сначала соберите сайт: make site", file=sys.stderr)
        return 1
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1000, "height": 760}, color_scheme="light", locale="ru-RU")
        page.add_init_script(_PICKER)
        _open(page, f"http://127.0.0.1:{server.server_port}/admin/")
        taken = page.screenshot(clip={"x": 0, "y": 0, "width": 1000, "height": 760})
        browser.close()
    Image.open(BytesIO(taken)).save(PICTURE, "WEBP", quality=82, method=6)
    print(PICTURE.relative_to(ROOT))
    return 0


def _open(page: Page, address: str) -> None:
    """Open the form of a new technique and fill its first fields."""
    schools = {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in sorted(ROOT.glob("practices/schools/*.yml"))}
    page.goto(address)
    page.evaluate(_FILL, {".git/HEAD": "", **schools})
    page.get_by_role("button", name="Открыть форму").click()
    page.get_by_role("button", name="Открыть папку базы").click()
    page.get_by_role("button", name="Создать").first.wait_for()
    page.goto(f"{address}#/collections/techniques/new")
    page.get_by_role("textbox", name="Название").first.fill("Лестница подсказок")
    page.get_by_role("textbox", name="Кратко").fill(
        "Приём для минуты, когда ученик остановился и молчит. Учитель даёт не решение, а самую малую подсказку из пяти."
    )
    page.get_by_role("radio", name="школа", exact=True).check()
    page.locator('[data-key-path="title"]').scroll_into_view_if_needed()
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.fonts.ready")


if __name__ == "__main__":
    sys.exit(main())
