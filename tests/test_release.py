"""The sealed edition: refusals that leave nothing behind, the same bytes for the same commit, a proof, addresses that stay."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

from kopilka import cli
from kopilka.content.bank import load
from kopilka.content.editions import read_editions
from kopilka.content.school_year import dashed
from kopilka.diagnostics import KopilkaError
from kopilka.exports.editions import edition_files
from kopilka.release.make import release
from kopilka.release.verify import find_edition, verify
from kopilka.rules import check
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages
from support.base import ROOT, TERM
from support.repository import commit, git

INFO = SiteInfo(url="https://kopilka.example.org/")
DAY = "2026-11-30"


def small_site(bank, folder):
    """Stand in for MkDocs: a page a material."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("".join(sorted(bank.materials)), "utf-8")


@pytest.fixture
def base(make_base):
    root = make_base({"terms/neuspevaemost.yml": TERM, "terms/otstavanie.yml": TERM.replace("Неуспеваемость", "Отставание")})
    (root / ".gitignore").write_text("/.cache/\n/site/\n", "utf-8")
    git(root, "init", "-q")
    commit(root, DAY)
    return root


def left_behind(root):
    return sorted(path.name for path in (root / "editions").glob("*")) if (root / "editions").exists() else []


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# Refusals


@pytest.mark.parametrize("year", ["2024", "2024/2026", "2024-2025", "../../etc", "2025/2024", ""])
def test_what_is_no_school_year_is_refused(year):
    with pytest.raises(KopilkaError, match=r"не учебный год. Его пишут так: 2024/2025|2025/2026"):
        dashed(year)


def test_a_dirty_tree_is_refused(base):
    (base / "practices/terms/novyy.yml").write_text(TERM, "utf-8")
    with pytest.raises(KopilkaError, match=r"Не всё записано в git: practices/terms/novyy\.yml"):
        release(base, "2026/2027", INFO, small_site)
    assert left_behind(base) == []


def test_a_base_with_errors_is_refused(base):
    (base / "practices/terms/plohoy.yml").write_text("title: Без всего\nstatus: опубликовано\n", "utf-8")
    commit(base, DAY)
    with pytest.raises(KopilkaError, match="В базе ошибок"):
        release(base, "2026/2027", INFO, small_site)
    assert left_behind(base) == []


def test_a_year_that_has_not_begun_is_refused(base):
    with pytest.raises(KopilkaError, match=r"2027/2028 ещё не начался: последняя запись базы — 30.ноября 2026.года"):
        release(base, "2027/2028", INFO, small_site)
    assert left_behind(base) == []


def test_no_git_and_a_shallow_history_are_refused(make_base, base, tmp_path):
    bare = make_base({"terms/a.yml": TERM}, name="bare")
    with pytest.raises(KopilkaError, match="хотя бы одна запись"):
        release(bare, "2026/2027", INFO, small_site)
    commit(base, DAY)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{base}", str(tmp_path / "shallow"))
    with pytest.raises(KopilkaError, match="unshallow"):
        release(tmp_path / "shallow", "2026/2027", INFO, small_site)


def test_a_build_that_fails_leaves_nothing_and_does_not_stop_the_next(base):
    def broken(bank, folder):
        folder.mkdir(parents=True)
        (folder / "half.html").write_text("половина", "utf-8")
        raise KopilkaError("Сайт не собран")

    with pytest.raises(KopilkaError, match="Сайт не собран"):
        release(base, "2026/2027", INFO, broken)
    assert left_behind(base) == []
    release(base, "2026/2027", INFO, small_site)
    assert left_behind(base) == ["2026-2027"]


def test_an_edition_is_never_written_over(base):
    first = bytes_of(release(base, "2026/2027", INFO, small_site))
    commit(base, DAY)
    with pytest.raises(KopilkaError, match="уже есть"):
        release(base, "2026/2027", INFO, small_site)
    assert bytes_of(base / "editions/2026-2027") == first


# Sealing and proving


