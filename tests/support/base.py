"""Where the project lies, and the least material of a base."""

from pathlib import Path

ROOT = Path(__file__).parents[2]

#: A material of a small kind, complete enough for readers.
TERM = """\
title: Неуспеваемость
summary: Слово, которым называют устойчивое отставание от программы. Даёт определение и отличие от соседних слов.
status: опубликовано
origin: внешний источник
definition: Ученик не осваивает программу в срок.
reviewed: 2026-11-22
review_by: 2036-11-22
"""
