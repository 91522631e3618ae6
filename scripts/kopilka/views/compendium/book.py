"""The bank as a book: chapters by kind, materials by title, what points at their pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial

from kopilka.content.bank import Bank, Material
from kopilka.content.effort import beside, collector_at_rest, may_share
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.russian import counted, long_date
from kopilka.views.cards import kind_label
from kopilka.views.compendium.pictures import Pictures
from kopilka.views.compendium.reading import Reader
from kopilka.views.compendium.tree import Blocks
from kopilka.views.facets import shown, terms_of
from kopilka.views.links import FACET_FOLDERS, RULES, YEARS, Links
from kopilka.views.page import SiteInfo
from kopilka.views.pages import material_page
from kopilka.views.typesetting import typeset

#: Pages that a reader of a book has no use for: lists of materials and the curators' pages.
_LISTS = frozenset({*FACET_FOLDERS.values(), YEARS, RULES})
#: Kinds whose materials are short: they follow one another on a page.
_RUN_ON = frozenset({"elements", "events", "replications", "schools", "acts", "sources", "terms"})
_NUMBER = re.compile(r"\d+")
#: From so many materials on a second process is worth its start.
_MANY = 100
_RECORDS = ("запись", "записи", "записей")


@dataclass(frozen=True)
class Entry:
    """A material of the book: its key, title, what it is where that is not said by the chapter, and its text."""

    key: str
    title: str
    label: str
    blocks: Blocks


#: A material as it was read, and the pictures that it shows.
_Read = tuple[Entry, dict[str, bytes]]


@dataclass(frozen=True)
class Chapter:
    """The materials of a kind; `run_on` says that they do not begin pages of their own, `reference` that they are looked up."""

    key: str
    title: str
    about: str
    run_on: bool
    reference: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Index:
    """An index: its own key, and each word with the keys of the materials on whose pages it is."""

    key: str
    title: str
    about: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Book:
    """A compendium. `facts` stand on the title page, `preface` on its back; `pictures` are bytes by the names in the text."""

    site: str
    title: str
    subtitle: str
    facts: tuple[str, ...]
    preface: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    indexes: tuple[Index, ...]
    pictures: dict[str, bytes] = field(repr=False)

    @property
    def entries(self) -> Iterator[Entry]:
        """Every material, in the order of the book."""
        return (entry for chapter in self.chapters for entry in chapter.entries)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every material by its key: «см. № 12» is known before any page is."""
        return {entry.key: number for number, entry in enumerate(self.entries, 1)}


@collector_at_rest()
def book(bank: Bank, info: SiteInfo, subtitle: str, day: date, citation: str) -> Book:
    """Return the book of everything that readers see; `subtitle` names the edition, `citation` says how to cite the whole."""
    ordered = [(kind, sorted((item for item in shown(bank) if item.kind is kind), key=_by_title)) for kind in KINDS.values()]
    materials = [item for _, of_kind in ordered for item in of_kind]
    read = {entry.key: (entry, pictures) for entry, pictures in _read(bank, info, materials)}
    chapters = tuple(_chapter(kind, [read[item.key][0] for item in of_kind]) for kind, of_kind in ordered if of_kind)
    return Book(
        info.name,
        "Сборник материалов",
        subtitle,
        tuple(_facts(materials, info, day)),
        tuple(typeset(text) for text in _preface(info, citation)),
        chapters,
        tuple(index for index in _indexes(bank, materials) if index.rows),
        {name: content for _, pictures in read.values() for name, content in pictures.items()},
    )


def _read(bank: Bank, info: SiteInfo, materials: list[Material]) -> list[_Read]:
    """Return the materials as entries, with their pictures. Of many, a second process reads every second one."""
    work = partial(_entries, bank, info, frozenset(item.key for item in materials))
    if len(materials) < _MANY or not may_share():
        return work(materials)
    return beside(work, materials[::2], materials[1::2])


def _entries(bank: Bank, info: SiteInfo, keys: frozenset[str], materials: Iterable[Material]) -> list[_Read]:
    return [_entry(bank, item, info, keys) for item in materials]


def _facts(materials: list[Material], info: SiteInfo, day: date) -> Iterator[str]:
    yield f"В сборнике {counted(len(materials), _RECORDS)}. Составлен {long_date(day)}"
    if info.url:
        yield info.url


