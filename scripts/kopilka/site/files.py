"""Virtual files and pages of MkDocs made from the values of the views."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Callable, Iterable
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kopilka.site.frame import TEMPLATE
from kopilka.views.page import Heading, Page, PlannedPage


class GeneratedFile(File):
    """A page of the compiler as a file of MkDocs. `changed` answers whether its output must be written again."""

    changed: Callable[[str], bool]

    def is_modified(self) -> bool:
        """Whether anything on which the page depends has changed since the last build."""
        return self.changed(self.src_uri)


class CuratedFile(File):
    """A page written by hand in docs/: its macros may show anything of the base, so it is always built anew."""

    def is_modified(self) -> bool:
        """Always: what a macro shows is not known before it runs."""
        return True


class ExactFile(File):
    """A file that is copied as it is; whether it changed is told by its bytes, not by the clock."""

    def is_modified(self) -> bool:
        """Whether the output is missing or differs."""
        if self.abs_src_path is None or not os.path.isfile(self.abs_dest_path):
            return True
        return not filecmp.cmp(self.abs_src_path, self.abs_dest_path, shallow=False)


class GeneratedPage(MkDocsPage):
    """A page whose HTML comes from the views, not from Python-Markdown, and is made just before it is written."""

    def __init__(self, plan: PlannedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(plan.title, quote=False), file, config)
        # The theme puts the title and the description into its templates as they are.
        # Macros are for pages written by hand: without this word the plugin would compile an empty template for each of ours.
        self.meta = {"description": escape(plan.description), "render_macros": False}
        # Only indexes may stand in the navigation: every other page takes the theme's frame from memory.
        self.outside = not plan.uri.endswith("/index")
        if self.outside:
            self.meta["template"] = TEMPLATE
        if plan.updated is not None:
            self.update_date = plan.updated.isoformat()

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the page is made by its plan."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to render yet: all pages are rendered before the first is written."""
        self.content = ""
        self.toc = TableOfContents([])

    def fill(self, page: Page) -> None:
        """Take the finished page, for the moment of writing."""
        self.content = page.html
        self.toc = contents(page.contents)
        self.meta["head"] = page.head
        # A page outside the navigation or without headings needs no column for them.
        self.meta["hide"] = (["navigation"] if self.outside else []) + ([] if page.contents else ["toc"])

    def forget(self) -> None:
        """Free what `fill` brought: a base of thousands of pages need not be held in memory."""
        self.content = ""
        self.toc = TableOfContents([])
        self.meta["head"] = ""


def contents(headings: list[Heading]) -> TableOfContents:
    """Turn a flat list of headings into the tree that the theme shows beside the page."""
    top: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(heading.title, heading.anchor, heading.level)
        if heading.level > 2 and top:
            top[-1].children.append(link)
        else:
            top.append(link)
    return TableOfContents(top)


def page_file(plan: PlannedPage, config: MkDocsConfig, changed: Callable[[str], bool]) -> GeneratedFile:
    """Make the virtual file of a page; it is never in the navigation unless mkdocs.yml names it."""
    file = GeneratedFile.generated(config, f"{plan.uri}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    assert isinstance(file, GeneratedFile)
    file.changed = changed
    GeneratedPage(plan, file, config)
    return file


def copied_file(uri: str, source: str, config: MkDocsConfig) -> ExactFile:
    """Make the virtual file of an attachment."""
    file = ExactFile.generated(config, uri, abs_src_path=source, inclusion=InclusionLevel.INCLUDED)
    assert isinstance(file, ExactFile)
    return file


def without_theme(files: Files, folders: Iterable[str]) -> Files:
    """Leave out the files of the theme's folders: scripts and styles that no page of ours asks for."""
    theirs = frozenset(folders)
    return Files([file for file in files if file.src_dir not in theirs])


def exact(files: Files) -> Files:
    """Replace MkDocs' own files by ours, whose answer to «has it changed?» does not rest on times of modification."""
    replaced = []
    for file in files:
        if file.generated_by is not None or file.src_dir is None:
            replaced.append(file)
            continue
        kind = CuratedFile if file.is_documentation_page() else ExactFile
        replaced.append(
            kind(
                file.src_uri,
                file.src_dir,
                file.dest_dir,
                file.use_directory_urls,
                dest_uri=file.dest_uri,
                inclusion=file.inclusion,
            )
        )
    return Files(replaced)
