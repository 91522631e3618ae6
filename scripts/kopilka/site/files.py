"""What MkDocs knows of our files: those it builds or copies itself, and the compiler's pages, to which it may only link."""

from __future__ import annotations

import filecmp
import os
from collections.abc import Iterable
from html import escape
from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from kopilka.views.page import Heading, PlannedPage


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


class SiteFiles(Files):
    """The files of a site. MkDocs goes through those which are its own work; pages that are `ours` it can find by their names."""

    def __init__(self, files: Iterable[File], ours: Iterable[File]) -> None:
        super().__init__(list(files))
        self.ours = {file.src_uri: file for file in ours}

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file which a link or an entry of the navigation means."""
        return super().get_file_from_path(path) or self.ours.get(PurePath(path).as_posix())

    @property
    def every_page(self) -> list[File]:
        """All pages of the site, ours after those written by hand."""
        return [*self.documentation_pages(), *self.ours.values()]


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


def page_file(plan: PlannedPage, config: MkDocsConfig) -> File:
    """Make the virtual file of a page and what MkDocs knows of it; it is in no navigation unless mkdocs.yml names it."""
    file = File.generated(config, f"{plan.uri}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    # The theme puts the title into its templates as it is.
    page = Page(escape(plan.title, quote=False), file, config)
    if plan.updated is not None:
        page.update_date = plan.updated.isoformat()
    return file


def copied_file(uri: str, source: str, config: MkDocsConfig) -> ExactFile:
    """Make the virtual file of an attachment."""
    file = ExactFile.generated(config, uri, abs_src_path=source, inclusion=InclusionLevel.INCLUDED)
    assert isinstance(file, ExactFile)
    return file


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
