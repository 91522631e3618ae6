"""The view of one material: what its template asks for, with every link and every word resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup, escape

from kopilka.content.bank import Bank, Material
from kopilka.content.records.base import Person, Quoted
from kopilka.content.russian import NBSP, lowered, number_ranges, plural
from kopilka.content.slugs import slug
from kopilka.views import cards
from kopilka.views.icons import kind_icon
from kopilka.views.links import Links, term_uri
from kopilka.views.markup import Renderer, inline
from kopilka.views.own_numbers import unnumbered
from kopilka.views.page import SiteInfo
from kopilka.views.people import person_uri
from kopilka.views.repeat import repeatable

_WORDS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".odt": "текст ODT",
    ".csv": "таблица CSV",
}


# Thousands of cells are filled so: an f-string of escaped parts costs a tenth of `Markup.format`.
def _empty(text: str) -> Markup:
    return Markup(f'<span class="kp-empty">{escape(text)}</span>')


class MaterialView:
    """What a template knows of a material. Sections are rendered when asked for; `rest()` gives those nobody asked for."""

    def __init__(self, bank: Bank, material: Material, info: SiteInfo, visible: frozenset[str]) -> None:
        self.bank, self.material, self.info, self.visible = bank, material, info, visible
        self.kind, self.key = material.kind, material.key
        self.links = Links(material.key, info.directories)
        body = material.source.body
        self._renderer = Renderer(self._resolve, body.anchors)
        self._sections = list(body.sections)
        self._by_title = {section.title: section for section in body.sections}

    @property
    def repeatable(self) -> bool:
        """Whether a school can take the material up and tell of it."""
        return repeatable(self.material)

    # Texts

    def md(self, text: str) -> Markup:
        """Render a short text of a field."""
        return Markup(inline(str(text), self._resolve))

    def unnumbered(self, items: Sequence[Quoted]) -> tuple[str, ...] | None:
        """The texts of a list that its document counts itself, without the numbers."""
        return unnumbered([item.text for item in items])

    def blocks(self, text: str) -> Markup:
        """Render a text of several paragraphs."""
        return Markup("".join(f"<p>{inline(part, self._resolve)}</p>" for part in str(text).split("\n\n") if part.strip()))

    def cell(self, value: object, empty: str = "—") -> Markup:
        """Render the value of a table cell; an empty one says so."""
        if value is None or value == "":
            return _empty(empty)
        return self.md(str(value))

    def list_cell(self, items: Sequence[str]) -> Markup:
        """Render a list inside a cell; one item needs no list."""
        if not items:
            return _empty("не заполнено")
        if len(items) == 1:
            return self.md(items[0])
        return Markup(f"<ul>{''.join(f'<li>{self.md(item)}</li>' for item in items)}</ul>")

    def rows(self, items: Iterable[object], *names: str) -> list[list[Any]]:
        """Return the named values of each item, row by row."""
        return [[getattr(item, name) for name in names] for item in items]

    def number(self, value: float) -> str:
        """Write a number as people write it: 4, 0,5."""
        return f"{value:g}".replace(".", ",")

    def minutes(self, value: int | None) -> str:
        """Return «12 минут», or nothing."""
        return f"{value}{NBSP}{plural(value, 'минута', 'минуты', 'минут')}" if value else ""

    def ranges(self, values: Sequence[int]) -> str:
        """Return «1–3» for a run of numbers."""
        return number_ranges(values)

    def step_key(self, title: str) -> str:
        """Return the stable key of a step, by which the browser remembers that it was done."""
        return slug(title)

    # Sections of the body

    def section(self, title: str) -> Markup:
        """Render a section with its heading, once; nothing if the body has no such section or it is empty."""
        section = self._by_title.pop(title, None)
        if section is None:
            return Markup("")
        self._sections.remove(section)
        return self._html(section) if not section.empty else Markup("")

    def rest(self) -> Markup:
        """Render every section that the template has not placed."""
        left, self._sections = self._sections, []
        return Markup("").join(self._html(section) for section in left)

    def footnotes(self) -> Markup:
        """Render the footnotes of everything rendered before."""
        return Markup(self._renderer.footnotes())

    def _html(self, section: Any) -> Markup:
        nodes = (section.heading, *section.nodes) if section.heading is not None else section.nodes
        return Markup(self._renderer.render(nodes))

    # Links

    def ref(self, folder: str, name: str) -> Markup:
        """Link to a material by a reference; its title without a link if readers do not see it."""
        target = self.bank.get(folder, name)
        if target is None:
            return escape(name)
        return self.link(target)

    def title_of(self, folder: str, name: str) -> str:
        """The title of what a reference means, the reference itself where the base does not know it."""
        target = self.bank.get(folder, name)
        return name if target is None else cards.school_name(target) if folder == "schools" else target.record.title

    def link(self, target: Material) -> Markup:
        """Link to a material; its title alone if readers do not see it."""
        record = target.record
        title = cards.school_name(target) if target.kind.folder == "schools" else record.title
        if target.key not in self.visible:
            return escape(title)
        return Markup(f'<a href="{self.links.to(target.key)}">{escape(title)}</a>')

    def term(self, vocabulary: str, term: str) -> Markup:
        """Link to the page of a vocabulary word."""
        title = escape(self.title(vocabulary, term))
        return Markup(f'<a href="{self.links.to(term_uri(vocabulary, term))}">{title}</a>')

    def title(self, vocabulary: str, term: str) -> str:
        """Return the title of a vocabulary word."""
        return self.bank.term_title(vocabulary, term)

    def titles(self, vocabulary: str, terms: Sequence[str]) -> str:
        """Return the titles of several words, in lower case where they are ordinary words."""
        return ", ".join(lowered(self.title(vocabulary, term)) for term in terms)

    def _resolve(self, address: str) -> str | None:
        if address.startswith("#"):
            return address
        path, _, anchor = address.partition("#")
        where = posixpath.normpath(posixpath.join(self.kind.folder, path))
        name = where.removesuffix(".md").removesuffix(".yml")
        tail = f"#{anchor}" if anchor else ""
        if name in self.visible:
            return self.links.to(name + tail)
        owner, _, file = where.removeprefix(f"{self.kind.folder}/").partition("/")
        target = self.bank.get(self.kind.folder, owner)
        if file and target is not None and file in target.files and target.key in self.visible:
            return self.links.to(where)
        return None

    # People

    def person(self, person: Person, *, function: bool = True) -> Markup:
        """Render a person by office; the name only where there is a basis to show it."""
        uri = person_uri(person, self.material)
        parts = [Markup('<a href="{}">{}</a>').format(self.links.to(uri), person.name)] if uri else []
        parts.append(escape(person.position))
        if person.category:
            parts.append(escape(person.category))
        if person.organisation:
            parts.append(self.ref("schools", person.organisation))
        text = Markup(", ").join(parts)
        if person.role:
            text += Markup(" — {}").format(person.role)
        if function and person.function:
            text += Markup(' <span class="kp-note">{}</span>').format(person.function)
        return text

    def hidden_names(self, people: Iterable[Person]) -> bool:
        """Whether some of the names are kept back."""
        return any(person.name and not person.name_basis for person in people)

    def people_of(self, participants: Iterable[Any]) -> list[Person]:
        """Return the people of several organisations."""
        return [person for participant in participants for person in participant.people]

    @property
    def icon(self) -> Markup:
        """The icon of the kind."""
        return kind_icon(self.kind.folder)

    @property
    def kind_label(self) -> str:
        """What the material is."""
        return cards.kind_label(self.material)
