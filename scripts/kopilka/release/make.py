"""Making an edition: checked, frozen, written beside and put in place in one step."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kopilka.content.bank import Bank, load
from kopilka.content.editions import EDITIONS, MANIFEST, read_editions
from kopilka.content.russian import long_date
from kopilka.content.school_year import dashed, year_of
from kopilka.diagnostics import KopilkaError, Severity
from kopilka.exports.api import json_bytes, materials_table
from kopilka.release.archive import pack
from kopilka.release.changes import change_report
from kopilka.release.checkout import Checkout, clean_checkout
from kopilka.release.citation import citation_files
from kopilka.release.compendium import compendium_files
from kopilka.release.report import report_files
from kopilka.release.seal import file_seals, manifest
from kopilka.rules import clock
from kopilka.views.checking import check
from kopilka.views.desk.data import statistics_data
from kopilka.views.facets import shown
from kopilka.views.open_data import whole
from kopilka.views.page import SiteInfo
from kopilka.views.sealed import FILES

_README = """\
Выпуск {year} учебного года

{files}

Сделан {day} из записи {commit}. Проверить: kopilka verify {name}
"""
#: How wide the column of names in it is.
_NAME = 18
#: Builds the site of a base into a folder, with addresses that work from a disk.
BuildSite = Callable[[Bank, Path], None]


def release(root: Path, year: str, info: SiteInfo, build_site: BuildSite) -> Path:
    """Write `editions/<year>` and return it. `KopilkaError` says what is in the way; then nothing is left behind."""
    name = dashed(year)
    target = root / EDITIONS / name
    if target.exists():
        raise KopilkaError(f"Выпуск {year} уже есть: {target}. Сделанный выпуск не переписывают.")
    checkout = clean_checkout(root)
    if year > year_of(checkout.day):
        raise KopilkaError(f"Учебный год {year} ещё не начался: последняя запись базы — {long_date(checkout.day)}.")
    beside = target.with_name(f".{name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        write_edition(root, year, info, build_site, checkout, beside)
        os.replace(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def write_edition(root: Path, year: str, info: SiteInfo, build_site: BuildSite, checkout: Checkout, folder: Path) -> None:
    """Write every file of an edition to a new folder; the day of the edition is that of its commit."""
    with clock.on(checkout.day), _moment(checkout):
        bank = load(root)
        _refuse_errors(bank)
        materials = shown(bank)
        folder.mkdir(parents=True)
        _write_site(bank, year, build_site, folder)
        _write_papers(bank, year, info, checkout, folder)
        (folder / "materials.json").write_bytes(json_bytes([whole(bank, item, info) for item in materials]))
        (folder / "materials.csv").write_bytes(materials_table(bank, materials, info))
        (folder / "statistics.json").write_bytes(json_bytes(statistics_data(bank)))
    told = citation_files(info, year, checkout)
    listed = manifest(bank, materials, year, checkout, {})
    last = next((edition for edition in reversed(read_editions(root)) if edition.name < dashed(year)), None)
    told["changes.md"] = change_report(bank, year, listed["materials"], last)
    for name, text in told.items():
        (folder / name).write_bytes(text.encode())
    (folder / "README.txt").write_bytes(_readme(year, checkout, folder).encode())
    sealed = json.dumps({**listed, "files": file_seals(folder)}, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_bytes(f"{sealed}\n".encode())


def _readme(year: str, checkout: Checkout, folder: Path) -> str:
    files = "\n".join(f"{name:<{_NAME}}{about}" for name, about in FILES if name == MANIFEST or (folder / name).exists())
    return _README.format(year=year, files=files, name=dashed(year), day=checkout.day.isoformat(), commit=checkout.commit)


def _refuse_errors(bank: Bank) -> None:
    errors = [problem for problem in check(bank) if problem.severity is Severity.ERROR]
    if errors:
        first = f"{errors[0].path}:{errors[0].line} {errors[0].code} {errors[0].message}"
        raise KopilkaError(f"В базе ошибок: {len(errors)}. Первая: {first} Все покажет kopilka check.")


def _write_site(bank: Bank, year: str, build_site: BuildSite, folder: Path) -> None:
    inside = f"kopilka-{dashed(year)}"
    site = folder / inside
    build_site(bank, site)
    pack(site, folder / "site.zip", inside)
    shutil.rmtree(site)


def _write_papers(bank: Bank, year: str, info: SiteInfo, checkout: Checkout, folder: Path) -> None:
    cited = citation_files(info, year, checkout)["citation.txt"].strip()
    compendium = compendium_files(bank, info, f"Выпуск {year} учебного года", checkout.day, cited)
    for name, content in (*compendium, *report_files(bank, info, year)):
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
