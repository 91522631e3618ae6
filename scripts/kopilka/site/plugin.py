"""The MkDocs plugin: each event is a few lines over functions that are tested without MkDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from kopilka.artifact import Artifact
from kopilka.content.bank import Bank, load
from kopilka.content.folders import PRACTICES
from kopilka.content.team import Team
from kopilka.diagnostics import Severity
from kopilka.exports.artifacts import SOURCES, Source
from kopilka.site.curated import as_page, dressed
from kopilka.site.files import SiteFiles, copied_file, exact, page_file
from kopilka.site.frame import Frames, page_toc
from kopilka.site.ledger import Ledger
from kopilka.site.paper import paper_html
from kopilka.site.stamps import Stamps, digest, tree_digest, versions
from kopilka.site.written import write_artifacts
from kopilka.views.checking import check
from kopilka.views.environment import compiled
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo
from kopilka.views.pages import planned_pages
from kopilka.views.redirects import redirects
from kopilka.views.sharing import open_graph
from kopilka.views.store import store_of

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.kopilka")
#: The variable and its value by which `kopilka serve --no-preview` hides drafts: MkDocs' server takes no option of ours.
NO_DRAFTS = ("KOPILKA_DRAFTS", "no")
THEME = Path(__file__).parent / "theme"


class PluginConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ without types
    """Options of the plugin in mkdocs.yml."""

    #: The folder that holds practices/; by default the one in which mkdocs.yml lies.
    root = option.Optional(option.Dir(exists=True))
    #: Where readers write about mistakes; no link is shown where it is empty.
    contact = option.Type(str, default="")
    #: Where a file of the base is seen in the repository, after the repository's address.
    source_path = option.Type(str, default="blob/main/")
    #: The repository to which the web form of /admin/ sends what is written; empty, it works on a copy of the base alone.
    admin = option.Type(dict, default={})
    #: Build drafts too, marked as such. `mkdocs serve` always does, unless KOPILKA_DRAFTS=no.
    preview = option.Type(bool, default=False)


class KopilkaPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]  # the same
    """Puts the base's materials into the site as virtual pages."""

    bank: Bank | None = None
    #: Set by `kopilka build`, which has checked the base already and reports in its own words.
    checked = False
    stamps: Stamps | None = None
    ledger: Ledger
    files: SiteFiles
    nav: Navigation
    #: The processes that write pages and artifacts.
    team: Team[tuple[str, ...]] | None = None
    #: The folder of the theme whose icons our templates show.
    icons = ""
    #: The addresses of everything that the site has; until the build has ended, without what is made and is no page.
    addresses: tuple[str, ...] = ()
    #: Names of the pages in docs/, without extension.
    by_hand: AbstractSet[str] = frozenset()
    #: Whether only what changed is built.
    dirty = False
    #: Whether drafts are built although the configuration does not ask for it.
    preview = False
    #: Whether this is the copy of the site that an edition carries.
    portable = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether only changes are to be built, and whether it is the author who looks."""
        self.dirty = dirty
        if command == "serve":
            self.preview = os.environ.get(NO_DRAFTS[0]) != NO_DRAFTS[1]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the base; put our templates before the theme's."""
        if str(THEME) not in config.theme.dirs:
            # Of Material only the icons are used: MkDocs need not look through its ten thousand files for what to copy.
            self.icons = config.theme.dirs[0]
            config.theme.dirs[0] = str(THEME)
        if not self.checked:
            self.bank = load(self.root(config))
            _log_problems(self.bank)
            self.stamps = Stamps.load(self.root(config), Path(config.site_dir))
        assert self.stamps is not None
        self.stamps.forget()
        return config

    @property
    def drafts(self) -> bool:
        """Whether drafts are part of the site."""
        return self.preview or self.config.preview

    def root(self, config: MkDocsConfig) -> Path:
        """Return the folder of the base."""
        return Path(self.config.root or os.path.dirname(config.config_file_path))

    def info(self, config: MkDocsConfig) -> SiteInfo:
        """Return what the views need to know of the configuration."""
        return SiteInfo(
            config.site_name,
            config.site_url or "",
            config.repo_url or "",
            self.config.source_path,
            self.config.contact,
            config.use_directory_urls,
            self.drafts,
            self.portable,
            store_of(self.config.admin),
        )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a virtual file for every page and attachment of the base."""
        assert self.bank is not None
        assert self.stamps is not None
        self.ledger = Ledger(planned_pages(self.bank, self.info(config)), self.stamps.pages if self.dirty else {})
        self.by_hand = {file.src_uri.removesuffix(".md") for file in files.documentation_pages()}
        attached = [
            copied_file(f"{material.key}/{name}", str(self.bank.root / PRACTICES / material.key / name), config)
            for material in shown(self.bank, drafts=self.drafts)
            for name in material.files
        ]
        self.files = SiteFiles([*exact(files), *attached], [page_file(plan, config) for plan in self.ledger.plans.values()])
        self.addresses = tuple(file.dest_uri for file in (*self.files, *self.files.ours.values()))
        return self.files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation, which all pages share."""
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme what our templates ask for; now everything is known that all pages share, and the work can begin."""
        env.loader = FileSystemLoader([*config.theme.dirs, self.icons])
        env.bytecode_cache = compiled()
        env.auto_reload = False
        env.globals["kopilka_toc"] = page_toc
        env.globals["kopilka_paper"] = paper_html
        self.team = self._team(Frames(env, self.nav, files, config), config)
        return env

    def _team(self, frames: Frames, config: MkDocsConfig) -> Team[tuple[str, ...]]:
        """Begin to write the artifacts and the pages."""
        assert self.bank is not None
        shared = [f"{page.title} {page.url}" for page in self.nav.pages]
        # A curated page may owe its title in the navigation to its own first heading, which is not read yet.
        curated = tree_digest(Path(config.docs_dir), suffix=".md")
        own = Path(config.config_file_path).read_bytes()
        common = digest(repr(shared), own, tree_digest(THEME), curated, versions())
        sources: list[Source] = [*SOURCES, partial(_redirects, frozenset(self.addresses))]
        artifacts = [
            partial(write_artifacts, partial(source, self.bank, self.info(config)), Path(config.site_dir)) for source in sources
        ]
        return Team(artifacts, self.ledger.works(self.files.ours, frames.around, common))

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Dress a page written by hand as the compiler dresses its own."""
        return dressed(html)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """The map of the site names our pages too."""
        context["pages"] = self.files.every_page
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Say of a page written by hand what messengers ask."""
        page.meta["head"] = open_graph(as_page(page, config.site_description), self.info(config), page.canonical_url or "")
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Do our share of the work and wait for the others."""
        assert self.team is not None
        artifacts, stamps = self.team.results()
        self.ledger.note(stamp for (stamp,) in stamps)
        self.addresses += tuple(chain.from_iterable(artifacts))

    def on_build_error(self, *, error: Exception) -> None:
        """Nobody waits for the work any more."""
        if self.team is not None:
            self.team.stop()

    def __contains__(self, uri: object) -> bool:
        """Whether the site has a page with this name, made or written by hand.

        Macros ask when pages are rendered, not when they are made.
        """
        return uri in self.ledger or uri in self.by_hand

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Reload when a material changes."""
        self.checked = False
        server.watch(str(self.root(config) / PRACTICES))
        return server


def _redirects(taken: AbstractSet[str], bank: Bank, info: SiteInfo) -> Iterator[Artifact]:
    """A page at every old address which no page of today has."""
    for path, html in redirects(shown(bank, drafts=info.preview), info).items():
        if path not in taken:
            yield Artifact(path, html.encode)


def _log_problems(bank: Bank) -> None:
    """Say what is wrong with the base in MkDocs' own log: errors and warnings stop a strict build."""
    for problem in check(bank):
        if problem.severity is Severity.NOTE:
            continue
        told = log.warning if problem.severity is Severity.ERROR else log.info
        told(
            "%s:%d:%d: %s %s %s",
            problem.path,
            problem.line,
            problem.column,
            problem.code,
            problem.message,
            problem.hint,
        )
