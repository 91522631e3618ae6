"""Names of pupils: a full name or a surname beside a word that says «a pupil».

A cheap expression finds two capitalised words running; only where a pupil's word stands in the same sentence is the
dictionary (pymorphy3, a third of a second to load) asked whether they are a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from kopilka.content.bank import Bank
from kopilka.rules.common import parts_with

_NAME = re.compile(  # begins with a plain set of letters: such expressions are looked for several times faster
    r"[А-ЯЁ](?<![\w«.].)(?:[а-яё]{2,}(?:-[А-ЯЁ][а-яё]+)?[ \u00a0]"
    r"(?:[А-ЯЁ][а-яё]{2,}(?:[ \u00a0][А-ЯЁ][а-яё]+(?:вич|вна|вича|вны|вичу|вне)\b)?|[А-ЯЁ]\.(?:[ \u00a0]?[А-ЯЁ]\.)?)"
    r"|\.[ \u00a0]?(?:[А-ЯЁ]\.[ \u00a0]?)?[А-ЯЁ][а-яё]{2,})(?![а-яё»])"
)
#: Two words running, the second with a capital letter, or initials: where neither stands, there is no name.
NAME_SIGN = "[а-яё] [А-ЯЁ]|[А-ЯЁ][.][ \u00a0]?[А-ЯЁ]"
_PUPIL = re.compile(
    r"\b(?:учени(?:к|ц|ч)\w*|школьни[кц]\w*|обучающ(?:ийся|егося|емуся|имся|аяся|ейся|уюся)|"
    r"учащ(?:ийся|егося|аяся|ейся)|\w+класс?ни[кц]\w*|реб[её]нк\w*|реб[её]нок|мальчик\w*|девочк\w*|сын(?:а|у|ом)?|доч(?:ь|ери|ка|ку)|"
    r"подростк\w*|подросток|воспитанни[кц]\w*|двоечни[кц]\w*|троечни[кц]\w*|"
    r"\d{1,2}[ \u00a0]?[-–]?[«\"]?[А-Е][»\"]?[ \u00a0](?:класс\w*|кл\.))"
    r"|\b\d{1,2}[ \u00a0]?«[А-Е]»",
    re.IGNORECASE,
)
_WORDS = (
    "чени",
    "ласс",
    "бён",
    "бен",
    "чащ",
    "учающ",
    "альчик",
    "евочк",
    "доч",
    "сын",
    "одрост",
    "оспитан",
    "«А»",
    "«Б»",
)
_END = re.compile(r"[.!?…](?=\s+[А-ЯЁ«\"(])|\n\s*\n|\n(?=\s*(?:[-*|#]|\d+[.)]|[a-z_]+:))")
_HONOUR = re.compile(r"(?:имени|им\.|памяти|лауреат\w*|герой|героя)[ \u00a0](?:[А-ЯЁа-яё-]+[ \u00a0])?\Z")
_PATRONYMIC = re.compile(r"(?:вич|вна|вича|вны)\Z")
_INVENTED = re.compile(r"вымышлен|придуман|условн", re.IGNORECASE)
#: Who stands in textbooks and in the science of teaching; the surname's stem.
_KNOWN = (
    "пушкин",
    "лермонтов",
    "толст",
    "чехов",
    "гогол",
    "тургенев",
    "достоевск",
    "некрасов",
    "крылов",
    "грибоедов",
    "фонвизин",
    "булгаков",
    "горьк",
    "есенин",
    "маяковск",
    "ахматов",
    "цветаев",
    "пришвин",
    "паустовск",
    "бианки",
    "носов",
    "драгунск",
    "ломоносов",
    "менделеев",
    "корол",
    "гагарин",
    "циолковск",
    "выготск",
    "ушинск",
    "макаренк",
    "сухомлинск",
    "занков",
    "эльконин",
    "давыдов",
    "амонашвили",
    "шаталов",
    "корчак",
    "монтессори",
    "пиаже",
    "блум",
    "гальперин",
    "леонтьев",
    "лури",
    "бабанск",
    "калмыков",
    "менчинск",
    "мурачковск",
    "гельмонт",
    "цетлин",
    "славин",
    "божович",
    "запорож",
    "петерсон",
    "виленкин",
    "мерзляк",
    "ладыженск",
    "суворов",
    "кутузов",
    "жуков",
    "невск",
    "онегин",
    "гринёв",
    "гринев",
    "базаров",
    "чацк",
    "митрофан",
    "том сойер",
    "иван царевич",
)


def of_pupils(text: str) -> bool:
    """Whether a file speaks of pupils."""
    return any(word in text for word in _WORDS)


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield (index, name) of what looks like a name in a sentence about a pupil."""
    match = _NAME.search(text)
    while match:
        first = max(
            (end.end() for end in _END.finditer(text, max(0, match.start() - 300), match.start())),
            default=max(0, match.start() - 300),
        )
        last = _END.search(text, match.end(), match.end() + 200)
        sentence = text[first : last.start() if last else match.end() + 200]
        if _PUPIL.search(sentence) and not _INVENTED.search(sentence) and not _HONOUR.search(text, first, match.start()):
            yield match.start(), match[0]
        # From the next word on: in «Ученица Мария Кузнецова» the name begins with the second capital.
        match = _NAME.search(text, match.start() + 1)


class Names:
    """Who may be named: authors, adults of the base, people of textbooks; and who is a person at all."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def allowed(self, name: str) -> bool:
        """Whether a name belongs to somebody who may be named."""
        stems = tuple(self._stems)
        return any(word.startswith(stems) for word in _words(name)) or name.casefold().startswith(_KNOWN)

    def human(self, name: str) -> bool:
        """Whether the dictionary knows the words as a surname, a name or a patronymic."""
        words = [word for word in _words(name) if len(word) > 2]
        return bool(words) and all(_is_name(word) for word in words)

    @cached_property
    def _stems(self) -> set[str]:
        """Stems of the surnames of everybody whom the base itself names."""
        found = set(_KNOWN)
        for material in self._bank.materials.values():
            record = material.record
            people = [part.name for _, part in parts_with(record, "name_basis") if part.name]
            people += [*getattr(record, "by", ()), getattr(record, "honorary_name", None) or ""]
            found.update(_stem(surname) for person in people if len(surname := _surname(person)) > 4)
        return found


def _surname(person: str) -> str:
    """The surname of «Фамилия Имя Отчество», «Имя Отчество Фамилия», «Фамилия И. О.» or «имени Имени Фамилии»."""
    words = [word for word in _words(person) if len(word) > 2]
    last = len(words) > 2 and _PATRONYMIC.search(words[-2])
    return words[-1] if words and (last or words[0] == "имени") else words[0] if words else ""


def _words(name: str) -> list[str]:
    return re.findall(r"[а-яё]+(?:-[а-яё]+)?", name.casefold())


def _stem(word: str) -> str:
    return re.sub(r"(?:ого|его|ому|ему|ая|яя|ой|ый|ий|ым|им|ой|ою|ом|ем|ою|[аяуыеиойью])\Z", "", word)


@cache
def _dictionary() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer()


@cache
def _is_name(word: str) -> bool:
    return any(
        parse.score > 0.1 and any(mark in parse.tag for mark in ("Surn", "Name", "Patr")) and "Geox" not in parse.tag
        for parse in _dictionary().parse(word)
    )
