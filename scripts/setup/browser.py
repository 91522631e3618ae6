"""Prints the path of a Chromium for the browser tests; installs one where there is none.

Order: the CHROMIUM variable, the system's Chromium or Chrome, playwright's own. To install: Debian's package where
apt and rights are there, playwright's build otherwise. Runs in .venv: `make browser`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("--no-install-recommends", "chromium", "fonts-liberation")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def main() -> int:
    path = find() or install()
    if path:
        print(path)
        return 0
    say("Chromium найти и поставить не удалось, а без него тесты в браузере не выполнить.")
    say("  Debian:          sudo apt install chromium")
    say("  Другие системы:  .venv/bin/playwright install --with-deps chromium")
    say("Если браузер стоит в необычном месте: make test CHROMIUM=/путь/к/chromium")
    return 1


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
    """Where playwright keeps its own build, downloaded or not."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        return
    try:
        with sync_playwright() as playwright:
            yield playwright.chromium.executable_path
    except Error:
        return


def starts(path: str) -> bool:
    """Whether it answers: Ubuntu's `chromium-browser` may be a stub, and playwright's build may lack libraries."""
    if sys.platform == "win32":  # chrome.exe opens a window instead of printing its version
        return Path(path).is_file()
    try:
        return subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> str | None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("Chromium не найден: ставлю пакет chromium")
        if run("apt-get", "update", "-q") and run("apt-get", "install", "-y", "-q", *PACKAGES) and (path := find()):
            return path
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
