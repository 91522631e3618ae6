"""A Word document that is no form of ours: what can be recognised becomes fields, everything else stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import html
from rapidfuzz import fuzz

from kopilka.content.bank import Bank
from kopilka.content.described import Described, Shape, described
from kopilka.content.kinds import KINDS, Kind
from kopilka.forms.values import Values

#: How schools call our fields in documents of their own.
_ALSO = {
    "тема": "title",
    "название практики": "title",
    "наименование практики": "title",
    "название материала": "title",
    "аннотация": "summary",
    "краткое описание": "summary",
    "краткая аннотация": "summary",
    "класс": "grades",
    "возраст": "grades",
    "предмет": "subjects",
    "учебный предмет": "subjects",
    "образовательная организация": "school",
    "учреждение": "school",
    "оу": "school",
    "целевая аудитория": "audiences",
    "адресат": "audiences",
    "время": "duration",
    "продолжительность": "duration",
    "срок реализации": "duration",
    "сроки реализации": "duration",
    "оборудование": "prerequisites",
    "ограничения": "limits",
    "проблема": "problem",
    "ключевые слова": "aliases",
}
_AUTHORS = re.compile(r"(?:авторы?|автор\(ы\)|составител[ьи]|разработчики?|подготовил[аи]?|фио автора)\Z", re.IGNORECASE)
_PAIR = re.compile(r"\A\s*([А-ЯЁа-яё() ]{3,40}?)\s*[:–—]\s+(\S.{0,1500})\Z", re.DOTALL)
_POSITION = re.compile(
    r"((?:учител|педагог|воспитател|методист|директор|заместител|завуч|логопед|психолог|дефектолог|тьютор|преподавател)[^,;.\n]{0,80})",
    re.IGNORECASE,
)
_GRADES = re.compile(r"\b(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?[- \u00a0]*(?:х|го|м|й)?[ \u00a0]+класс", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[А-ЯЁ«])")
_NUMBERING = re.compile(r"\A\s*(?:[IVXLC]+|\d+(?:\.\d+)*)[.)]\s+")
_SIMPLE = frozenset({Shape.TEXT, Shape.CHOICE, Shape.TERM, Shape.REFERENCE, Shape.WHOLE, Shape.NUMBER, Shape.DAY, Shape.YES_NO})
_ALIKE = 93
_SECTION_ALIKE = 86


@dataclass
class Recognised:
    """What was found in a free document. `body` is what stays text; `told` is what the curator should know."""

    kind: Kind
    data: dict[str, Any] = field(default_factory=dict)
    body: list[html.HtmlElement] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def guess_kind(text: str) -> Kind | None:
    """Return the kind that a title or a beginning names; None if it names none."""
    words = _stems(text)
    found = [
        (len(name), kind)
        for kind in KINDS.values()
        for name in map(_stems, (kind.label, kind.counted[0]))
        if _within(name, words)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def recognise(elements: list[html.HtmlElement], kind: Kind | None, bank: Bank, values: Values) -> Recognised | None:
    """Sort the blocks of a document into fields and text. None if the kind is neither given nor named in the document."""
    elements = [element for element in elements if _text(element) or element.xpath(".//img")]
    _raise_headings(elements)
    start = " ".join(_text(element) for element in elements[:12])
    kind = kind or guess_kind(start[:1500])
    if kind is None:
        return None
    return _Sorting(kind, bank, values).sort(elements)


class _Sorting:
    def __init__(self, kind: Kind, bank: Bank, values: Values) -> None:
        self._bank, self._values = bank, values
        self._fields = {one.key: one for one in described(kind.record) if one.key != "status"}
        self._found = Recognised(kind)

    def sort(self, elements: list[html.HtmlElement]) -> Recognised:
        found = self._found
        rest = [element for element in elements if not self._fields_of(element)]
        if "title" not in found.data:
            rest = self._title(rest)
        self._sections(rest)
        found.body = rest
        self._guess(rest)
        return found

    def _fields_of(self, element: html.HtmlElement) -> bool:
        """Take a block that is nothing but fields: «Класс: 5», or a table of two columns all of whose rows are fields."""
        pairs = list(_pairs(element))
        known = [(one, text) for label, text in pairs if (one := self._known(label)) is not None and text]
        if not pairs or len(known) < len(pairs):
            return False
        for one, text in known:
            self._take(one, text)
        return True

    def _known(self, label: str) -> Described | str | None:
        plain = label.casefold().strip(" .:")
        if _AUTHORS.match(plain):
            return "authors"
        key = _ALSO.get(plain)
        if key in self._fields:
            return self._fields[key]
        simple = [one for one in self._fields.values() if one.shape in _SIMPLE]
        best = max(simple, key=lambda one: fuzz.ratio(one.label.casefold(), plain))
        return best if fuzz.ratio(best.label.casefold(), plain) >= _ALIKE else None

    def _take(self, one: Described | str, text: str) -> None:
        if isinstance(one, str):
            self._author(text)
        elif one.key not in self._found.data:
            grades = _GRADES.search(f"{text} класс") if one.key == "grades" else None
            value = _spread(grades) if grades else self._values.read(one, text.split("\n") if one.many else [text])
            self._found.data[one.key] = value

    def _author(self, text: str) -> None:
        """A person is named only on a basis, and a document gives none: the position alone is taken."""
        positions = [" ".join(found.split()) for found in _POSITION.findall(text)]
        if positions:
            self._found.data["authors"] = [{"position": position} for position in positions]
        self._found.told.append(
            "Имена авторов не перенесены: для имени нужно согласие человека. "
            + ("Должности взяты." if positions else "Впишите хотя бы должность (authors).")
        )

    def _title(self, rest: list[html.HtmlElement]) -> list[html.HtmlElement]:
        """The first heading of the highest level is the title; without headings, the first short line."""
        headings = [element for element in rest if re.fullmatch("h[1-6]", str(element.tag))]
        top = min(headings, key=lambda element: str(element.tag)) if headings and headings[0] in rest[:6] else None
        first = top if top is not None else next((element for element in rest[:3] if len(_text(element)) <= 160), None)
        if first is None:
            return rest
        self._found.data["title"] = _text(first).rstrip(".")
        return [element for element in rest if element is not first]

    def _sections(self, rest: list[html.HtmlElement]) -> None:
        """A heading that all but is the title of a section of the kind becomes that title."""
        titles = [section.title for section in self._found.kind.record.SECTIONS]
        for element in rest:
            if re.fullmatch("h[1-6]", str(element.tag)):
                plain = _NUMBERING.sub("", _text(element)).rstrip(" .:")
                best = max(titles, key=lambda title: fuzz.ratio(title.casefold(), plain.casefold()), default="")
                if best and fuzz.ratio(best.casefold(), plain.casefold()) >= _SECTION_ALIKE:
                    for child in list(element):
                        element.remove(child)
                    element.text = best

    def _guess(self, elements: list[html.HtmlElement]) -> None:
        """What a title and a first paragraph give away, where no field says it."""
        data, title = self._found.data, str(self._found.data.get("title", ""))
        if "summary" not in data:
            first = next((text for element in elements if element.tag == "p" and len(text := _text(element)) >= 60), "")
            if first:
                data["summary"] = _shortened(first)
                self._found.told.append("«Кратко» взято из первого абзаца: проверьте, говорит ли оно, что это и что даёт.")
        grades = _GRADES.search(title)
        if "grades" in self._fields and "grades" not in data and grades:
            data["grades"] = _spread(grades)
        if "subjects" in self._fields and "subjects" not in data:
            data.update(self._subject(title))

    def _subject(self, title: str) -> dict[str, list[str]]:
        words = self._bank.vocabularies.get("subjects")
        stems = _stems(title)
        found = [term.id for term in words.terms.values() if _within(_stems(term.title), stems)] if words else []
        return {"subjects": found} if found else {}


def _pairs(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    if element.tag == "table":
        for row in element.xpath("./tr | ./thead/tr | ./tbody/tr"):
            cells = row.xpath("./td | ./th")
            if len(cells) == 2 and not row.xpath(".//table | .//img"):
                yield _text(cells[0]), "\n".join(filter(None, (_text(block) for block in (list(cells[1]) or [cells[1]]))))
            else:
                yield "", ""
    elif element.tag == "p" and not element.xpath(".//img"):
        found = _PAIR.match(_text(element))
        if found:
            yield found[1], found[2].strip()


def _raise_headings(elements: list[html.HtmlElement]) -> None:
    """In a document without headings a short line that is bold throughout is one."""
    if any(re.fullmatch("h[1-6]", str(element.tag)) for element in elements):
        return
    for element in elements:
        text = _text(element)
        bold = "".join(element.xpath("./strong//text()")).strip()
        if element.tag == "p" and text and " ".join(bold.split()) == text and len(text) <= 120 and text[-1] not in ".;,":
            element.tag = "h2"
            for mark in element.findall("strong"):
                mark.drop_tag()


def _text(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _stems(text: str) -> list[str]:
    """Beginnings of the words: «Технологическая карта» and «технологической карты» are the same."""
    return [word[: max(4, len(word) - 3)] for word in re.findall(r"[а-яё]{3,}", text.casefold().replace("ё", "е"))]


def _within(name: list[str], words: list[str]) -> bool:
    """Whether the words of a name stand one after another."""
    size = len(name)
    rows = (words[index : index + size] for index in range(len(words) - size + 1))
    return size > 0 and any(all(_akin(*pair) for pair in zip(name, row, strict=True)) for row in rows)


def _akin(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _spread(found: re.Match[str]) -> list[int]:
    low, high = int(found[1]), int(found[2] or found[1])
    return [grade for grade in range(low, high + 1) if 1 <= grade <= 11]


def _shortened(text: str) -> str:
    """As many whole sentences as fit into a summary; the beginning of the first one if it alone is too long."""
    taken = ""
    for sentence in _SENTENCE.split(text):
        if taken and len(taken) + 1 + len(sentence) > 250:
            break
        taken = f"{taken} {sentence}".strip()
    return taken if len(taken) <= 250 else taken[:249].rpartition(" ")[0] + "…"
