"""`kopilka certificate`: a sheet that says what was published, and how to verify it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import asdict
from pathlib import Path

import click

from kopilka.cli.common import base_root, root_option
from kopilka.cli.reviewing import material_of
from kopilka.content.bank import load
from kopilka.diagnostics import KopilkaError
from kopilka.pdf.typesetter import typeset_pdf
from kopilka.views.certificate import certificate as certificate_of

_SITE = re.compile(r"^site_url:[ \t]*[\"']?(https?://[^\s\"'#]+)", re.MULTILINE)


@click.command(help="Сделать свидетельство о публикации (PDF): название, авторы с основанием, адрес, чем проверить.")
@click.argument("key", metavar="ПАПКА/ИМЯ")
@click.option("--to", type=click.Path(path_type=Path), metavar="ФАЙЛ", help="Куда записать. По умолчанию — ИМЯ.pdf здесь.")
@root_option
def certificate(key: str, to: Path | None, root: Path | None) -> None:
    base = base_root(root)
    bank = load(base)
    material = material_of(bank, key)
    config = base / "mkdocs.yml"
    site = _SITE.search(config.read_text("utf-8")) if config.is_file() else None
    address = f"{site[1].rstrip('/')}/{material.key}/" if site else ""
    value = certificate_of(bank, material, address, _commit(base, material.source.path))
    path = to or Path(f"{material.id}.pdf")
    content = typeset_pdf("certificate.typ", asdict(value))
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise KopilkaError(f"Файл {path} уже есть. Укажите другое имя: --to ФАЙЛ") from None
    click.echo(f"Свидетельство записано: {path}")


def _commit(base: Path, path: str) -> str:
    """The commit in which the file last changed: what is not committed cannot be verified."""
    told = [_git(base, *words) for words in (("status", "--porcelain", "--", path), ("log", "-1", "--format=%H", "--", path))]
    if told[0] or not told[1]:
        raise KopilkaError(f"Файл {path} не записан в git: проверить такое свидетельство было бы нечем.")
    return told[1]


def _git(base: Path, *words: str) -> str:
    try:
        command = ["git", "-C", str(base), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 (fixed words)
    except (OSError, subprocess.CalledProcessError):
        return ""
