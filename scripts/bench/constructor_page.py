"""The first press of «Собрать программу» in Chromium, with the page made ready in idle moments and without.

    python scripts/bench/constructor_page.py SITE [PAGES] [ELEMENTS] [SLOWER]

SITE is a built site (`kopilka build`). Each page is opened in a browser of its own, so that nothing is compiled yet; when the
page is ready, eight risks and the hours of the guide are chosen and the button is pressed. Told in milliseconds: from the press
until the proposal is made, until the programme stands in the document, until the next frame is drawn; and the longest task
between the first view of the page and the filling of the profile.
ELEMENTS (98, if not said) repeats the elements of the base under other names; SLOWER divides the speed of the processor.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Playwright, Route, expect, sync_playwright

_DATA = "assets/data/constructor.js"
_RISKS = 8
_TOLD = ("предложение готово", "программа стоит", "нарисована", "самая долгая задача до заполнения")
# A browser that is asked to save data is not made warm: the page as it would be without.
_SPARED = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
_WATCH = """() => {
  window.pressed = new Promise((told) => {
    const button = [...document.querySelectorAll("button")].find((own) => own.textContent.includes("Собрать программу"));
    button.addEventListener("click", () => {
      const start = performance.now();
      new MutationObserver((_, watching) => {
        if (!document.querySelector(".kc-item")) return;
        watching.disconnect();
        const stands = performance.now() - start;
        const [proposed] = performance.getEntriesByName("kopilka:constructor-proposed");
        requestAnimationFrame(() => setTimeout(() => told([proposed.startTime - start, stands, performance.now() - start])));
      }).observe(document.body, { childList: true, subtree: true });
    }, { capture: true });
  });
}"""
_LONG = """() => {
  window.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
  }).observe({ type: "longtask" });
}"""
_WARM = "() => performance.getEntriesByName('kopilka:constructor-warm').length > 0"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the table clean."""


def repeated(data: dict[str, Any], count: int) -> dict[str, Any]:
    """Return the data with `count` elements: those of the base over and over, each time under other names and risks."""
    risks = [risk["id"] for risk in data["risks"]]

    def copies() -> Any:
        for copy in range(count):
            for place, element in enumerate(data["elements"]):
                mine = [risks[(place * 7 + copy * 3 + own) % len(risks)] for own in range(len(element["risks"]))]
                yield element | {
                    "id": f"{element['id']}-{copy}",
                    "requires": [f"{one}-{copy}" for one in element["requires"]],
                    "conflicts": [f"{one}-{copy}" for one in element["conflicts"]],
                    "risks": list(dict.fromkeys(mine)) if copy else element["risks"],
                }

    return data | {"elements": list(islice(copies(), count))}


def _prepared(page: Page, address: str, script: str, slower: float, *, warm: bool) -> None:
    """Open the page and fill the profile in."""

    def data(route: Route) -> None:
        route.fulfill(body=script, content_type="text/javascript")

    page.route(f"**/{_DATA}", data)
    page.add_init_script(f"({_LONG})()")
    if not warm:
        page.add_init_script(_SPARED)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(f"{address}constructor/")
    expect(page.locator(".kc")).to_be_visible()
    page.evaluate("() => { window.longest = 0; }")
    if warm:
        page.wait_for_function(_WARM, timeout=120_000)
    else:
        page.wait_for_timeout(1500)


def press(playwright: Playwright, address: str, script: str, slower: float, *, warm: bool) -> tuple[float, float, float, float]:
    """Press the button in a fresh browser; return the times of the module's docstring."""
    browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    try:
        page = browser.new_page()
        _prepared(page, address, script, slower, warm=warm)
        longest = page.evaluate("() => window.longest")
        selects = page.locator(".kc-risks select")
        for place in range(_RISKS):
            selects.nth(place).select_option(str(3 - place % 3))
        page.get_by_role("button", name="Подставить ориентир").click()
        page.evaluate(_WATCH)
        page.get_by_role("button", name="Собрать программу").click()
        proposed, stands, drawn = page.evaluate("() => window.pressed")
        return proposed, stands, drawn, longest
    finally:
        browser.close()


def main() -> None:
    """Print the table."""
    site = Path(sys.argv[1])
    pages, elements, slower = (int(own) for own in (*sys.argv[2:], *("20", "98", "1")[len(sys.argv) - 2 :]))
    name, _, told = (site / _DATA).read_text("utf-8").partition("]=")
    script = f"{name}]={json.dumps(repeated(json.loads(told.rstrip().rstrip(';')), elements), ensure_ascii=False)};"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    times: dict[bool, list[tuple[float, float, float, float]]] = {True: [], False: []}
    with sync_playwright() as playwright:
        for _ in range(pages):
            for warm, own in times.items():
                own.append(press(playwright, f"http://127.0.0.1:{server.server_port}/", script, slower, warm=warm))
    server.shutdown()
    for warm, own in times.items():
        print("прогрета" if warm else "не прогрета")
        for what, column in zip(_TOLD, zip(*own, strict=True), strict=True):
            print(f"  {what}: обычно {statistics.median(column):.0f} мс, от {min(column):.0f} до {max(column):.0f}")


if __name__ == "__main__":
    main()
