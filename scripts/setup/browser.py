"""Prints the path of a Chromium for the browser tests; installs one where there is none.

Order: the CHROMIUM variable, Debian's build without windows (it opens a page in a quarter of the time), the system's
Chromium or Chrome, playwright's own builds. To install: Debian's package where apt and rights are there, playwright's build
otherwise. Runs in .venv: `make browser`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("--no-install-recommends", SHELL, "fonts-liberation")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def main() -> int:
    path = quickest() or find() or install()
    if path:
        print(path)
        return 0
    say("Chromium найти и поставить не удалось, а без него тесты в браузере не выполнить.")
    say("  Debian:          sudo apt install chromium")
    say("  Другие системы:  .venv/bin/playwright install --with-deps chromium")
    say("Если браузер стоит в необычном месте: make test CHROMIUM=/путь/к/chromium")
    return 1


def quickest() -> str | None:
    """Debian's build without windows, installed where it can be; nothing where a browser was chosen."""
    if os.environ.get("CHROMIUM"):
        return None
    return shutil.which(SHELL) or (shutil.which(SHELL) if debian() else None)


def debian() -> bool:
    """Whether Debian's package could be installed."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say(f"Ставлю браузер для тестов: пакет {SHELL}")
    return run("apt-get", "update", "-q") and run("apt-get", "install", "-y", "-q", *PACKAGES)


def find() -> str | None:
    """The first browser that is there and starts."""
    return next((path for path in candidates() if starts(path)), None)


def candidates() -> Iterator[str]:
    if chosen := os.environ.get("CHROMIUM"):
        yield chosen
    yield from filter(None, map(shutil.which, NAMES))
    yield MAC
    yield from playwrights()


def playwrights() -> Iterator[str]:
    """Where playwright keeps its own builds, downloaded or not: the one without windows before the whole browser."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return
    try:
        with sync_playwright() as playwright:
            whole = playwright.chromium.executable_path
    except Error:
        return
    # …/ms-playwright/chromium-1255/chrome-linux64/chrome, and beside it chromium_headless_shell-1255/…/chrome-headless-shell
    yield from map(str, sorted(Path(whole).parents[2].glob("chromium_headless_shell-*/*/*headless*shell")))
    yield whole


def starts(path: str) -> bool:
    """Whether it answers: Ubuntu's `chromium-browser` may be a stub, and playwright's build may lack libraries."""
    if sys.platform == "win32":  # chrome.exe opens a window instead of printing its version
        return Path(path).is_file()
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> str | None:
    say("Chromium не найден: скачиваю сборку playwright")
    run(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def run(*command: str) -> bool:
    """Whether the command succeeded. Its output goes to stderr: stdout carries only the path."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, stdout=sys.stderr, env=environment, check=False).returncode == 0


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
