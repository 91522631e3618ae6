"""The web form in a real Chromium on a folder of the browser's own: the same API as a folder of the disk, without its dialog."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from support.base import ROOT

_PICKER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
#: Sveltia makes a field when it comes into sight; here all of them are in sight at once.
_IN_SIGHT = """window.IntersectionObserver = class {
    constructor(told) { this.told = told; }
    observe(target) { setTimeout(() => this.told([{target, isIntersecting: true, intersectionRatio: 1}], this)); }
    unobserve() {}
    disconnect() {}
    takeRecords() { return []; }
};"""
_FILL = (ROOT / "scripts" / "setup" / "fill-folder.js").read_text("utf-8")
_READ = """async () => {
    const found = {};
    const walk = async (folder, path) => {
        for await (const [name, handle] of folder.entries()) {
            if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
            else found[path + name] = [...new Uint8Array(await (await handle.getFile()).arrayBuffer())];
        }
    };
    await walk(await navigator.storage.getDirectory(), "");
    return found;
}"""


@dataclass
class Heard:
    """What a page asked of the network and wrote to the console."""

    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@contextmanager
def web_form(chromium: Browser, address: str, files: Mapping[str, str], heard: Heard | None = None) -> Iterator[Page]:
    """Open /admin/ and in it a folder with the files of a base, by their paths from its root; `heard` hears from the start."""
    context = chromium.new_context(viewport={"width": 1200, "height": 900}, locale="ru-RU", reduced_motion="reduce")
    context.add_init_script(_PICKER)
    context.add_init_script(_IN_SIGHT)
    page = context.new_page()
    if heard is not None:
        page.on("request", lambda request: heard.asked.append(request.url))
        page.on("console", lambda message: heard.said.append(message.text))
    try:
        page.goto(f"{address}admin/")
        # A folder of a repository has a .git in it: Sveltia asks for that.
        page.evaluate(_FILL, {".git/HEAD": "ref: refs/heads/main\n", **files})
        page.get_by_role("button", name="Открыть форму").click()
        page.get_by_role("button", name="Открыть папку базы").click()
        expect(page.get_by_role("button", name="Создать").first).to_be_visible(timeout=60_000)
        yield page
    finally:
        context.close()


def saved(page: Page) -> dict[str, bytes]:
    """Return the files of the opened folder by their paths."""
    found: dict[str, list[int]] = page.evaluate(_READ)
    return {path: bytes(content) for path, content in found.items() if not path.startswith(".git/")}


def texts_of(root: Path, names: list[str]) -> dict[str, str]:
    """Return files of a base as texts, by their paths from its root."""
    return {name: (root / name).read_text("utf-8") for name in names}


def go(page: Page, address: str, entry: str) -> None:
    """Open an entry, «elements/new», and wait until its last field stands: until then a field moves under the pointer."""
    page.goto(f"{address}admin/#/collections/{entry}")
    expect(page.locator("[data-key-path=redirect_from]").get_by_role("button").first).to_be_attached(timeout=60_000)


def place(page: Page, key: str) -> Locator:
    """Return the place of a field; `key` is its path, with indexes."""
    found = page.locator(f"[data-key-path={json.dumps(key)}]")
    found.scroll_into_view_if_needed(timeout=30_000)
    return found


def add(page: Page, key: str) -> None:
    """Add an item to a list, by keyboard: nothing that moves on the page leads the press elsewhere."""
    place(page, key).get_by_role("button", name="Добавить").first.press("Enter")


def choose(page: Page, key: str, option: str) -> None:
    """Choose an option of a list by what it is called."""
    place(page, key).get_by_role("combobox").first.click()
    page.get_by_role("option", name=option).first.click()


def save(page: Page, folder: str) -> None:
    """Save and wait until the form has written and gone back to the list."""
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("button", name="Создать").first).to_be_visible(timeout=60_000)
    expect(page).to_have_url(re.compile(rf"#/collections/{folder}$"))
