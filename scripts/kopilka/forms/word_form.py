"""The Word form of a kind: every field with its help, drop-downs from the vocabularies, room for the text. Nothing but the
records, the vocabularies and the names of schools goes into it, so the same base gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kopilka.content.bank import Bank
from kopilka.content.described import FIRST, Described, Group, Shape, groups
from kopilka.content.fields import Need
from kopilka.content.kinds import Kind
from kopilka.content.records.base import Record, Section
from kopilka.content.slugs import slug
from kopilka.forms.word_package import document
from kopilka.forms.wordml import PLACEHOLDERS, WRITE, WRITE_LIST, Controls, cell, paragraph, row, run, table

#: The tag which says that a document is our form, followed by the kind.
FORM = "kopilka:"
#: The tag of a section of the text, followed by the slug of its title.
BODY = "body:"
#: The whole text of a kind that prescribes no sections.
WHOLE = f"{BODY}tekst"
#: The heading under which the text of the material stands.
TEXT = "Текст материала"
YES, NO = "да", "нет"
#: Fields that a form does not ask: the state of a material is moved by those who review it.
NOT_ASKED = frozenset({"status"})

_NEEDS = {
    Need.ALWAYS: "Обязательно.",
    Need.PUBLISHED: "Нужно для публикации.",
    Need.ADVISED: "Желательно.",
    Need.OPTIONAL: "По желанию.",
}
#: Widths of the label and of the value, for the record, for a part, for a part of a part.
_WIDTHS = ((3000, 6638), (2600, 6800), (2400, 6600))
#: References are offered as a list while it can be looked through.
_SHORT_LIST = 80
#: A part with so few plain fields is a row of a table; others are a small table each.
_COLUMNS = 4
_ROWS, _DROPDOWNS = 3, 3
#: A cell must end with a paragraph; this one takes no room.
_END = paragraph("", "KopilkaEnd")
_MAIN = "Главное"
_ABOUT_TEXT = "Здесь можно всё: абзацы, списки, таблицы, картинки, ссылки."
_FOR_CURATOR = "Эту часть можно оставить куратору базы."
_MORE_ROWS = "Чтобы добавить строку или блок, нажмите «+» справа от последнего или скопируйте его целиком и вставьте ниже."
_INTRO = (
    "Это добровольно. Заполните, что можете: пустые поля останутся пустыми, их можно дописать потом.",
    "Не пишите ничего, по чему узнают ребёнка: имён, инициалов, дат рождения, адресов, диагнозов, телефонов.",
    "Взрослых называйте по должности; имя — только с согласия человека.",
    _MORE_ROWS,
    "Готовый файл отдайте куратору базы.",
)


def word_form(kind: Kind, bank: Bank, filled: Mapping[str, str] | None = None) -> bytes:
    """Return the form of a kind as a .docx, empty but for what `filled` says by key (plain texts and choices)."""
    return document(_Form(kind, bank, filled or {}).blocks(), f"Форма: {kind.label}")


def asked(kind: Kind) -> tuple[Described, ...]:
    """Return the fields that the form of a kind asks, in its order."""
    fields = tuple(field for group in groups(kind.record) for field in group.fields if field.key not in NOT_ASKED)
    short = kind.record.ASKED
    return tuple(sorted((field for field in fields if field.key in short), key=lambda field: short.index(field.key))) or fields


def asked_sections(kind: Kind) -> tuple[Section, ...]:
    """Return the sections of the text that the form asks: a short one leaves out what publication can do without."""
    sections = kind.record.SECTIONS
    return tuple(one for one in sections if one.need in (Need.ALWAYS, Need.PUBLISHED)) if kind.record.ASKED else sections


def _groups(kind: Kind) -> tuple[Group, ...]:
    """The fields of the form by groups; a short form is one group."""
    if kind.record.ASKED:
        return (Group(_MAIN, asked(kind)),)
    return tuple(
        Group(group.title, tuple(field for field in group.fields if field.key not in NOT_ASKED), group.later)
        for group in groups(kind.record)
    )


def own_lines(kind: Kind) -> frozenset[str]:
    """Return what the form itself says between its fields: the rest is what somebody wrote there."""
    told = {kind.label, TEXT, _ABOUT_TEXT, _FOR_CURATOR, *_INTRO, *(group.title for group in groups(kind.record))}
    for section in kind.record.SECTIONS:
        told |= {section.title, _section_hint(section)}
    return frozenset(told | PLACEHOLDERS)


def _section_hint(section: Section) -> str:
    return f"{_NEEDS[section.need]} {section.help}".strip()


def section_tag(title: str) -> str:
    """Return the tag of a section of the text. Word keeps 64 characters of a tag."""
    return f"{BODY}{slug(title)}"[:64]


def row_like(field: Described) -> bool:
    """Whether the items of a list of parts are rows of one table rather than a small table each."""
    plain = all(part.shape is not Shape.PART and not part.many for part in field.parts)
    return field.many and plain and len(field.parts) <= _COLUMNS


class _Form:
    """Writes the blocks of one form."""

    def __init__(self, kind: Kind, bank: Bank, filled: Mapping[str, str]) -> None:
        self._kind, self._bank, self._filled = kind, bank, filled
        self._controls = Controls()

    def blocks(self) -> Iterator[str]:
        """Yield the title, the fields by groups, the text."""
        title = paragraph(run(self._kind.label), "Title")
        yield self._controls.mark(f"{FORM}{self._kind.folder}", "Вид материала", title)
        for line in _INTRO:
            if line is not _MORE_ROWS or not self._kind.record.ASKED:
                yield paragraph(run(line))
        for group in _groups(self._kind):
            yield paragraph(run(group.title), "Heading1")
            if not self._kind.record.ASKED and group.fields[0].key in Record.model_fields and group.fields[0].key not in FIRST:
                yield paragraph(run(_FOR_CURATOR), "KopilkaHint")
            yield table((self._row(field, 0) for field in group.fields), _WIDTHS[0])
            yield paragraph("")
        if self._kind.extension == "md":
            yield from self._text()

    def _text(self) -> Iterator[str]:
        yield paragraph(run(TEXT), "Heading1")
        yield paragraph(run(_ABOUT_TEXT), "KopilkaHint")
        for section in asked_sections(self._kind):
            yield from self._section(section)
        if not self._kind.record.SECTIONS:
            yield self._controls.rich(WHOLE, TEXT)
        yield paragraph("")

    def _section(self, section: Section) -> Iterator[str]:
        yield paragraph(run(section.title), "Heading2")
        yield paragraph(run(_section_hint(section)), "KopilkaHint")
        yield self._controls.rich(section_tag(section.title), section.title)

    def _row(self, field: Described, depth: int) -> str:
        left, right = _WIDTHS[depth]
        if field.shape is Shape.PART:
            return row([cell("".join(self._parts(field, depth)), left + right, shaded=True, span=2)])
        value = self._value(field) + _END
        return row([cell("".join(self._about(field)), left, shaded=True), cell(value, right)], whole=True)

    def _about(self, field: Described) -> Iterator[str]:
        yield paragraph(run(field.label), "KopilkaLabel")
        told = [field.spoken]
        if not field.path[1:] or field.need is Need.ALWAYS:
            told.insert(0, _NEEDS[field.need])
        if field.many and field.shape in (Shape.TEXT, Shape.REFERENCE, Shape.PROSE):
            told.append("Каждый пункт — с новой строки.")
        if field.shape is Shape.REFERENCE:
            offered = not field.many and self._options(field)
            told.append("Выберите или впишите название." if offered else "Название материала базы или имя файла.")
        if any(told):
            yield paragraph(run(" ".join(filter(None, told))), "KopilkaHint")
        if field.example and field.shape not in (Shape.TERM, Shape.REFERENCE, Shape.CHOICE, Shape.YES_NO):
            yield paragraph(run(f"Например: {field.example.strip('[]')}"), "KopilkaHint")

    def _value(self, field: Described) -> str:
        tag, label = ".".join(field.path), field.label
        value = self._filled.get(tag, "")
        if field.shape is Shape.DAY:
            return self._controls.day(tag, label)
        if field.shape in (Shape.CHOICE, Shape.TERM, Shape.YES_NO):
            options = self._options(field)
            return "".join(self._controls.choice(tag, label, options) for _ in range(_DROPDOWNS if field.many else 1))
        if field.shape is Shape.REFERENCE and not field.many:
            options = self._options(field)
            if options:
                return self._controls.choice(tag, label, options, free=True, value=value)
        if field.shape is Shape.PROSE or (field.many and field.shape is not Shape.WHOLE):
            return self._controls.rich(tag, label, WRITE_LIST if field.many else WRITE)
        return self._controls.text(tag, label, value)

    def _options(self, field: Described) -> list[str]:
        if field.shape is Shape.YES_NO:
            return [YES, NO]
        if field.shape is Shape.TERM:
            words = self._bank.vocabularies.get(field.source)
            return [term_words(words.terms[term].title, term) for term in words.terms] if words else []
        if field.shape is Shape.REFERENCE:
            known = self._bank.of(field.source) if field.source else []
            return [term_words(material.record.title, material.id) for material in known] if len(known) <= _SHORT_LIST else []
        return list(field.options)

    def _parts(self, field: Described, depth: int) -> Iterator[str]:
        """A part or a list of them: what it is, then an empty one for each that may be written."""
        yield from self._about(field)
        if row_like(field):
            yield self._rows(field, depth)
        elif field.many:
            yield self._controls.repeated([self._block(field, depth) + _END])
        else:
            yield self._block(field, depth)
        yield _END

    def _rows(self, field: Described, depth: int) -> str:
        widths = [sum(_WIDTHS[depth + 1]) // len(field.parts)] * len(field.parts)
        head = row(
            (cell("".join(self._about(part)), width, shaded=True) for part, width in zip(field.parts, widths, strict=True)),
            head=True,
        )
        rows = [
            row(cell(self._value(part) + _END, width) for part, width in zip(field.parts, widths, strict=True))
            for _ in range(_ROWS)
        ]
        return table([head, self._controls.repeated(rows)], widths)

    def _block(self, field: Described, depth: int) -> str:
        return table((self._row(part, depth + 1) for part in field.parts), _WIDTHS[depth + 1])


def material_words(bank: Bank, key: str) -> str:
    """Return what stands in a form for a material of any folder: its title, and its key in brackets."""
    return term_words(bank.materials[key].record.title, key)


def term_words(title: str, term: str) -> str:
    """Return what a list shows for a vocabulary word or a material; two may have one title, never one id."""
    return f"{title} ({term})"
