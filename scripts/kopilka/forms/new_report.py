"""Starting the curators' report for a new year from the one before it."""

from __future__ import annotations

import posixpath
from pathlib import Path

from kopilka.content.bank import load
from kopilka.content.editions import EDITIONS
from kopilka.content.reports import ReportPage, read_reports
from kopilka.content.school_year import dashed, year_of
from kopilka.diagnostics import KopilkaError
from kopilka.rules import clock
from kopilka.views.yearly.begun import begun
from kopilka.views.yearly.counted import Counted


def new_report(root: Path, year: str) -> ReportPage:
    """Write the report for a school year beside the latest of the earlier ones and return it. Nothing is overwritten."""
    name = dashed(year)
    pages = read_reports(root)
    taken = next((page.path for page in pages if page.year == year), None)
    if taken is not None:
        raise KopilkaError(f"Отчёт за {year} уже есть: {taken}. Начатый отчёт не переписывают.")
    earlier = max((page for page in pages if page.year < year), key=lambda page: page.year, default=None)
    if earlier is None:
        raise KopilkaError(f"В docs нет отчёта ни за один год раньше {year}: начать не с чего. Первый отчёт пишут сами.")
    path = posixpath.join(posixpath.dirname(earlier.path), f"{name}.md")
    page = ReportPage(path, year, "", "")
    _refuse_uncounted(root, page)
    data = Counted(load(root)).of(page)
    if data is None:
        raise KopilkaError(f"Числа выпуска {year} не читаются. Верните файл {EDITIONS}/{name}/statistics.json из истории git.")
    try:
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(begun(earlier, year, data))
    except FileExistsError:
        raise KopilkaError(f"Файл {path} уже есть, а года в нём нет. Допишите в его начало: report: {year}") from None
    return next(page for page in read_reports(root) if page.path == path)


def _refuse_uncounted(root: Path, page: ReportPage) -> None:
    """A year is told by its edition, or by the base as it is now: in the year itself and in the one after it."""
    now = year_of(clock.today())
    if page.year > now:
        raise KopilkaError(f"Учебный год {page.year} ещё не начался: считать нечего. Сейчас идёт {now}.")
    if int(now[:4]) - int(page.year[:4]) > 1 and page.statistics(root) is None:
        raise KopilkaError(f"Выпуска {page.year} нет, а какой база была тогда, без него не узнать.")
