"""A project as a line of time: its stages against the quarters of the school year."""

from __future__ import annotations

from dataclasses import dataclass

from kopilka.content.bank import Bank
from kopilka.content.records.project import Project, ProjectStage

QUARTERS = ("I четверть", "II четверть", "III четверть", "IV четверть")


@dataclass(frozen=True)
class StageLine:
    """A stage and whether it runs in each of the columns."""

    stage: ProjectStage
    running: tuple[bool, ...]


@dataclass(frozen=True)
class Timeline:
    """A project's stages; `columns` are (school year, quarter)."""

    key: str
    title: str
    term: str
    columns: tuple[tuple[str, str], ...]
    lines: tuple[StageLine, ...]


def timelines(bank: Bank) -> list[Timeline]:
    """Return the timeline of every project readers see, the oldest first."""
    found = []
    for material in bank.of("projects"):
        record = material.record
        if isinstance(record, Project) and record.status.public:
            named = sorted({name for stage in record.stages for name in stage.quarters})
            columns = _columns(named)
            lines = tuple(
                StageLine(stage, tuple(f"{year}-{number}" in stage.quarters for year, number in columns))
                for stage in record.stages
            )
            found.append(
                (
                    record.school_year or "",
                    Timeline(
                        material.key,
                        record.title,
                        record.term.text if record.term else "",
                        tuple((year, QUARTERS[int(number) - 1]) for year, number in columns),
                        lines,
                    ),
                )
            )
    return [timeline for _, timeline in sorted(found, key=lambda pair: pair[0])]


def _columns(named: list[str]) -> list[tuple[str, str]]:
    """Every quarter of every school year that is named at all, so that gaps are seen."""
    years = sorted({name.rpartition("-")[0] for name in named})
    return [(year, str(number)) for year in years for number in range(1, 5)]