def test_the_same_commit_gives_the_same_bytes(base, tmp_path, monkeypatch):
    made = []
    for number, zone in enumerate(("Asia/Tokyo", "America/New_York")):
        copy = tmp_path / f"copy-{number}"
        git(tmp_path, "clone", "-q", str(base), str(copy))
        monkeypatch.setenv("TZ", zone)
        made.append(bytes_of(release(copy, "2026/2027", INFO, small_site)))
    assert made[0] == made[1]
    assert json.loads(made[0]["manifest.json"])["day"] == "2026-11-30"
    assert json.loads(made[0]["statistics.json"])["day"] == "2026-11-30"


def test_an_edition_is_proved_until_a_byte_of_it_changes(base):
    folder = release(base, "2026/2027", INFO, small_site)
    commit(base, DAY)
    edition = find_edition(base, "2026/2027")
    assert list(verify(base, edition)) == []
    (folder / "materials.csv").write_bytes((folder / "materials.csv").read_bytes() + b" ")
    (folder / "lishniy.txt").write_text("лишний", "utf-8")
    (folder / "changes.md").unlink()
    assert list(verify(base, edition)) == ["Нет файла changes.md", "Лишний файл lishniy.txt", "Файл materials.csv изменён"]


def test_an_edition_is_proved_in_another_clone(base, tmp_path):
    """Git turns the ends of lines of texts; of an edition it keeps every byte."""
    shutil.copy(ROOT / ".gitattributes", base)
    commit(base, DAY)
    folder = release(base, "2026/2027", INFO, small_site)
    assert b"\r\n" in (folder / "materials.csv").read_bytes()
    commit(base, DAY)
    git(tmp_path, "clone", "-q", str(base), str(tmp_path / "clone"))
    assert list(verify(tmp_path / "clone", find_edition(tmp_path / "clone", "2026-2027"))) == []


def test_a_manifest_that_lies_about_a_material_is_caught(base):
    folder = release(base, "2026/2027", INFO, small_site)
    file = folder / "manifest.json"
    data = json.loads(file.read_text("utf-8"))
    data["materials"][0]["hash"] = "0" * 64
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert list(verify(base, find_edition(base, "2026-2027"))) == [
        f"Материал terms/neuspevaemost не тот, что в записи {data['commit'][:12]}"
    ]
    data["commit"] = "1" * 40
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    assert "в хранилище нет" in next(verify(base, find_edition(base, "2026-2027")))


def test_the_command_line_proves_and_refuses(base):
    release(base, "2026/2027", INFO, small_site)
    run = CliRunner()
    good = run.invoke(cli.app, ["verify", "2026/2027", "--root", str(base)])
    assert good.exit_code == 0 and "подлинный" in good.output
    (base / "editions/2026-2027/README.txt").write_text("x", "utf-8")
    bad = run.invoke(cli.app, ["verify", "2026-2027", "--root", str(base)])
    assert bad.exit_code == 1 and "Файл README.txt изменён" in bad.output
    with pytest.raises(KopilkaError, match="Есть: 2026-2027"):
        find_edition(base, "2001/2002")


REPORT = """\
---
description: Отчёт
render_macros: true
report: {year}
---

# Отчёт за {year} учебный год

## Коротко

- Термины — {{{{ figure("terms", 2) }}}}.
"""


def test_the_report_of_the_year_is_sealed_with_it_and_no_other(base, tmp_path):
    folder = base / "docs/about/reports"
    folder.mkdir(parents=True)
    for year in ("2025/2026", "2026/2027"):
        (folder / f"{year.replace('/', '-')}.md").write_text(REPORT.format(year=year), "utf-8")
    commit(base, DAY)
    copies = [tmp_path / "one", tmp_path / "two"]
    for copy in copies:
        git(tmp_path, "clone", "-q", str(base), str(copy))
    first, second = (bytes_of(release(copy, "2026/2027", INFO, small_site)) for copy in copies)
    assert first == second
    edition = find_edition(copies[0], "2026-2027")
    assert {"report.pdf", "report.docx"} <= edition.files.keys() and list(verify(copies[0], edition)) == []
    assert "report.pdf " in first["README.txt"].decode()
    words = " ".join(part.text for part in Document(io.BytesIO(first["report.docx"])).paragraphs)
    assert "2026/2027" in words and "2025/2026" not in words
    page = next(page for page in all_pages(load(copies[0]), SiteInfo()) if page.uri == "editions/index")
    assert 'href="../editions/2026-2027/report.docx"' in page.html
    (copies[0] / "editions/2026-2027/report.pdf").write_bytes(b"%PDF")
    assert list(verify(copies[0], edition)) == ["Файл report.pdf изменён"]


