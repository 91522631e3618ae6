"""Landing pages: one for every kind, vocabulary word, school year, and the indexes that lead to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kopilka.content.bank import Bank, Material
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.russian import counted
from kopilka.content.vocabulary import FACETS, Vocabulary, VocabularyTerm
from kopilka.views.cards import Card, Title, cards, titles
from kopilka.views.comparing import comparison
from kopilka.views.environment import render
from kopilka.views.facets import latest_first, terms_of
from kopilka.views.foreign import english
from kopilka.views.links import FACET_FOLDERS, YEARS, Links, term_uri, year_uri
from kopilka.views.page import PlannedPage, SiteInfo
from kopilka.views.planning import planned

#: How many materials of a kind a page shows as cards; the page of a level would otherwise grow with the base.
CARDS = 24
MATERIALS = ("материал", "материала", "материалов")
#: What the details of a word are called on its page, in the order in which they are shown.
_DETAILS = {
    "measures": "Что обычно делают",
    "indicators": "По каким показателям судить",
    "signs": "По каким признакам заметить",
    "responses": "Чем отвечают в школе",
    "groups": "Какие ученики",
}
_LISTED = _DETAILS.keys()
_INDEX_TITLES = {
    "risks": "Факторы риска",
    "levels": "Уровни и классы",
    "subjects": "Предметы",
    "audiences": "Для кого",
    "pupil_groups": "Группы учеников",
}


@dataclass(frozen=True)
class Group:
    """Cards under a common heading: the newest as cards, the others by title alone."""

    title: str
    anchor: str
    link: str
    cards: list[Card]
    others: list[Title]


@dataclass(frozen=True)
class Entry:
    """A line of an index: a word, how many materials stand under it, what is below it."""

    title: str
    link: str
    count: int
    counted: str
    definition: str
    children: list[Entry] = field(default_factory=list)


def landing_pages(bank: Bank, info: SiteInfo, materials: list[Material]) -> Iterator[PlannedPage]:
    """Yield the plan of every landing page; `materials` are those which readers see."""
    library = [material for material in materials if material.kind.library]
    yield from _kind_pages(bank, info, materials)
    yield _catalogue(info, library)
    for name in FACETS:
        words = bank.vocabularies.get(name)
        if words is not None:
            yield from _facet_pages(bank, info, words, library)
    yield from _year_pages(bank, info, library)


def groups_by_kind(bank: Bank, materials: Iterable[Material], links: Links) -> list[Group]:
    """Return the cards of materials under their kinds, in the order of the kinds."""
    found: dict[str, list[Material]] = {}
    for material in materials:
        found.setdefault(material.kind.folder, []).append(material)
    return [_group(bank, kind, found[kind.folder], links) for kind in KINDS.values() if kind.folder in found]


def _group(bank: Bank, kind: Kind, materials: list[Material], links: Links) -> Group:
    latest = latest_first(materials)
    shown, others = cards(bank, latest[:CARDS], links), titles(latest[CARDS:], links)
    return Group(kind.plural, kind.folder, links.to(f"{kind.folder}/index"), shown, others)


def _kind_pages(bank: Bank, info: SiteInfo, materials: list[Material]) -> Iterator[PlannedPage]:
    for kind in KINDS.values():
        own = latest_first([material for material in materials if material.kind is kind])
        if own:
            html = partial(_kind_html, bank, kind, own)
            yield planned(f"{kind.folder}/index", kind.plural, kind.about, info, html)


def _kind_html(bank: Bank, kind: Kind, own: list[Material], links: Links) -> str:
    template = _LISTS.get(kind.folder, "kind")
    html = render(
        f"{template}.html.jinja",
        kind=kind,
        links=links,
        group=_group(bank, kind, own, links),
        bank=bank,
        records=sorted(own, key=lambda item: item.record.title.lower()),
        count=counted(len(own), kind.counted),
        order=_ORDER,
        table=comparison(bank, own, links),
    )
    return english(html) if kind.folder == "sources" else html


#: How a list is sorted, in words: it is always said.
_ORDER = "сначала проверенные недавно"
#: Kinds whose list is not a list of cards.
_LISTS = {"terms": "list_terms", "acts": "list_acts", "sources": "list_sources"}


def _catalogue(info: SiteInfo, library: list[Material]) -> PlannedPage:
    about = "Все материалы базы: поиск, условия, сравнение; списком по видам и по алфавиту."
    html = partial(_catalogue_html, library)
    return planned("catalogue/index", "Все материалы", about, info, html, areas=("catalogue",), outline=False)


def _catalogue_html(library: list[Material], links: Links) -> str:
    groups = [
        (kind, sorted((item for item in library if item.kind is kind), key=lambda item: item.record.title.lower()))
        for kind in KINDS.values()
        if kind.library
    ]
    return render(
        "catalogue.html.jinja",
        links=links,
        count=counted(len(library), MATERIALS),
        groups=[(kind, items, counted(len(items), kind.counted)) for kind, items in groups if items],
        missing=[kind for kind, items in groups if not items],
    )


def _facet_pages(bank: Bank, info: SiteInfo, words: Vocabulary, library: list[Material]) -> Iterator[PlannedPage]:
    under = _under(bank, words, library)
    told = _told(words, under)
    about = f"{words.title}: сколько материалов базы под каждым словом."
    html = partial(_facet_html, words, under, told)
    yield planned(f"{FACET_FOLDERS[words.name]}/index", _INDEX_TITLES[words.name], about, info, html)
    for word in words.terms.values():
        if word.id in told:
            html = partial(_term_html, bank, words, word, under[word.id], told)
            yield planned(term_uri(words.name, word.id), word.title, word.definition, info, html)


def _under(bank: Bank, words: Vocabulary, library: list[Material]) -> dict[str, list[Material]]:
    under: dict[str, list[Material]] = {term: [] for term in words.terms}
    for material in library:
        for term in terms_of(bank, material, words.name):
            under[term].append(material)
    return under


def _told(words: Vocabulary, under: dict[str, list[Material]]) -> set[str]:
    return {word.id for word in words.terms.values() if under[word.id] or _LISTED & word.details.keys()}


def told_terms(bank: Bank, library: list[Material]) -> Iterator[tuple[str, str]]:
    """Yield (vocabulary, word) for every word that has a page."""
    for name in FACETS:
        words = bank.vocabularies.get(name)
        if words is not None:
            told = _told(words, _under(bank, words, library))
            yield from ((name, term) for term in words.terms if term in told)


def _facet_html(words: Vocabulary, under: dict[str, list[Material]], told: set[str], links: Links) -> str:
    """The index names every word; only one that has something to tell has a page."""

    def entry(term: VocabularyTerm) -> Entry:
        return Entry(
            term.title,
            links.to(term_uri(words.name, term.id)) if term.id in told else "",
            len(under[term.id]),
            counted(len(under[term.id]), MATERIALS),
            term.definition,
            [entry(other) for other in words.terms.values() if other.parent == term.id],
        )

    entries = [entry(term) for term in words.terms.values() if term.parent not in words.terms]
    return render("facet_index.html.jinja", title=_INDEX_TITLES[words.name], note=words.note, entries=entries)


def _term_html(
    bank: Bank, words: Vocabulary, term: VocabularyTerm, materials: list[Material], told: set[str], links: Links
) -> str:

    def linked(ids: Iterable[str]) -> list[tuple[str, str]]:
        return [(words.terms[other].title, links.to(term_uri(words.name, other))) for other in ids if other in told]

    return render(
        "term.html.jinja",
        term=term,
        links=links,
        words=words,
        index=links.to(f"{FACET_FOLDERS[words.name]}/index"),
        index_title=_INDEX_TITLES[words.name],
        details=list(_details(bank, term, links)),
        broader=linked(words.ancestors(term.id)),
        narrower=linked(other.id for other in words.terms.values() if other.parent == term.id),
        count=counted(len(materials), MATERIALS),
        groups=groups_by_kind(bank, materials, links),
    )


def _details(bank: Bank, term: VocabularyTerm, links: Links) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield (title, [(text, link or "")]) for the lists among the details of a word."""
    groups = bank.vocabularies.get("pupil_groups")
    for key, title in _DETAILS.items():
        value: Any = term.details.get(key)
        if not isinstance(value, list | tuple) or not value:
            continue
        if key == "groups" and groups is not None:
            yield (
                title,
                [(groups.terms[name].title, links.to(term_uri("pupil_groups", name))) for name in value if name in groups.terms],
            )
        else:
            yield title, [(str(item), "") for item in value]


