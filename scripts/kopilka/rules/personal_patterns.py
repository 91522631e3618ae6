"""How personal data look in a text: phones, mail, СНИЛС, documents, birth dates, homes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from kopilka.rules.signs import Signs

_MONTH = r"(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*"
_DATE = rf"\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|\s+{_MONTH}\s+)((?:19|20)\d{{2}})"
_STREET = (
    r"(?:ул(?:\.|ица|ице)|пр-?к?т\.?|пр(?:осп)?\.|проспекте?|пер(?:\.|еулок|еулке)|бульваре?|б-р|шоссе|наб(?:\.|ережная|ережной)|"
    r"проезде?|мкр\.?|микрорайоне?|пос(?:\.|[её]лок))"
)
_HOUSE = rf"{_STREET}\s*[А-ЯЁ0-9][\w .\-]{{1,40}}?,?\s*(?:д(?:\.|ом)\s*)?\d+\s?[а-яА-Я]?"
#: Ten digits with spaces and brackets among them may be a phone or a СНИЛС, six together a passport; fewer are a date or a sum.
_TEN_DIGITS = "[0-9](?:[() \u00a0\u2011–-]*[0-9]){9}"
_SIX_DIGITS = "[0-9]{6}"
#: Born earlier than this are authors and heroes of textbooks.
_HISTORY = 1935


@dataclass(frozen=True, slots=True)
class Pattern:
    """A kind of personal data: what to look for, which group of the match it is, and whether a match is certain.

    `sign` is an expression (see `kopilka.rules.signs`) without which there is nothing to look for.
    """

    code: str
    name: str
    hint: str
    sign: str
    regex: re.Pattern[str]
    sure: Callable[[re.Match[str]], bool] = lambda match: True  # noqa: ARG005 (most expressions are certain by themselves)
    group: int = 0


def masked(value: str) -> str:
    """Return the first one or two characters and dots."""
    return value[: 2 if len(value) > 4 else 1] + "•••"


def _snils(match: re.Match[str]) -> bool:
    """The control number of a СНИЛС fits; a row of one digit is a blank."""
    digits = re.sub(r"\D", "", match[1])
    if len(digits) != 11 or len(set(digits)) == 1:
        return False
    if "НИЛС" in match[0]:
        return True
    control = sum(int(digit) * weight for digit, weight in zip(digits, range(9, 0, -1), strict=False)) % 101 % 100
    return control == int(digits[9:])


def _phone(match: re.Match[str]) -> bool:
    """A number of the right length that is neither a blank nor a hotline (8-800 is nobody's own)."""
    digits = re.sub(r"\D", "", match[0])
    if digits.startswith(("8800", "7800")):
        return False
    return len(set(digits[1:])) > 1 and (match[0][0] not in "+8" or len(digits) == 11)


def _born(match: re.Match[str]) -> bool:
    year = re.search(r"(?:19|20)\d{2}", match[0])
    return year is not None and int(year[0]) >= _HISTORY


_SPACE = r"[ \u00a0\u2011\u2013-]{0,3}"
PATTERNS = (
    Pattern(
        "PDN003",
        "СНИЛС",
        "Вместо номера: [номер].",
        _TEN_DIGITS,
        re.compile(
            r"(?:СНИЛС[^\d\n]{0,40})?(?<![\d.,/-])(\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{2})(?![\d/]|[.,-]\d)"
        ),
        _snils,
        1,
    ),
    Pattern(
        "PDN004",
        "Документ человека",
        "Вместо номера: [серия, номер].",
        f"{_SIX_DIGITS}|{_TEN_DIGITS}",
        re.compile(
            r"(?:[Пп]аспорт[а-я]*|[Сс]ери[яию])[^\d\n]{0,40}(\d{2}\s?\d{2}(?:\s|,|№|номер|N)*\d{6})(?!\d)"
            r"|[Сс]видетельств[а-я]+ о рождении[^\d\n]{0,30}[IVXLC]{1,5}[\s-][А-Я]{2}\s*№?\s*\d{6}(?!\d)"
        ),
    ),
    Pattern(
        "PDN005",
        "Дата рождения",
        "Вместо даты — класс или возраст.",
        "[Рр](?:ожд|одил)|[гд][.] ?р[.]",
        re.compile(
            rf"(?:[Дд]ат[аыуе] рождения|[Рр]одил(?:ся|ась)|[Рр]ожд[её]н\w*|д\.\s?р\.)[^\d\n]{{0,20}}{_DATE}"
            rf"|{_DATE}\s*(?:г\.\s?р\.|года? рождения)|(?<!\d)(?:19|20)\d{{2}}\s*(?:г\.\s?р\.|года? рождения)"
        ),
        _born,
    ),
    Pattern(
        "PDN006",
        "Домашний адрес",
        "Вместо адреса: [адрес].",
        "кв[.]|вартир|рожива|арегистр|рописан|шн(?:ий|его|ему|им|ем) адрес",
        re.compile(
            rf"{_HOUSE},?\s*(?:кв\.|квартир[аеы])\s*№?\s*\d+"
            rf"|(?:[Пп]рожива[а-я]+|[Зз]арегистрирован[а-я]*|[Пп]рописан[а-я]*|[Дд]омашн[а-я]+ адрес[а-я]*"
            rf"|[Аа]дрес[а-я]* (?:проживания|регистрации))"
            rf"[^\n]{{0,60}}?{_HOUSE}"
        ),
    ),
    Pattern(
        "PDN001",
        "Телефон",
        "Связь — через школу и её сайт.",
        f"[Тт]ел[.:]|[ (\n]тел |Тел |елефон|{_TEN_DIGITS}",
        re.compile(
            rf"(?<![\w.,/+-])(?:\+\s?7|8){_SPACE}\(?\d{{3,5}}\)?(?:{_SPACE}\d){{5,7}}(?![\d/]|[.,-]\d)"
            rf"|(?<![\w/])\(\d{{3,5}}\){_SPACE}\d{{1,3}}{_SPACE}\d{{2}}{_SPACE}\d{{2}}(?!\d)"
            r"|(?:[Тт]ел(?:ефон[а-я]*(?:[^\d\n:]{0,25}:)?)?|[Фф]акс|[Мм]об(?:ильный)?)"
            r"[.:]?\s{0,2}:?\s{0,2}\d(?:[ -]?\d){4,10}(?!\d)"
        ),
        _phone,
    ),
    Pattern(
        "PDN002",
        "Электронная почта",
        "Связь — через форму на сайте школы.",
        "@",
        re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"),
    ),
)


_SIGNS = Signs(pattern.sign for pattern in PATTERNS)


def worth_trying(text: str) -> list[Pattern]:
    """Return the patterns for which a text gives a sign, the strictest first."""
    return [PATTERNS[number] for number in _SIGNS.within(text)]
