"""The site: an incremental build has the bytes of a clean one, nothing stale stays, one broken file stops nobody."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kopilka.content.bank import load
from kopilka.diagnostics import KopilkaError
from kopilka.site.build import Built, Late, build, site_info
from kopilka.site.stamps import Stamps
from support.base import ROOT

MakeBase = Callable[..., Path]


def built(root: Path, site: Path, **options: bool) -> Built:
    """Build the base, with errors in the content let through."""
    return build(root, bank=lambda: load(root), site_dir=site, **options)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def same(root: Path, tmp_path: Path, site: Path) -> None:
    """Assert that what stands in `site` is what a clean build gives."""
    clean = tmp_path / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    built(root, clean, clean=True)
    ours, theirs = tree(site), tree(clean)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


@pytest.fixture
def base(make_base: MakeBase, card: str) -> Path:
    """Three maps, a guide and a school."""
    second = card.replace("Порядок действий", "Дроби и доли")
    guide = card.replace(
        "origin: типовой материал редакции",
        "origin: типовой материал редакции\nrisks: [kadry]\nrelations:\n  - {type: использует, id: techmaps/a}",
    )
    return make_base({"techmaps/a.md": card, "techmaps/b.md": second, "techmaps/c.md": card, "guides/g.md": guide})


def change_body(root: Path) -> None:
    path = root / "practices/techmaps/a.md"
    path.write_text(path.read_text("utf-8") + "\nНовая строка.\n", "utf-8")


def change_title(root: Path) -> None:
    path = root / "practices/techmaps/a.md"
    path.write_text(path.read_text("utf-8").replace("скобки", "знаки"), "utf-8")


def delete(root: Path) -> None:
    (root / "practices/techmaps/c.md").unlink()


def rename(root: Path) -> None:
    (root / "practices/techmaps/c.md").rename(root / "practices/techmaps/d.md")


def rename_and_keep_the_old_address(root: Path) -> None:
    text = (root / "practices/techmaps/c.md").read_text("utf-8")
    rename(root)
    (root / "practices/techmaps/d.md").write_text(text.replace("\norigin:", "\nredirect_from: [techmaps/c]\norigin:", 1), "utf-8")


def add(root: Path) -> None:
    shutil.copy(root / "practices/techmaps/a.md", root / "practices/techmaps/e.md")


def change_vocabulary(root: Path) -> None:
    path = root / "practices/_vocabulary/risks.yml"
    path.write_text(path.read_text("utf-8").replace("Дефицит педагогических кадров", "Нехватка учителей"), "utf-8")


def change_configuration(root: Path) -> None:
    path = root / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("Проба", "Другое имя"), "utf-8")


def change_curated(root: Path) -> None:
    (root / "docs/index.md").write_text("# Другое начало\n", "utf-8")


def add_attachment(root: Path) -> None:
    (root / "practices/techmaps/a").mkdir()
    (root / "practices/techmaps/a/list.txt").write_text("лист", "utf-8")


def break_file(root: Path) -> None:
    (root / "practices/techmaps/b.md").write_text("---\ntitle: [\n---\n", "utf-8")


CHANGES = [
    change_body,
    change_title,
    delete,
    rename,
    rename_and_keep_the_old_address,
    add,
    change_vocabulary,
    change_configuration,
    change_curated,
    add_attachment,
    break_file,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_incremental_is_identical(base: Path, tmp_path: Path, change: Callable[[Path], None]) -> None:
    site = tmp_path / "site"
    built(base, site)
    change(base)
    built(base, site)
    same(base, tmp_path, site)


def test_material_comes_back_to_its_old_address(base: Path, tmp_path: Path) -> None:
    site, old, new = tmp_path / "site", base / "practices/techmaps/c.md", base / "practices/techmaps/d.md"
    text = old.read_text("utf-8")
    rename_and_keep_the_old_address(base)
    built(base, site)
    assert "Страница переехала" in (site / "techmaps/c/index.html").read_text("utf-8")
    new.unlink()
    old.write_text(text, "utf-8")
    built(base, site)
    same(base, tmp_path, site)


def test_pages_by_hand_and_old_addresses_leave_the_site_too(base: Path, tmp_path: Path) -> None:
    site, page, material = tmp_path / "site", base / "docs/old/page.md", base / "practices/techmaps/a.md"
    page.parent.mkdir()
    page.write_text("# Прежняя страница\n", "utf-8")
    text = material.read_text("utf-8")
    material.write_text(text.replace("\norigin:", "\nredirect_from: [karty/pervaya]\norigin:", 1), "utf-8")
    built(base, site)
    assert (site / "old/page/index.html").is_file() and (site / "karty/pervaya/index.html").is_file()
    shutil.rmtree(page.parent)
    material.write_text(text, "utf-8")
    built(base, site)
    assert not (site / "old").exists() and not (site / "karty").exists()
    same(base, tmp_path, site)


def test_nothing_changed_writes_nothing(base: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(base, site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    again = build(base, bank=lambda: pytest.fail("база читалась заново"), site_dir=site)
    assert again.written == 0
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_one_change_writes_few_pages(base: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    first = built(base, site)
    change_body(base)
    second = built(base, site)
    assert first.written == first.pages
    # The material, and the page that counts the base.
    assert second.written == 2


def test_damaged_output_is_mended(base: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(base, site)
    (site / "techmaps/a/index.html").write_text("испорчено", "utf-8")
    built(base, site)
    same(base, tmp_path, site)


def test_build_that_was_cut_short_is_followed_by_a_whole_one(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    built(base, site)
    change_body(base)
    with monkeypatch.context() as patched:
        patched.setattr("kopilka.site.plugin.KopilkaPlugin.on_post_build", _fail)
        with pytest.raises(OSError, match="нет места"):
            built(base, site)
    path = base / "practices/techmaps/a.md"
    path.write_text(path.read_text("utf-8").replace("\nНовая строка.\n", ""), "utf-8")
    built(base, site)
    same(base, tmp_path, site)


def _fail(*_: object, **__: object) -> None:
    raise OSError("нет места на диске")


def test_unreadable_stamps_mean_a_whole_build(base: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    built(base, site)
    Stamps.load(base, site).file.write_text("не json", "utf-8")
    assert built(base, site).written > 0
    same(base, tmp_path, site)


def test_drafts_are_seen_only_in_preview(base: Path, tmp_path: Path) -> None:
    path = base / "practices/techmaps/c.md"
    path.write_text(path.read_text("utf-8").replace("опубликовано", "черновик"), "utf-8")
    built(base, tmp_path / "site")
    assert not (tmp_path / "site/techmaps/c").exists()
    built(base, tmp_path / "preview", preview=True)
    assert "Черновик." in (tmp_path / "preview/techmaps/c/index.html").read_text("utf-8")


def test_old_address_leads_to_the_new_one(base: Path, tmp_path: Path) -> None:
    path = base / "practices/techmaps/a.md"
    path.write_text(path.read_text("utf-8").replace("status:", "redirect_from: [techmaps/staroe-imya]\nstatus:"), "utf-8")
    built(base, tmp_path / "site")
    assert 'url=../../techmaps/a/"' in (tmp_path / "site/techmaps/staroe-imya/index.html").read_text("utf-8")


def test_archived_material_stays_with_a_mark(base: Path, tmp_path: Path) -> None:
    path = base / "practices/techmaps/a.md"
    path.write_text(path.read_text("utf-8").replace("опубликовано", "в архиве"), "utf-8")
    built(base, tmp_path / "site")
    assert "В\u00a0архиве." in (tmp_path / "site/techmaps/a/index.html").read_text("utf-8")


def test_no_links_without_addresses(base: Path, tmp_path: Path) -> None:
    built(base, tmp_path / "site")
    html = (tmp_path / "site/techmaps/a/index.html").read_text("utf-8")
    assert "Сообщить об ошибке" not in html and "Исходный файл" not in html and 'rel="canonical"' not in html


def test_addresses_are_set_in_one_place(base: Path, tmp_path: Path) -> None:
    config = base / "mkdocs.yml"
    text = config.read_text("utf-8").replace(
        "site_name: Проба",
        "site_name: Проба\nsite_url: https://example.org/\nrepo_url: https://example.org/hranilishche",
    )
    config.write_text(text.replace("- kopilka\n", "- kopilka: {contact: pochta@example.org}\n"), "utf-8")
    built(base, tmp_path / "site")
    html = (tmp_path / "site/techmaps/a/index.html").read_text("utf-8")
    assert "mailto:pochta@example.org" in html
    assert "https://example.org/hranilishche/blob/main/practices/techmaps/a.md" in html
    assert '<link rel="canonical" href="https://example.org/techmaps/a/">' in html
    assert "github" not in html


def test_nothing_of_the_theme_goes_to_readers(base: Path, tmp_path: Path) -> None:
    built(base, tmp_path / "site")
    html = (tmp_path / "site/techmaps/a/index.html").read_text("utf-8")
    assert "assets/stylesheets" not in html and "assets/javascripts" not in html
    assert not (tmp_path / "site/assets/stylesheets").exists() and not (tmp_path / "site/assets/javascripts").exists()


def test_the_menu_leads_to_the_same_places_from_every_page(base: Path, tmp_path: Path) -> None:
    config = base / "mkdocs.yml"
    nav = "\nnav:\n  - index.md\n  - Виды:\n      - guides/index.md\n      - techmaps/index.md\n  - rules/index.md\n"
    config.write_text(config.read_text("utf-8") + nav, "utf-8")
    built(base, tmp_path / "site")
    wanted = {"guides/", "techmaps/", "rules/"}
    pages = [path for path in (tmp_path / "site").rglob("index.html") if "<nav" in path.read_text("utf-8")]
    assert len(pages) > 40
    for path in pages:
        menu = re.search(r'<nav aria-label="Все разделы">.*?</nav>', path.read_text("utf-8"), re.DOTALL)
        assert menu is not None
        here = path.parent.relative_to(tmp_path / "site").as_posix().removeprefix(".")
        led = {posixpath.normpath(posixpath.join(here, link)) + "/" for link in re.findall(r'href="([^"#]+)"', menu[0])}
        assert led == wanted, path


def test_page_written_by_hand_is_set_like_others(base: Path, tmp_path: Path) -> None:
    text = "# Начало\n\n## Роли и дела\n\n| Кто | Что |\n|---|---|\n| Он | Идёт в класс |\n"
    (base / "docs/index.md").write_text(text, "utf-8")
    built(base, tmp_path / "site")
    html = (tmp_path / "site/index.html").read_text("utf-8")
    assert "Идёт в\u00a0класс" in html
    assert '<div class="kp-table" tabindex="0" role="group" aria-label="Роли и дела">\n<table>' in html


@pytest.mark.site
def test_stock_mkdocs_builds_the_real_base_strictly(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    assert (tmp_path / "site/projects/pasport-proekta-2024-2025/index.html").is_file()
    assert (tmp_path / "site/reports/otchet-shkola-44-2023-2024/index.html").is_file()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("site_name: Проба\nnav:\n  - Отчёт\n   - Ещё: index.md\n", "mkdocs.yml:4:9 В значении стоит двоеточие"),
        ("site_name: Проба\nplugins:\n\t- kopilka\n", "mkdocs.yml:3:1 Отступ сделан табуляцией. Замените табуляцию"),
        ("site_name: Проба\nplugins: [net-takogo]\n", "Настройки mkdocs.yml не приняты. Что не так, MkDocs сказал строкой выше."),
        ("site_name: Проба\nplugins: []\n", "В mkdocs.yml не включён плагин kopilka."),
    ],
)
def test_settings_that_are_not_taken_are_told_at_their_place(make_base, settings, told):
    base = make_base()
    (base / "mkdocs.yml").write_text(settings, "utf-8")
    with pytest.raises(KopilkaError) as refused:
        site_info(base)
    assert str(refused.value).startswith(told)


def test_settings_in_another_encoding_are_told(make_base):
    base = make_base()
    (base / "mkdocs.yml").write_bytes("site_name: Копилка\n".encode("cp1251"))
    with pytest.raises(KopilkaError, match="сохранён не в UTF-8"):
        site_info(base)


def test_a_module_that_is_not_used_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "proba_late.py").write_text("loaded = [1]\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    stands = Late("proba_late")
    monkeypatch.setitem(sys.modules, "proba_late", stands)
    import proba_late

    assert proba_late is stands
    loaded = stands.loaded
    assert loaded == [1]
    assert sys.modules["proba_late"] is not stands
    assert stands.loaded is loaded
    with pytest.raises(AttributeError):
        _ = stands.nothing
