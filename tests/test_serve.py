"""Live reload: a changed material is seen, a broken one does not stop the server."""

from __future__ import annotations

import contextlib
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest

pytestmark = pytest.mark.site
MakeBase = Callable[..., Path]
#: A rebuild of a small base takes about two seconds; the rest is patience for a busy machine.
PATIENCE = 240


def free_port() -> int:
    """Return a free port from below those that the system hands out to whoever asks for any: nobody takes it meanwhile."""
    for port in random.sample(range(20_000, 32_000), 20):
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    pytest.fail("двадцать портов подряд заняты")


@contextmanager
def served(root: Path, *options: str) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "kopilka.cli", "serve", "--root", str(root), "--address", address, *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ})
    try:
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def seen(url: str, text: str) -> bool:
    """Wait until the page says the text."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 — loopback
                if text in answer.read().decode():
                    return True
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.3)
    return False


def test_changes_are_seen_and_a_broken_file_stops_nobody(make_base: MakeBase, card: str) -> None:
    root = make_base({"techmaps/a.md": card, "techmaps/b.md": card, "guides/c.md": card.replace("опубликовано", "черновик")})
    with served(root) as url:
        assert seen(f"{url}techmaps/a/", "Считает верно")
        assert seen(f"{url}guides/c/", "Черновик.")
        (root / "practices/techmaps/b.md").write_text("---\ntitle: [\n---\n", "utf-8")
        (root / "practices/techmaps/a.md").write_text(card + "\nДописано сейчас.\n", "utf-8")
        assert seen(f"{url}techmaps/a/", "Дописано сейчас.")