def _preface(info: SiteInfo, citation: str) -> Iterator[str]:
    yield (
        "Сборник напечатан с сайта базы и повторяет его страницы: у каждого материала карточка, текст, связи, источники и строка "
        "для ссылки. У каждого материала есть номер; пометка «см. № 12» ведёт к материалу с этим номером, номера стоят вверху "
        "страниц. В конце — указатели школ и факторов риска."
    )
    yield (
        "Пустое поле документа показано словами «не заполнено»: это не опечатка, а честный пропуск. Имя человека названо, только "
        "если на это есть основание; без него названа должность."
    )
    yield f"Лицензия материалов — CC BY 4.0, если в материале не сказано иное. Как сослаться на сборник: {citation}"
    if not info.url:
        yield "У сайта базы ещё нет постоянного адреса, поэтому в сборнике его нет."


def _by_title(item: Material) -> str:
    """Russian alphabet: ё stands with е, quotation marks do not count, № 9 comes before № 44."""
    letters = item.record.title.lower().replace("ё", "е").lstrip("«„\"' ")
    return _NUMBER.sub(lambda found: found[0].zfill(6), letters)


def _chapter(kind: Kind, entries: list[Entry]) -> Chapter:
    return Chapter(kind.folder, kind.plural, kind.about, kind.folder in _RUN_ON, not kind.library, tuple(entries))


def _entry(bank: Bank, item: Material, info: SiteInfo, keys: frozenset[str]) -> _Read:
    page = material_page(bank, item, info, keys)
    pictures = Pictures(bank)
    reader = Reader(partial(_resolved, item.key, info, keys), partial(pictures.take, item))
    label = kind_label(item)
    entry = Entry(
        item.key, typeset(item.record.title), label if label != item.kind.short else "", reader.read(typeset(page.html))
    )
    return entry, pictures.files


def _resolved(here: str, info: SiteInfo, keys: frozenset[str], address: str) -> str:
    """Say what an address of a page means in the book; an address of the site is full where the site has one."""
    if ":" in address.split("/", 1)[0]:
        return address
    path, _, anchor = address.partition("#")
    if not path:
        return ""
    base = posixpath.dirname(Links(here, info.directories).address(here))
    where = posixpath.normpath(posixpath.join(base, path.partition("?")[0]))
    name = where.removesuffix(".html").removesuffix("/index")
    if name in keys:
        return name
    if not info.url or name in KINDS or name.split("/")[0] in _LISTS:
        return ""
    return f"{info.url.rstrip('/')}/{where}{'/' if path.endswith('/') else ''}{f'#{anchor}' if anchor else ''}"


def _indexes(bank: Bank, materials: list[Material]) -> Iterator[Index]:
    yield Index(
        "index-schools",
        "Указатель школ и организаций",
        "Страницы материалов, в которых организация названа.",
        _schools(bank, materials),
    )
    about = "Страницы материалов, которые помогают справиться с фактором."
    yield Index("index-risks", "Указатель факторов риска", about, _risks(bank, materials))
    yield Index("index-authors", "Авторы", "Названы те, у кого есть основание для показа имени.", _authors(materials))


def _schools(bank: Bank, materials: Iterable[Material]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    public = {item.key for item in materials}
    rows = []
    for school in sorted(bank.of("schools"), key=_by_title):
        named = {user.key for user in bank.users.get(school.key, ())} | {
            link.material.key for link in bank.backlinks.get(school.key, ())
        }
        if school.key in public:
            rows.append((school.record.title, tuple(sorted({school.key, *(named & public)}))))
    return tuple(rows)


def _risks(bank: Bank, materials: Iterable[Material]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    words = bank.vocabularies.get("risks")
    found: dict[str, list[str]] = {term: [] for term in words.terms} if words is not None else {}
    for item in materials:
        for term in terms_of(bank, item, "risks"):
            found[term].append(item.key)
    rows = [(bank.term_title("risks", term), tuple(keys)) for term, keys in found.items() if keys]
    return tuple(sorted(rows, key=lambda row: row[0].lower().replace("ё", "е")))


def _authors(materials: Iterable[Material]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for item in materials:
        for author in item.record.authors:
            if author.name and author.name_basis:
                found.setdefault(author.name, []).append(item.key)
    return tuple((name, tuple(found[name])) for name in sorted(found))
