"""The map of gaps: how many materials stand where two properties meet, and where there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Availability
from kopilka.content.records.practice import Faceted
from kopilka.content.russian import number_ranges
from kopilka.views.catalogue import TIERS
from kopilka.views.facets import shown, terms_of
from kopilka.views.links import term_uri

GRADES = range(1, 12)
#: From how many materials on a cell has the deepest of the four shades.
_SHADES = (1, 3, 6, 10)
#: Readers who are specialists of a school; teachers and heads look elsewhere.
SPECIALISTS = ("klassnyy-rukovoditel", "pedagog-psikholog", "sotsialnyy-pedagog", "logoped", "defektolog", "tyutor", "nastavnik")


@dataclass(frozen=True)
class Word:
    """A row or a column: a facet of the catalogue, its value there, what readers see, the page about it.

    `more` are the values that hold for it too: what is meant for every class is meant for the fifth.
    """

    facet: str
    id: str
    title: str
    short: str = ""
    uri: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cell:
    """Where a row meets a column: how many materials, None where the two cannot meet (no chemistry in the first class)."""

    count: int | None
    where: tuple[Word, ...]

    @property
    def shade(self) -> int:
        """How deep the colour of the cell is, from 0 (nothing) to 4."""
        return sum((self.count or 0) >= least for least in _SHADES)

    @property
    def query(self) -> str:
        """What the catalogue is asked for to show the materials of the cell."""
        return "&".join(f"{word.facet}={','.join((word.id, *word.more))}" for word in self.where)

    @property
    def order(self) -> str:
        """What the order form is asked for."""
        return "&".join(f"{word.facet}={word.id}" for word in self.where)


@dataclass(frozen=True)
class HeatTable:
    """A heat table: its name, title and what it counts, the head of its first column, columns, and rows of cells."""

    id: str
    title: str
    about: str
    corner: str
    columns: tuple[Word, ...]
    rows: tuple[tuple[Word, tuple[Cell, ...]], ...]

    @property
    def empty(self) -> int:
        """How many cells have nothing."""
        return sum(cell.count == 0 for cell in self._cells())

    @property
    def size(self) -> int:
        """How many cells can have something."""
        return sum(cell.count is not None for cell in self._cells())

    def _cells(self) -> Iterator[Cell]:
        return (cell for _, cells in self.rows for cell in cells)


def heat_tables(bank: Bank) -> Iterator[HeatTable]:
    """Yield risk × tier, subject × class, and for each class sign (pupil group) × specialist."""
    found = _Found(bank, _useful(bank))
    classes = tuple(_class(grade) for grade in GRADES)
    yield _table(
        _Plan(
            "risks",
            "Риск и кому помощь",
            "Сколько материалов помогают при каждом факторе риска: всем ученикам, группе, одному.",
            "Фактор риска",
        ),
        found,
        _words(bank, "risk", "risks"),
        tuple(Word("tier", id, tier.value.capitalize()) for tier, id in TIERS.items()),
    )
    yield _table(
        _Plan(
            "subjects",
            "Предмет и класс",
            "Сколько материалов есть по предмету для каждого класса. Материал для всего уровня засчитан каждому его классу, "
            "материал для всех уровней — каждому классу. Прочерк — предмета на этом уровне нет.",
            "Предмет",
        ),
        found,
        _words(bank, "subject", "subjects"),
        classes,
        _taught(bank),
    )
    for word in classes:
        yield _table(
            _Plan(
                word.id,
                f"Признак и специалист, {word.title}",
                "Сколько материалов есть для специалиста, если у учеников видны признаки одной группы.",
                "У кого видны признаки",
                (word,),
            ),
            found,
            _words(bank, "group", "pupil_groups"),
            tuple(Word("for", id, bank.term_title("audiences", id), uri=term_uri("audiences", id)) for id in SPECIALISTS),
        )


@dataclass(frozen=True)
class _Plan:
    """What a heat table says of itself; `fixed` is what all its cells share."""

    id: str
    title: str
    about: str
    corner: str
    fixed: tuple[Word, ...] = ()


def _useful(bank: Bank) -> list[Material]:
    """What a reader can take: texts which are in the base and are found by facets."""
    return [
        material
        for material in shown(bank)
        if isinstance(material.record, Faceted) and material.record.availability is Availability.GIVEN
    ]


class _Found:
    """Which materials stand under each word of the catalogue, a bit a material: where words meet is one operation on numbers."""

    def __init__(self, bank: Bank, materials: Iterable[Material]) -> None:
        self._bits: defaultdict[tuple[str, str], int] = defaultdict(int)
        for number, material in enumerate(materials):
            for word in _stands_under(bank, material):
                self._bits[word] |= 1 << number

    def count(self, words: Iterable[Word]) -> int:
        """Return how many materials the catalogue shows under all the words at once."""
        return reduce(and_, map(self._under, words)).bit_count()

    def _under(self, word: Word) -> int:
        return reduce(or_, (self._bits[word.facet, id] for id in (word.id, *word.more)))


def _stands_under(bank: Bank, material: Material) -> Iterator[tuple[str, str]]:
    """The words of a material, each with its facet of the catalogue."""
    for facet, vocabulary in _FACETS.items():
        yield from ((facet, term) for term in terms_of(bank, material, vocabulary))
    record = material.record
    if isinstance(record, Faceted) and record.tier is not None:
        yield "tier", TIERS[record.tier]


_FACETS = {"risk": "risks", "subject": "subjects", "level": "levels", "group": "pupil_groups", "for": "audiences"}


def _table(
    plan: _Plan,
    found: _Found,
    down: tuple[Word, ...],
    across: tuple[Word, ...],
    possible: Callable[[Word, Word], bool] = lambda row, column: True,  # noqa: ARG005 — names say what meets what
) -> HeatTable:
    def cell(row: Word, column: Word) -> Cell:
        where = (row, column, *plan.fixed)
        number = found.count(where)
        return Cell(number if number or possible(row, column) else None, where)

    rows = tuple((row, tuple(cell(row, column) for column in across)) for row in down)
    return HeatTable(plan.id, plan.title, plan.about, plan.corner, across, rows)


def _words(bank: Bank, facet: str, vocabulary: str) -> tuple[Word, ...]:
    words = bank.vocabularies.get(vocabulary)
    terms = words.terms.values() if words is not None else ()
    return tuple(Word(facet, term.id, term.title, uri=term_uri(vocabulary, term.id)) for term in terms)


def _class(grade: int) -> Word:
    term = f"klass-{grade}"
    return Word("level", term, f"{grade} класс", str(grade), term_uri("levels", term), ("vse-urovni",))


def _taught(bank: Bank) -> Callable[[Word, Word], bool]:
    """Whether a subject is taught in a class, as far as the vocabulary of subjects knows its levels."""
    subjects, levels = bank.vocabularies.get("subjects"), bank.vocabularies.get("levels")
    if subjects is None or levels is None:
        return lambda subject, grade: True  # noqa: ARG005 — nothing is known, so everything may meet

    def taught(subject: Word, grade: Word) -> bool:
        known = subjects.terms[subject.id].details.get("levels")
        return not known or not {grade.id, *levels.ancestors(grade.id)}.isdisjoint(known)

    return taught


@dataclass(frozen=True)
class Gap:
    """Where nothing stands: a row of a heat table and its empty columns, in words."""

    row: Word
    columns: str


def gaps(table: HeatTable, limit: int | None = None) -> list[Gap]:
    """Return the rows that have empty cells, those with the most first."""
    found = [
        (row, [column for column, cell in zip(table.columns, cells, strict=True) if cell.count == 0]) for row, cells in table.rows
    ]
    found.sort(key=lambda pair: -len(pair[1]))
    return [Gap(row, _in_words(columns)) for row, columns in found if columns][:limit]


def _in_words(columns: Iterable[Word]) -> str:
    named = list(columns)
    if all(word.short.isdigit() for word in named):
        return f"классы {number_ranges(int(word.short) for word in named)}"
    return ", ".join(word.title.lower() for word in named)
