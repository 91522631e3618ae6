"""Building and serving: MkDocs run as a library, incrementally, with the same bytes as a clean build."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from yaml import YAMLError
from yaml.reader import ReaderError

from kopilka.content.bank import Bank
from kopilka.content.editions import EDITIONS
from kopilka.content.effort import collector_at_rest, settled
from kopilka.content.folders import PRACTICES
from kopilka.content.yaml_messages import explain
from kopilka.diagnostics import KopilkaError
from kopilka.site.plugin import NO_DRAFTS, KopilkaPlugin
from kopilka.site.stamps import Stamps, digest, survey, tree_digest, versions
from kopilka.views.page import SiteInfo

PACKAGE = Path(__file__).parents[1]


class Late(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


@dataclass(frozen=True)
class Built:
    """The outcome of a build: how many pages there are, how many were written, where the site is."""

    pages: int
    written: int
    site_dir: Path


def build(
    root: Path,
    *,
    bank: Callable[[], Bank],
    site_dir: Path | None = None,
    clean: bool = False,
    strict: bool = False,
    preview: bool = False,
) -> Built:
    """Build the site of the base under `root`.

    `bank` is asked for only if something has changed. Raises `KopilkaError` if mkdocs.yml is wrong or a strict build has
    warnings.
    """
    # What is made until the pages begin stays to the end: the collector would look through it all several times.
    with collector_at_rest():
        config = site_config(root, site_dir, strict=strict)
        plugin = _plugin(config)
        where = Path(config.site_dir)
        stamps = Stamps.load(root, where)
        inputs = _inputs(root, config, preview)
        found = survey(where)
        if not clean and stamps.inputs == inputs and stamps.outputs and stamps.outputs == found:
            return Built(len(stamps.pages), 0, where)
        plugin.bank, plugin.checked, plugin.stamps = bank(), True, stamps.intact(found)
        plugin.preview = preview
    dirty = not clean and bool(stamps.pages) and where.is_dir()
    with settled(), _dated(root), _quiet_about_dirty():
        _run(config, dirty=dirty)
    return _finish(plugin, stamps, where, inputs)


def build_for_disk(root: Path, bank: Bank, site_dir: Path) -> Built:
    """Build the whole site into a new folder, with addresses that open from a disk: every page is a file of its own name."""
    config = site_config(root, site_dir, strict=True)
    config.use_directory_urls = False
    plugin = _plugin(config)
    plugin.bank, plugin.checked, plugin.preview, plugin.portable = bank, True, False, True
    plugin.stamps = Stamps(root / ".cache" / "kopilka" / "edition.json")
    with _dated(root):
        _run(config, dirty=False)
    pages = plugin.ledger.stamps
    return Built(len(pages), len(pages), Path(config.site_dir))


def site_info(root: Path) -> SiteInfo:
    """Return what the configuration of the base says of its site."""
    config = site_config(root)
    return _plugin(config).info(config)


def _finish(plugin: KopilkaPlugin, before: Stamps, where: Path, inputs: str) -> Built:
    pages = plugin.ledger.stamps
    for gone in set(before.files) - set(plugin.addresses):
        _drop(where, gone)
    written = sum(plugin.ledger.before.get(uri) != stamp for uri, stamp in pages.items())
    Stamps(before.file, pages, survey(where), inputs, plugin.addresses).save()
    return Built(len(pages), written, where)


def _drop(where: Path, address: str) -> None:
    """Remove a file that is no more, and the folders that stand empty without it."""
    path = where / address
    path.unlink(missing_ok=True)
    while path.parent != where and path.parent.is_dir() and not any(path.parent.iterdir()):
        path = path.parent
        path.rmdir()


def serve(root: Path, *, address: str, preview: bool, open_browser: bool = False) -> None:
    """Serve the site with live reload until the person stops it."""
    from mkdocs.commands.serve import serve as mkdocs_serve  # a server is not needed to build

    config_file = _config_file(root)
    site_config(root)  # settings that cannot be read are told in our words
    if not preview:
        os.environ.update([NO_DRAFTS])
    try:
        mkdocs_serve(config_file=str(config_file), dev_addr=address, open_in_browser=open_browser, watch_theme=True)
    except (Abort, ConfigurationError, OSError) as error:
        raise KopilkaError(f"Сервер не запустился: {error}") from error


def _config_file(root: Path) -> Path:
    file = root / "mkdocs.yml"
    if not file.is_file():
        raise KopilkaError(f"В папке «{root}» нет файла mkdocs.yml: сайт не настроен.")
    return file


def site_config(root: Path, site_dir: Path | None = None, *, strict: bool = False) -> MkDocsConfig:
    """Load mkdocs.yml of the base; `KopilkaError` if it is missing or wrong."""
    # mkdocs-macros imports it, which takes long, to fetch what a page may ask for; ours ask for nothing.
    sys.modules.setdefault("requests", Late("requests"))
    chosen = {"site_dir": str(site_dir.resolve())} if site_dir is not None else {}
    try:
        return load_config(config_file=str(_config_file(root)), strict=strict, **chosen)
    except (Abort, ConfigurationError) as error:
        raise KopilkaError(_refused(_config_file(root), error)) from error


def _refused(file: Path, error: Exception) -> str:
    """Say why the settings are not taken: what cannot be read, at its place; what MkDocs itself has just said, with a pointer."""
    unread = error.__context__
    if isinstance(unread, ReaderError) and unread.encoding == "utf-8":
        return f"{file.name} сохранён не в UTF-8. Сохраните его в этой кодировке."
    if isinstance(unread, YAMLError):
        told = explain(unread, file.read_text("utf-8"), 1)
        return f"{file.name}:{told.line}:{told.column} {told.message} {told.hint}".rstrip()
    if isinstance(error, Abort):
        return f"Настройки {file.name} не приняты. Что не так, MkDocs сказал строкой выше."
    return f"Настройки {file.name} не приняты: {error}"


def _plugin(config: MkDocsConfig) -> KopilkaPlugin:
    plugin = config.plugins.get("kopilka")
    if not isinstance(plugin, KopilkaPlugin):
        raise KopilkaError("В mkdocs.yml не включён плагин kopilka.")
    return plugin


def _inputs(root: Path, config: MkDocsConfig, preview: bool) -> str:
    """Everything a build reads; the day too, since a term of review may pass overnight; and where the history stands."""
    trees = tree_digest(root / PRACTICES, root / EDITIONS, Path(config.docs_dir), PACKAGE)
    return digest(
        trees,
        Path(config.config_file_path).read_bytes(),
        versions(),
        str(preview),
        str(config.strict),
        datetime.now().astimezone().date().isoformat(),
        _head(root, "%H"),
    )


def _run(config: MkDocsConfig, *, dirty: bool) -> None:
    config.plugins.on_startup(command="build", dirty=dirty)
    try:
        mkdocs_build(config, dirty=dirty)
    except Abort as error:
        raise KopilkaError(f"Сайт не собран: {error}") from error
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _dated(root: Path) -> Iterator[None]:
    """The same commit gives the same bytes: MkDocs takes the day of the build from SOURCE_DATE_EPOCH."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        yield
        return
    os.environ["SOURCE_DATE_EPOCH"] = _last_commit(root)
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]


def _last_commit(root: Path) -> str:
    told = _head(root, "%ct")
    return told if told.isdigit() else "0"


def _head(root: Path, form: str) -> str:
    """Say something of the last commit; nothing where there is none."""
    try:
        told = subprocess.run(
            ["git", "-C", str(root), "log", "-1", f"--format={form}"], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.stdout.strip()


@contextmanager
def _quiet_about_dirty() -> Iterator[None]:
    """MkDocs warns that a dirty build may be wrong; ours is tested to be byte-identical to a clean one."""
    logger = logging.getLogger("mkdocs.commands.build")

    def keep(record: logging.LogRecord) -> bool:
        return "'dirty' build" not in record.getMessage() and "stale files" not in record.getMessage()

    logger.addFilter(keep)
    try:
        yield
    finally:
        logger.removeFilter(keep)