def test_a_year_without_a_report_is_sealed_without_one(base):
    files = bytes_of(release(base, "2026/2027", INFO, small_site))
    assert not [name for name in files if name.startswith("report.")]
    told = files["README.txt"].decode().split("\n\n")[1]
    assert {line.split()[0] for line in told.splitlines()} == files.keys() - {"README.txt"}


# What changed, and addresses for ever


def test_the_next_edition_tells_what_changed(base):
    release(base, "2026/2027", INFO, small_site)
    commit(base, DAY)
    terms = base / "practices/terms"
    (terms / "otstavanie.yml").rename(terms / "otstavanie-v-uchyobe.yml")
    moved = (terms / "otstavanie-v-uchyobe.yml").read_text("utf-8") + "redirect_from: [terms/otstavanie]\n"
    (terms / "otstavanie-v-uchyobe.yml").write_text(moved, "utf-8")
    (terms / "neuspevaemost.yml").write_text(TERM.replace("в срок", "вовремя"), "utf-8")
    (terms / "probel.yml").write_text(TERM.replace("Неуспеваемость", "Пробел в знаниях"), "utf-8")
    commit(base, "2027-11-30")
    report = (release(base, "2027/2028", INFO, small_site) / "changes.md").read_text("utf-8")
    new, changed, renamed, archived = [part.split("\n\n", 1)[1].strip() for part in report.split("\n## ")[1:]]
    assert new.startswith("- Термин: Пробел в знаниях") and changed.startswith("- Термин: Неуспеваемость")
    assert renamed.startswith("- Термин: Отставание") and archived == "Ничего."


def test_a_material_that_vanished_stops_the_check_and_the_next_edition(base):
    release(base, "2026/2027", INFO, small_site)
    commit(base, DAY)
    (base / "practices/terms/otstavanie.yml").unlink()
    commit(base, "2027-11-30")
    told = [problem.code for problem in check(load(base), date(2026, 12, 1)) if problem.code.startswith("EDN")]
    assert told == ["EDN001"]
    with pytest.raises(KopilkaError, match="EDN001"):
        release(base, "2027/2028", INFO, small_site)


# The archive


def test_the_archive_lists_editions_and_the_site_carries_their_files(base):
    folder = release(base, "2026/2027", INFO, small_site)
    bank = load(base)
    page = next(page for page in all_pages(bank, SiteInfo()) if page.uri == "editions/index")
    assert 'href="../editions/2026-2027/site.zip"' in page.html
    offered = dict(re.findall(r'href="../editions/2026-2027/([^"]+)">[^<]*</a> <span class="kp-note">([^<]+)</span>', page.html))
    assert offered["compendium.pdf"].endswith("\u00a0КБ")
    assert offered["compendium.docx"].endswith("\u00a0КБ")
    carried = {item.uri.removeprefix("editions/2026-2027/"): item.make() for item in edition_files(bank, SiteInfo())}
    assert carried == bytes_of(folder)
    assert list(edition_files(bank, SiteInfo(portable=True))) == []
    assert [edition.name for edition in read_editions(base)] == ["2026-2027"]


def test_the_zip_holds_one_folder_and_no_times(base):
    with zipfile.ZipFile(release(base, "2026/2027", INFO, small_site) / "site.zip") as archive:
        assert {Path(name).parts[0] for name in archive.namelist()} == {"kopilka-2026-2027"}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
