"""What the wording rules look for, and what they put instead. Only certain replacements are made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kopilka.rules.signs import SPACE

_UNITS = (
    r"класс|кл\.|минут|мин\b|час|урок|недел|дн[еяю]|день|месяц|лет\b|год|раз|человек|ученик|учени|балл|занят|встреч|страниц|"
    r"с\.|шаг|задан|пример|слов|предложен|рубл|процент|%|школ|групп|абзац|пункт|попыт|ошиб|карточ|вопрос|этап|четверт"
)
_LETTER = "А-Яа-яЁё"
_LOOKALIKE = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ", strict=True))
_OPENS = re.compile(r"(?:\A|[\x01\s(\[{«„—–/|*_>-])\Z")
_CLOSES = re.compile(r"\A(?:\Z|[\x01\s.,;:!?…)\]}»“—–/|*_<-])")
_PAIR = re.compile(r'\\?"([^"\n]{1,300}?)\\?"')
_WORD = re.compile(rf"(?<!\\)[A-Za-z{_LETTER}]*(?:[{_LETTER}][A-Za-z]|[A-Za-z][{_LETTER}])[A-Za-z{_LETTER}]*")
_ENGLISH_ENDING = re.compile(rf"[A-Za-z]{{2,}}[{_LETTER}]{{1,3}}\Z")


def _always(_: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Mark:
    """A wrong mark: what to look for (`group` of the expression), when it is certain, and what stands instead."""

    code: str
    message: str
    regex: re.Pattern[str]
    right: Callable[[re.Match[str]], str]
    certain: Callable[[re.Match[str]], bool] = _always
    group: int = 1


def _rising(match: re.Match[str]) -> bool:
    return int(match[1]) < int(match[3])


MARKS = (
    Mark(
        "TYP002",
        "Дефис вместо тире.",
        # Both neighbours are words: «20 см - 5 см» and «24 - 8» are sums.
        re.compile(rf"(?<=[{_LETTER}»)\"])[ \u00a0](--?) (?=[«„\"(]?[{_LETTER}])"),
        lambda _: "—",
        lambda match: not re.search(r"\d\s?[а-яё]{1,4}\Z", match.string[max(0, match.start() - 8) : match.start()]),
    ),
    Mark(
        "TYP003",
        "Дефис между числами.",
        re.compile(
            r"(?<![\d.,/№–—-])(?<!№ )(\d{1,4})( ?[-–—] ?)(\d{1,4})(?![\d.,/–—]\d|\d)"
            rf"(?=(?:-[а-яё]{{1,2}})?[ \u00a0]?(?:{_UNITS}))"
        ),
        lambda _: "–",
        lambda match: match[2] != "–" and _rising(match),
        2,
    ),
    Mark(
        "TYP004",
        "Знак номера.",
        re.compile(r"(?<![\w№])(?:(?:No\.?|N[оo]?\.?)[ \u00a0]?(?=\d)|№(?=\d))"),
        lambda _: "№ ",
        lambda match: (
            re.search(rf"[{_LETTER}]", match.string[max(0, match.start() - 40) : match.end() + 40]) is not None
            and not re.search(r"[A-Za-z][ ,.]*\Z", match.string[max(0, match.start() - 4) : match.start()])
        ),
        0,
    ),
    Mark(
        "TYP005",
        "Два пробела подряд.",
        re.compile(r"(?<=[^\W_])[,.;:!?…»)]?( {2,})(?=[«(]?[^\W_])"),
        lambda _: " ",
        lambda match: not re.search(r"(?:^|\n)\s*(?:\d+[.)]|[-*+])\Z", match.string[max(0, match.start() - 20) : match.start(1)]),
    ),
    Mark(
        "TYP005",
        "Пробел перед запятой.",
        re.compile(r"(?<=[^\W_]|[»)%])([ \u00a0]+,)(?=\s|\Z)"),
        lambda match: match[1].strip(" \u00a0"),
    ),
    Mark("TYP006", "Три точки вместо многоточия.", re.compile(r"(?<![.?!/\\])(\.{3})(?![./\\\w])"), lambda _: "…"),
)


_NUMBER = "[0-9]{1,4}(?:-[а-яё]{1,2})?[ \u00a0]?[а-яё%]"
#: Signs of the marks above and of two alphabets in one word (see `kopilka.rules.signs`).
MARK_SIGNS = (
    f'[{_LETTER}»)"] --? [«„"(]?[{_LETTER}]',
    f"(?:[0-9] ?[-—] ?|[0-9]– |[0-9] – ?){_NUMBER}",
    "№[0-9]|N[oо]?[.]? ?[0-9]",
    f" ,|[^{SPACE}|]   *[^{SPACE}|]",
    "[.]{3}",
    f"[A-Za-z][{_LETTER}]|[{_LETTER}][A-Za-z]",
)


def quotes(text: str, raw: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, right) for every pair of straight quotes that certainly is one."""
    for match in _PAIR.finditer(text):
        inside = match[1]
        if not re.search(rf"[{_LETTER}\d]", inside) or (re.search("[A-Za-z]", inside) and not re.search(rf"[{_LETTER}]", inside)):
            continue
        if inside != inside.strip() or not _OPENS.search(text[max(0, match.start() - 1) : match.start()]):
            continue
        if not _CLOSES.search(text[match.end() : match.end() + 1]):
            continue
        body = raw[match.start(1) : match.end(1)]
        if _depth(text, match.start()) > 0:
            yield match.start(), match.end(), f"„{body}“"
        else:
            yield match.start(), match.end(), f"«{body.replace('«', '„').replace('»', '“')}»"


def _depth(text: str, index: int) -> int:
    """How many «ёлочки» of the same line are open before a place."""
    start = text.rfind("\n", 0, index) + 1
    return text.count("«", start, index) - text.count("»", start, index)


def latin_in_russian(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield (word, right form or nothing) for words of two alphabets; «PDFа» is an English word with an ending."""
    for match in _WORD.finditer(text):
        word = match[0]
        latin = [letter for letter in word if letter.isascii()]
        if _ENGLISH_ENDING.fullmatch(word) and not all(letter in _LOOKALIKE for letter in latin):
            continue
        certain = len(latin) * 2 <= len(word) and all(letter in _LOOKALIKE for letter in latin)
        yield match, "".join(_LOOKALIKE.get(letter, letter) for letter in word) if certain else ""
