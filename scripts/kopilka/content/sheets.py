"""The expert's sheet: what a reviewer found in a material, as YAML beside it. Its author is shown it, the public is not.

The sheet of `practices/techmaps/tk-drobi.md` is `practices/techmaps/_reviews/tk-drobi.yml`. No page and no file is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import ValidationError

from kopilka.content.bank import Bank
from kopilka.content.fields import Part, field
from kopilka.content.folders import PRACTICES
from kopilka.content.kinds import KINDS, Kind
from kopilka.content.parsing import validation_problems
from kopilka.content.source import Source, read_source
from kopilka.diagnostics import Diagnostic

FOLDER = "_reviews"


class Verdict(StrEnum):
    """The answer to one question of the sheet."""

    YES = "да"
    PARTLY = "частично"
    NO = "нет"
    ASIDE = "не относится"


class Decision(StrEnum):
    """What the expert advises."""

    PUBLISH = "опубликовать"
    MEND = "доработать"
    REFUSE = "не публиковать"


@dataclass(frozen=True)
class Criterion:
    """A question of the sheet and what «да» to it means."""

    id: str
    question: str
    yes: str


class Mark(Part):
    """The answer to one question."""

    id: str = field("Вопрос", "Обозначение вопроса из списка для этого вида.", example="komu", default=...)
    verdict: Verdict = field("Ответ", "Да, частично, нет или не относится.", example="да", default=...)
    note: str | None = field("Где и что", example="в шаге 3 не видно, что говорит учитель")


class Sheet(Part):
    """The sheet of one material."""

    expert: str = field("Кто смотрел", "Должность, без имени.", example="методист по математике", default=...)
    day: date = field("Когда", example="2026-11-22", default=...)
    stops: tuple[str, ...] = field("Стоп-признаки", "Данные детей, чужой текст, числа ниоткуда. Пусто — нет.", default=())
    marks: tuple[Mark, ...] = field("Ответы на вопросы", default=())
    decision: Decision | None = field("Решение", "Пусто — ещё не решено.", example="доработать")
    letter: tuple[str, ...] = field(
        "Письмо автору", "Не больше трёх правок, каждая — со словами, какими стало бы лучше.", default=(), max_length=3
    )


_PRACTICE = (
    Criterion("komu", "Кому и при какой трудности?", "сказано, по какому признаку взять"),
    Criterion("komu-ne", "Кому не подойдёт?", "назван хотя бы один случай и что делать тогда"),
    Criterion("shagi", "Что делать по шагам?", "есть действия взрослого и ученика, минуты"),
    Criterion("slova", "Какими словами?", "фразы можно сказать вслух"),
    Criterion("verno", "Верно ли содержание?", "решены два задания, ответы сверены"),
    Criterion("itog", "Как узнать, что вышло?", "число и условие, назван срок"),
    Criterion("ne-vyshlo", "Что, если не вышло?", "есть следующий шаг"),
    Criterion("tsena", "Сколько это стоит?", "часы людей, а не «при минимальных ресурсах»"),
)
_INSTRUMENT = (
    Criterion("chto-izmeryaet", "Что измеряет?", "названо одним предложением, и вопросы об этом"),
    Criterion("prava", "Чей это текст?", "свой или официальный; чужой — только ссылкой"),
    Criterion("vopros-ponyaten", "Понятны ли вопросы тому, кто отвечает?", "каждый об одном, без двойных отрицаний"),
    Criterion("podschyot", "Сходится ли подсчёт?", "границы шкал закрывают все баллы, пример посчитан"),
    Criterion("soglasie", "Кого спросить до опроса?", "сказано о согласии и о том, кто увидит ответы"),
    Criterion("chto-dalshe", "Что делать с результатом?", "есть действие на каждый уровень"),
)
_EVENT = (
    Criterion("zachem", "Зачем собираться?", "назван вопрос, на который ответят участники"),
    Criterion("minuty", "Сходятся ли минуты?", "программа укладывается в названное время"),
    Criterion("zadaniya", "Что делают участники?", "есть задания, а не только доклады"),
    Criterion("razdat", "Что раздать?", "раздатка приложена или описана"),
    Criterion("itog", "С чем уйдут?", "названы решение или вещь, которую унесут"),
)
_DOCUMENT = (
    Criterion("osnova", "На чём держится?", "правовая основа названа и действует"),
    Criterion("polya", "Видно ли, что заполнять?", "поля в квадратных скобках, лишнего не требуют"),
    Criterion("kto-prinimaet", "Кто принимает и где хранят?", "сказано"),
    Criterion("nagruzka", "Не добавляет ли бумаг учителю?", "добровольное помечено, обязательного нет сверх закона"),
)
_OTHER = (
    Criterion("verno", "Верно ли?", "сверено с источником"),
    Criterion("ponyatno", "Понятно ли тому, для кого?", "прочитал человек из этой аудитории"),
    Criterion("polno", "Хватает ли, чтобы действовать?", "после чтения ясно, что сделать завтра"),
)
#: The questions of each kind that has its own; practices have eight, what is left has three.
_BY_KIND = {
    "instruments": _INSTRUMENT,
    "events": _EVENT,
    "local-acts": _DOCUMENT,
    "templates": _DOCUMENT,
}


def criteria(kind: Kind) -> tuple[Criterion, ...]:
    """Return the questions which an expert answers about a material of the kind."""
    return _BY_KIND.get(kind.folder) or (_PRACTICE if kind.graded else _OTHER)


@dataclass(frozen=True)
class Reviewed:
    """A sheet with the material it is about («folder/id») and the file it came from."""

    key: str
    sheet: Sheet
    source: Source


def sheet_path(key: str) -> str:
    """Return where the sheet of a material lies, from the root of the base."""
    folder, name = key.split("/")
    return f"{PRACTICES}/{folder}/{FOLDER}/{name}.yml"


def sheets(bank: Bank) -> tuple[dict[str, Reviewed], list[Diagnostic]]:
    """Read every sheet of the base; what is wrong with one comes back as diagnostics of its file."""
    found: dict[str, Reviewed] = {}
    problems: list[Diagnostic] = []
    for key, path in _files(bank.root):
        read = read_source(bank.root, path)
        problems += read.problems
        if read.source is None or read.data is None:
            continue
        filled = {name: value for name, value in read.data.items() if value is not None}
        try:
            found[key] = Reviewed(key, Sheet.model_validate(filled), read.source)
        except ValidationError as error:
            problems += validation_problems(error, read.source, Sheet)
    return found, problems


def _files(root: Path) -> Iterator[tuple[str, str]]:
    for folder in KINDS:
        for path in sorted((root / PRACTICES / folder / FOLDER).glob("*.yml")):
            yield f"{folder}/{path.stem}", path.relative_to(root).as_posix()