def _year_pages(bank: Bank, info: SiteInfo, library: list[Material]) -> Iterator[PlannedPage]:
    years: dict[str, list[Material]] = {}
    for material in library:
        if material.record.school_year:
            years.setdefault(material.record.school_year, []).append(material)
    ordered = {year: years[year] for year in sorted(years, reverse=True)}
    html = partial(_years_html, ordered)
    yield planned(f"{YEARS}/index", "По учебным годам", "Материалы базы по учебным годам.", info, html)
    for year, own in ordered.items():
        about = f"Что в базе за {year} учебный год: {counted(len(own), MATERIALS)}."
        yield planned(year_uri(year), f"{year} учебный год", about, info, partial(_year_html, bank, year, own))


def _years_html(years: dict[str, list[Material]], links: Links) -> str:
    entries = [
        Entry(f"{year} учебный год", links.to(year_uri(year)), len(own), counted(len(own), MATERIALS), "")
        for year, own in years.items()
    ]
    note = "К какому учебному году относится материал: когда практику вели или когда редакция её составила."
    return render("facet_index.html.jinja", title="По учебным годам", entries=entries, note=note)


def _year_html(bank: Bank, year: str, own: list[Material], links: Links) -> str:
    return render(
        "year.html.jinja",
        year=year,
        index=links.to(f"{YEARS}/index"),
        count=counted(len(own), MATERIALS),
        groups=groups_by_kind(bank, own, links),
    )


def present_kinds(materials: Iterable[Material]) -> list[tuple[Kind, int]]:
    """Return the kinds that have materials, with their numbers, in the order of the kinds."""
    counts: dict[str, int] = {}
    for material in materials:
        counts[material.kind.folder] = counts.get(material.kind.folder, 0) + 1
    return [(kind, counts[kind.folder]) for kind in KINDS.values() if kind.folder in counts]
