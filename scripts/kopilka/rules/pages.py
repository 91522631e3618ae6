"""The public pages of the rules, read from the docstrings of their modules: for the site and for `kopilka explain`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kopilka.diagnostics import Severity
from kopilka.rules import FAMILIES, Family

_CODE = re.compile(r"^### ([A-Z]{3}\d{3})\. (.+)$", re.MULTILINE)
_WORDS = {severity.label.capitalize(): severity.label for severity in Severity}
#: «Ошибка.» and nothing more: the severity is shown beside the title anyway. «Ошибка у опубликованного…» stays.
_BARE = re.compile(r"\A(?:Ошибка|Предупреждение|Заметка)\.\s+")


@dataclass(frozen=True)
class CodePage:
    """A code explained: its title, its (usual) severity in Russian, and the Markdown under its heading."""

    code: str
    title: str
    severity: str
    markdown: str


@dataclass(frozen=True)
class RulePage:
    """A family explained: an introduction and its codes. `family` is its id and the address of its page."""

    family: str
    title: str
    intro: str
    codes: tuple[CodePage, ...]


def rule_pages() -> list[RulePage]:
    """Return the page of every family, in the order of the registry."""
    return list(_pages())


@cache
def code_pages() -> dict[str, tuple[RulePage, CodePage]]:
    """Return every code with its family."""
    return {code.code: (page, code) for page in _pages() for code in page.codes}


def explain(code: str) -> tuple[RulePage, CodePage] | None:
    """Return the page of a code, whatever its letters' case; None where there is no such code."""
    return code_pages().get(code.strip().upper())


@cache
def _pages() -> tuple[RulePage, ...]:
    return tuple(_page(family) for family in FAMILIES)


def _page(family: Family) -> RulePage:
    first, *parts = _CODE.split((family.module.__doc__ or "").strip())
    _, _, intro = first.partition("\n")
    codes = tuple(_code_page(*parts[at : at + 3]) for at in range(0, len(parts), 3))
    return RulePage(family.id, family.title, intro.strip(), codes)


def _code_page(code: str, title: str, text: str) -> CodePage:
    word = re.match(r"\w+", text.strip())
    severity = _WORDS[word[0] if word else ""]
    markdown = _BARE.sub("", text.strip())
    return CodePage(code, title.strip(), severity, markdown)
