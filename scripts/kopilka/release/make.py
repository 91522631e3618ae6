"""Making an edition: checked, frozen, written beside and put in place in one step."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kopilka.content.bank import Bank, load
from kopilka.content.editions import EDITIONS, MANIFEST, read_editions
from kopilka.diagnostics import KopilkaError, Severity
from kopilka.exports.api import json_bytes, materials_table
from kopilka.release.archive import pack
from kopilka.release.changes import change_report
from kopilka.release.checkout import Checkout, clean_checkout
from kopilka.release.citation import citation_files
from kopilka.release.compendium import compendium_files
from kopilka.release.seal import file_seals, manifest
from kopilka.rules import clock
from kopilka.views.checking import check
from kopilka.views.desk.data import statistics_data
from kopilka.views.facets import shown
from kopilka.views.open_data import whole
from kopilka.views.page import SiteInfo

_YEAR = re.compile(r"(\d{4})/(\d{4})\Z")
_README = """\
Выпуск {year} учебного года

site.zip        сайт целиком: распакуйте и откройте файл index.html, сеть не нужна
compendium.pdf  сборник всех материалов для чтения и печати
compendium.docx тот же сборник в Word
materials.json  все материалы для программ
materials.csv   все материалы таблицей для Excel
statistics.json база в цифрах на день выпуска
changes.md      что изменилось с прошлого выпуска
citation.txt    как сослаться; то же для программ — citation.bib и CITATION.cff
manifest.json   опись: каждый материал, каждый файл и их контрольные суммы

Сделан {day} из записи {commit}. Проверить: kopilka verify {name}
"""
#: Builds the site of a base into a folder, with addresses that work from a disk.
BuildSite = Callable[[Bank, Path], None]


def release(root: Path, year: str, info: SiteInfo, build_site: BuildSite) -> Path:
    """Write `editions/<year>` and return it. `KopilkaError` says what is in the way; then nothing is left behind."""
    name = edition_name(year)
    target = root / EDITIONS / name
    if target.exists():
        raise KopilkaError(f"Выпуск {year} уже есть: {target}. Сделанный выпуск не переписывают.")
    checkout = clean_checkout(root)
    beside = target.with_name(f".{name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        write_edition(root, year, info, build_site, checkout, beside)
        os.replace(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def edition_name(year: str) -> str:
    """Return the folder of a school year: «2024/2025» → «2024-2025»."""
    found = _YEAR.match(year)
    if found is None or int(found[2]) != int(found[1]) + 1:
        raise KopilkaError(f"«{year}» — не учебный год. Например: kopilka release 2024/2025")
    return f"{found[1]}-{found[2]}"


def write_edition(root: Path, year: str, info: SiteInfo, build_site: BuildSite, checkout: Checkout, folder: Path) -> None:
    """Write every file of an edition to a new folder; the day of the edition is that of its commit."""
    with clock.on(checkout.day), _moment(checkout):
        bank = load(root)
        _refuse_errors(bank)
        materials = shown(bank)
        folder.mkdir(parents=True)
        _write_site(bank, year, build_site, folder)
        _write_compendium(bank, year, info, checkout, folder)
        (folder / "materials.json").write_bytes(json_bytes([whole(bank, item, info) for item in materials]))
        (folder / "materials.csv").write_bytes(materials_table(bank, materials, info))
        (folder / "statistics.json").write_bytes(json_bytes(statistics_data(bank)))
    told = {**citation_files(info, year, checkout), "README.txt": _readme(year, checkout)}
    listed = manifest(bank, materials, year, checkout, {})
    last = next((edition for edition in reversed(read_editions(root)) if edition.name < edition_name(year)), None)
    told["changes.md"] = change_report(bank, year, listed["materials"], last)
    for name, text in told.items():
        (folder / name).write_bytes(text.encode())
    sealed = json.dumps({**listed, "files": file_seals(folder)}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_bytes(f"{sealed}\n".encode())


def _readme(year: str, checkout: Checkout) -> str:
    return _README.format(year=year, name=edition_name(year), day=checkout.day.isoformat(), commit=checkout.commit)


def _refuse_errors(bank: Bank) -> None:
    errors = [problem for problem in check(bank) if problem.severity is Severity.ERROR]
    if errors:
        first = f"{errors[0].path}:{errors[0].line} {errors[0].code} {errors[0].message}"
        raise KopilkaError(f"В базе ошибок: {len(errors)}. Первая: {first} Все покажет kopilka check.")


def _write_site(bank: Bank, year: str, build_site: BuildSite, folder: Path) -> None:
    inside = f"kopilka-{edition_name(year)}"
    site = folder / inside
    build_site(bank, site)
    pack(site, folder / "site.zip", inside)
    shutil.rmtree(site)


def _write_compendium(bank: Bank, year: str, info: SiteInfo, checkout: Checkout, folder: Path) -> None:
    cited = citation_files(info, year, checkout)["citation.txt"].strip()
    for name, content in compendium_files(bank, info, f"Выпуск {year} учебного года", checkout.day, cited):
        (folder / name).write_bytes(content)


@contextmanager
def _moment(checkout: Checkout) -> Iterator[None]:
    """MkDocs takes the day of the build from here: the commit's, so that the same commit gives the same bytes."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(checkout.moment)
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
