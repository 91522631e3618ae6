"""Sentences, lists, tables and call-outs from the word lists: the same seed gives the same text."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

import words


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[0].upper() + text[1:]


class Writer:
    """Writes the pieces of one material."""

    def __init__(self, seed: str) -> None:
        self.rng = Random(seed)
        self._notes: list[str] = []

    def pick(self, options: Sequence[Any]) -> Any:
        """Return one of the options."""
        return options[self.rng.randrange(len(options))]

    def some(self, options: Sequence[Any], least: int, most: int) -> list[Any]:
        """Return from `least` to `most` different options."""
        return self.rng.sample(list(options), min(len(options), self.rng.randint(least, most)))

    def chance(self, share: float) -> bool:
        """Whether something that happens in this share of cases happens now."""
        return self.rng.random() < share

    def phrase(self, who: Sequence[str] = words.ADULTS) -> str:
        """Return «учитель сверяет план ответа в начале урока»."""
        return f"{self.pick(who)} {self.pick(words.DEEDS)} {self.pick(words.THINGS)} {self.pick(words.TIMES)}"

    def sentence(self, who: Sequence[str] = words.ADULTS) -> str:
        """Return one whole sentence."""
        start = f"{self.pick(words.OPENINGS)} {self.phrase(who)}" if self.chance(0.3) else capital(self.phrase(who))
        if self.chance(0.5):
            start += f", {self.pick(words.REASONS)}"
        return f"{start}."

    def sentences(self, count: int, who: Sequence[str] = words.ADULTS) -> str:
        """Return several sentences of one paragraph."""
        return " ".join(self.sentence(who) for _ in range(count))

    def saying(self) -> str:
        """Return the very words of a teacher."""
        return f"«{self.pick(words.SAYINGS)}»"

    def name(self) -> str:
        """Return a short name of a thing: «Пошаговая работа с ошибкой»."""
        return capital(f"{self.pick(words.QUALITIES)} {self.pick(words.MATTERS)}")

    def between(self, text: str, low: int, high: int) -> str:
        """Return the text, lengthened by sentences or cut at a word, of a length between the bounds."""
        while len(text) < low:
            text += f" {self.sentence()}"
        if len(text) > high:
            text = f"{text[: high - 1].rsplit(' ', 1)[0].rstrip(' ,—:')}."
        return text

    def sum(self) -> tuple[str, str]:
        """Return a sum for a card, as «24 - 8 + 6», and its value."""
        first, second, third = (self.rng.randint(2, 40) for _ in range(3))
        if self.chance(0.5):
            return f"{first} * {second} + {third}", str(first * second + third)
        return f"{first + second} - {second} + {third}", str(first + third)

    # The body

    def bullets(self, count: int, mark: str = "-") -> str:
        """Return a list of Markdown; `mark` is «-» or «1.»."""
        return "\n".join(f"{mark} {self.sentence()}" for _ in range(count))

    def tasks(self, count: int) -> str:
        """Return a list with boxes."""
        return "\n".join(f"- [{'x' if self.chance(0.4) else ' '}] {self.sentence(words.PUPILS)}" for _ in range(count))

    def table(self, rows: int) -> str:
        """Return a table of three columns."""
        lines = ["| Шаг | Кто и что делает | Минуты |", "|---|---|---:|"]
        lines += [f"| {self.name()} | {capital(self.phrase())} | {self.rng.randint(2, 20)} |" for _ in range(rows)]
        return "\n".join(lines)

    def callout(self) -> str:
        """Return a call-out."""
        kind = self.pick(("NOTE", "TIP", "IMPORTANT", "WARNING"))
        return f"> [!{kind}]\n> {self.sentence()} {self.sentence()}"

    def footnote(self) -> str:
        """Return a sentence with a footnote; its text is kept until `notes()`."""
        self._notes.append(f"[^{len(self._notes) + 1}]: {self.sentence()}")
        return f"{self.sentence().rstrip('.')}[^{len(self._notes)}]."

    def notes(self) -> str:
        """Return the texts of the footnotes."""
        return "\n".join(self._notes)

    def section(self, links: Sequence[str] = ()) -> str:
        """Return what stands under a heading: a paragraph and one thing more, with links to other materials."""
        parts = [self.sentences(self.rng.randint(1, 2)).replace(" план ", " **план** ", 1)]
        if links and self.chance(0.6):
            parts[0] += f" Подробнее: {self.pick(links)}."
        shape = self.rng.randrange(12)
        if shape < 2:
            parts.append(self.bullets(self.rng.randint(2, 3)))
        elif shape == 2:
            parts.append(self.table(self.rng.randint(2, 3)))
        elif shape == 3:
            parts.append(self.callout())
        elif shape == 4:
            parts.append(self.footnote())
        elif shape == 5:
            parts.append(self.bullets(self.rng.randint(2, 3), "1."))
        elif shape == 6:
            parts += [f"### {self.name()}", self.tasks(2)]
        return "\n\n".join(parts)
