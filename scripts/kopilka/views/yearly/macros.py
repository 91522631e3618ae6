"""What a yearly report may ask for in its prose: figures that lead to where they come from, and tables, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from kopilka.content.bank import Bank
from kopilka.content.editions import EDITIONS
from kopilka.content.reports import ReportPage
from kopilka.content.russian import NBSP, long_date, lowered, number_ranges, plural
from kopilka.diagnostics import KopilkaError
from kopilka.views.desk.words import decimal, month_words
from kopilka.views.yearly.figures import Data, figures, unknown

#: Makes a link: the address on the site (with a question or an anchor) and the text give Markdown or HTML.
LinkTo = Callable[[str, str], str]
#: The macros by the names under which prose asks for them.
PAPER = "report_paper"
NAMES = (
    PAPER,
    *("figure", "quoted", "report_day", "kinds_table", "schools_table", "months_table", "origins_table", "evidence_table"),
    *("coverage_table", "missing_subjects", "promised_list", "law_table", "steps_list"),
)
#: What can happen to a material in a month.
_DONE = ("new", "improved", "reviewed")
_STEPS = 10
_NONE = "Ничего."


def paper_uri(page: ReportPage, form: str) -> str:
    """Return the address of a file of the report: «about/reports/2026-2027.pdf»."""
    return f"{page.uri}.{form}"


class Yearly:
    """The macros of one report over the statistics of its year."""

    def __init__(self, bank: Bank, page: ReportPage, data: Data, link: LinkTo) -> None:
        self._bank, self._page, self._data, self._link = bank, page, data, link
        self._figures = figures(data)
        self._sealed = page.statistics(bank.root) is not None

    # Figures

    def report_day(self) -> str:
        """The day of the numbers: «22 ноября 2026 года»."""
        return long_date(date.fromisoformat(self._data["day"]))

    def figure(self, name: str, _number: int | None = None, forms: Sequence[str] = ()) -> str:
        """A number of the year, linked to its page; the author's own number beside the name is held against it by the rule.

        A sealed year is told by its edition: today's pages would say something else.
        """
        if unknown(self._data, name):
            return "—"
        found = self._figures.get(name)
        if found is None:
            raise KopilkaError(f"{self._page.path}: числа «{name}» база не считает. Какие есть: kopilka stats --names")
        words = f"{NBSP}{plural(found.value, *forms)}" if forms else ""
        uri = f"{EDITIONS}/index#{self._page.year.replace('/', '-')}" if self._sealed else found.uri
        return self._link(uri, _spaced(found.value) + words)

    def quoted(self, number: int, key: str) -> str:
        """A number that a document of the base names, linked to the document."""
        if key not in self._bank.materials:
            raise KopilkaError(f"{self._page.path}: документа «{key}» в базе нет.")
        return self._link(key, _spaced(number))

    def report_paper(self) -> str:
        """The links to the same report as a PDF and as a Word file; on paper itself there are none."""
        return (
            f"{self._link(paper_uri(self._page, 'pdf'), 'Отчёт в PDF')}, {self._link(paper_uri(self._page, 'docx'), 'в Word')}."
        )

    # Tables

    def kinds_table(self) -> str:
        """Every kind with its materials and fullness."""
        full = self._data["fullness"]["kinds"]
        rows = self._data["breakdowns"]["kinds"]
        return _table(
            ("Вид", "Материалов", "Полнота, из 100"),
            ((row["title"], self.figure(f"kinds.{row['id']}"), str(round(full.get(row["id"], 0)))) for row in rows),
        )

    def schools_table(self) -> str:
        """Every school of the base by number: how many materials stand under its name. A list, not a rating."""
        return self._counts("schools", "Школа")

    def origins_table(self) -> str:
        """Where the materials come from."""
        return self._counts("origins", "Откуда")

    def evidence_table(self) -> str:
        """How many materials stand at each level of evidence."""
        return self._counts("evidence", "На чём держится «помогает»")

    def _counts(self, name: str, head: str) -> str:
        rows = self._data["breakdowns"][name]
        return _table((head, "Материалов"), ((row["title"], self.figure(f"{name}.{row['id']}")) for row in rows))

    def months_table(self) -> str:
        """What happened in the months of the school year, the newest first."""
        first, last = f"{self._page.year[:4]}-09", f"{self._page.year[5:]}-08"
        rows = [row for row in self._data["activity"]["months"] if first <= row["id"] <= last]
        return _table(
            ("Месяц", "Новых", "Улучшено", "Проверено"),
            ((month_words(row["id"]), *(self.figure(f"activity.{row['id']}.{what}") for what in _DONE)) for row in rows),
        )

    def coverage_table(self) -> str:
        """Risk × tier: how many materials stand in each cell, each number leads to them."""
        table = self._data["coverage"]["risks"]
        return _table(
            ("Фактор риска", *(column["title"] for column in table["columns"])),
            (
                (row["title"], *(self._cell(row["id"], tier, count) for tier, count in _cells(table, row)))
                for row in table["rows"]
            ),
        )

    def _cell(self, risk: str, tier: str, count: int | None) -> str:
        if not count:
            return "нет"
        return str(count) if self._sealed else self._link(f"catalogue/index?risk={risk}&tier={tier}", str(count))

    def missing_subjects(self) -> str:
        """The subjects for which some classes have nothing, the emptiest first."""
        table = self._data["coverage"]["subjects"]
        found = []
        for row in table["rows"]:
            empty = [int(word.rpartition("-")[2]) for word, count in _cells(table, row) if count == 0]
            if empty:
                found.append((-len(empty), row["title"], number_ranges(empty)))
        return _table(("Предмет", "Для каких классов ничего нет"), ((title, classes) for _, title, classes in sorted(found)))

    # Lists

    def promised_list(self) -> str:
        """What documents promised and nobody handed over."""
        promised = self._data["promised"]
        return _list(f"{self._link(item['key'], item['title'])} ({lowered(item['kind_title'])})" for item in promised)

    def law_table(self) -> str:
        """The acts no longer in force, what replaced them, and how many materials rest on them."""
        return _table(
            ("Утратил силу", "Чем заменён", "Опирается материалов"),
            (
                (
                    self._link(entry["key"], entry["title"]),
                    ", ".join(self._link(act["key"], act["title"]) for act in entry["replaced_by"]) or "не указано",
                    str(len(entry["dependants"])),
                )
                for entry in self._data["law"]["repealed"]
            ),
        )

    def steps_list(self, limit: int = _STEPS) -> str:
        """What raises the fullness of the base most, with the gain in points."""
        return _list(f"{self._step(step)}: +{decimal(step['gain'])}" for step in self._data["fullness"]["steps"][:limit])

    def _step(self, step: Data) -> str:
        action, key = step["action"].capitalize(), step.get("material")
        if key is None:
            return f"{action} — {lowered(step['place'])}"
        material = self._bank.materials.get(key)
        return f"{action} — {self._link(key, material.record.title) if material is not None else key}"


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", NBSP)


def _cells(table: Data, row: Data) -> Iterator[tuple[str, int | None]]:
    """Yield the column and the count of every cell of a row."""
    return zip((column["id"] for column in table["columns"]), row["counts"], strict=True)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table: the first column are words, the others mostly numbers. What is empty says so."""
    told = list(rows)
    if not told:
        return f"\n\n{_NONE}\n"
    lines = [head, (":---", *("---:" for _ in head[1:])), *told]
    return "\n\n" + "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines) + "\n"


def _list(items: Iterable[str]) -> str:
    return "\n\n" + ("\n".join(f"- {item}" for item in items) or _NONE) + "\n"
