"""The view of one material: what its template asks for, with every link and every word resolved."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import ActStatus, Origin, Status
from kopilka.content.records.act import Act
from kopilka.content.records.base import Person
from kopilka.content.records.event import Event
from kopilka.content.records.instrument import Instrument
from kopilka.content.records.route import Route
from kopilka.content.records.source import SourceCard
from kopilka.content.russian import NBSP, long_date, number_ranges, plural
from kopilka.content.slugs import slug
from kopilka.views import cards, notices
from kopilka.views.facets import latest_first
from kopilka.views.fact_rows import FactRow, fact_rows
from kopilka.views.links import Links, term_uri
from kopilka.views.markup import Renderer, inline
from kopilka.views.page import SiteInfo

_EMPTY = Markup('<span class="kp-empty">{}</span>')
_WORDS = {
    ".pdf": "PDF",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".odt": "текст ODT",
    ".csv": "таблица CSV",
}


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

    # Texts

    def md(self, text: str) -> Markup:
        """Render a short text of a field."""
        return Markup(inline(str(text), self._resolve))

    def blocks(self, text: str) -> Markup:
        """Render a text of several paragraphs."""
        return Markup("".join(f"<p>{inline(part, self._resolve)}</p>" for part in str(text).split("\n\n") if part.strip()))

    def cell(self, value: object, empty: str = "—") -> Markup:
        """Render the value of a table cell; an empty one says so."""
        if value is None or value == "":
            return _EMPTY.format(empty)
        return self.md(str(value))

    def list_cell(self, items: Sequence[str]) -> Markup:
        """Render a list inside a cell; one item needs no list."""
        if not items:
            return _EMPTY.format("не заполнено")
        if len(items) == 1:
            return self.md(items[0])
        return Markup("<ul>") + Markup("").join(Markup("<li>{}</li>").format(self.md(item)) for item in items) + Markup("</ul>")

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

    def preamble(self) -> Markup:
        """Render the text that stands before the first heading."""
        return self.section("")

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
        return self._link(target)

    def _link(self, target: Material) -> Markup:
        record = target.record
        title = cards.school_name(target) if target.kind.folder == "schools" else record.title
        if target.key not in self.visible:
            return escape(title)
        return Markup('<a href="{}">{}</a>').format(self.links.to(target.key), title)

    def term(self, vocabulary: str, term: str) -> Markup:
        """Link to the page of a vocabulary word."""
        return Markup('<a href="{}">{}</a>').format(self.links.to(term_uri(vocabulary, term)), self.title(vocabulary, term))

    def title(self, vocabulary: str, term: str) -> str:
        """Return the title of a vocabulary word."""
        return self.bank.term_title(vocabulary, term)

    def titles(self, vocabulary: str, terms: Sequence[str]) -> str:
        """Return the titles of several words, in lower case where they are ordinary words."""
        return ", ".join(self.title(vocabulary, term) for term in terms)

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
        parts = [escape(person.name)] if person.name and person.name_basis else []
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

    # The card and what stands after the text

    @property
    def kind_label(self) -> str:
        """What the material is."""
        return cards.kind_label(self.material)

    @cached_property
    def card(self) -> list[FactRow]:
        """The rows of the card at the top."""
        return fact_rows(self)

    @cached_property
    def notices(self) -> list[notices.Notice]:
        """What a reader must know before reading."""
        return notices.notices(self)

    @cached_property
    def attachments(self) -> list[dict[str, str]]:
        """The files of the material."""
        return [
            {
                "link": self.links.to(f"{self.key}/{quote(item.file)}"),
                "title": item.title,
                "about": _WORDS.get(
                    posixpath.splitext(item.file)[1].lower(), posixpath.splitext(item.file)[1].lstrip(".").upper()
                ),
            }
            for item in self.material.record.attachments
            if item.file in self.material.files
        ]

    @cached_property
    def relations(self) -> list[dict[str, Any]]:
        """Relations of both directions, grouped by what they say; then whoever refers to the material otherwise."""
        groups: dict[str, dict[str, Markup]] = {}
        for relation in self.material.record.relations:
            note = Markup(" — {}").format(self.md(relation.note)) if relation.note else ""
            groups.setdefault(relation.type.value, {})[relation.id] = self.ref("", relation.id) + note
        for link in self.bank.backlinks.get(self.key, ()):
            if link.material.key in self.visible:
                groups.setdefault(link.type.back, {})[link.material.key] = self._link(link.material)
        named = {key for group in groups.values() for key in group}
        for user in self.bank.users.get(self.key, ()):
            if user.key in self.visible and user.key not in named:
                groups.setdefault("упоминается в", {})[user.key] = self._link(user)
        return [{"label": label, "links": list(links.values())} for label, links in groups.items()]

    @cached_property
    def legal(self) -> list[dict[str, Any]]:
        """The acts of the legal basis, with what is wrong with them."""
        found = []
        for name in self.material.record.legal_basis:
            act = self.bank.get("acts", name)
            record = act.record if act is not None else None
            repealed = isinstance(record, Act) and record.state is ActStatus.REPEALED
            replaced = [self.ref("acts", other) for other in record.replaced_by] if isinstance(record, Act) else []
            found.append(
                {
                    "html": self.ref("acts", name),
                    "mark": ActStatus.REPEALED.value if repealed else "",
                    "name": "repealed",
                    "replaced": Markup("Заменён: ") + Markup(", ").join(replaced) if repealed and replaced else "",
                }
            )
        return found

    @cached_property
    def sources(self) -> list[Markup]:
        """The sources, as a list of literature."""
        found = []
        for name in self.material.record.sources:
            target = self.bank.get("sources", name)
            found.append(self._source(target) if target is not None else escape(name))
        return found

    def _source(self, target: Material) -> Markup:
        record = target.record
        assert isinstance(record, SourceCard)
        by = Markup("{} ").format(", ".join(record.by)) if record.by else Markup("")
        where = Markup(" // {}").format(record.published_in) if record.published_in else Markup("")
        weak = Markup(' <span class="kp-note">(пересказ)</span>') if record.weak else Markup("")
        return by + self._link(target) + where + weak

    @property
    def source_citation(self) -> Markup:
        """The bibliographic record of a source card."""
        record = self.material.record
        assert isinstance(record, SourceCard)
        by = Markup("{} ").format(", ".join(record.by)) if record.by else Markup("")
        text = by + escape(record.title) + (Markup(" // {}").format(record.published_in) if record.published_in else Markup(""))
        if record.doi:
            text += Markup(". DOI {}").format(record.doi)
        if record.address:
            text += Markup('. <a href="{0}" rel="noopener">{0}</a>').format(record.address)
        return text

    @property
    def citation(self) -> str:
        """How to cite the material."""
        record = self.material.record
        names = [author.name for author in record.authors if author.name and author.name_basis]
        school = self.bank.get("schools", record.school) if record.school else None
        who = ", ".join(names) or (cards.school_name(school) if school is not None else "")
        year = record.reviewed.year if record.reviewed else None
        text = (
            f"{who + '. ' if who else ''}{record.title} : {self.kind_label[0].lower()}{self.kind_label[1:]} // {self.info.name}"
        )
        text += f". {year}." if year else "."
        return text + (f" {self.info.url.rstrip('/')}/{self.links.address(self.key)}" if self.info.url else "")

    @property
    def rights(self) -> str:
        """Under what licence the material may be used, and when it was checked."""
        record = self.material.record
        parts = [f"Лицензия: {record.license}."]
        if record.reviewed:
            parts.append(f"Проверено {long_date(record.reviewed)}.")
        return " ".join(parts)

    @property
    def report_link(self) -> str:
        """Where to tell of a mistake: a letter, else an issue of the repository, else nowhere."""
        subject = quote(f"Ошибка в материале {self.key}")
        if self.info.contact:
            return f"mailto:{self.info.contact}?subject={subject}"
        return f"{self.info.repository.rstrip('/')}/issues/new?title={subject}" if self.info.repository else ""

    @property
    def source_link(self) -> str:
        """The material's own file in the repository."""
        if not self.info.repository:
            return ""
        return f"{self.info.repository.rstrip('/')}/{self.info.source_path}{quote(self.material.source.path)}"

    # What single kinds need

    @property
    def agenda(self) -> list[dict[str, Any]]:
        """The programme of an event with minutes from its beginning: «0–10»."""
        record, clock = self.material.record, 0
        assert isinstance(record, Event)
        found: list[dict[str, Any]] = []
        for item in record.agenda:
            found.append({"span": f"{clock}–{clock + item.minutes}", "what": item.what, "who": item.who, "handout": item.handout})
            clock += item.minutes
        return found

    @property
    def item_groups(self) -> list[dict[str, Any]]:
        """The items of an instrument by block, numbered through."""
        record = self.material.record
        assert isinstance(record, Instrument)
        groups: list[dict[str, Any]] = []
        for number, item in enumerate(record.items, 1):
            if not groups or groups[-1]["title"] != (item.group or ""):
                groups.append({"title": item.group or "", "start": number, "entries": []})
            groups[-1]["entries"].append(item)
        return groups

    def answers(self, scale: str) -> list[str]:
        """The answers of a scale of an instrument."""
        record = self.material.record
        assert isinstance(record, Instrument)
        return [answer.text for known in record.answer_scales if known.id == scale for answer in known.answers]

    def item_numbers(self, names: Sequence[str]) -> str:
        """The numbers of the items of a scale: «1–4, 7»."""
        record = self.material.record
        assert isinstance(record, Instrument)
        order = {item.id: number for number, item in enumerate(record.items, 1)}
        return number_ranges([order[name] for name in names if name in order])

    def bounds(self, scale: Any) -> list[list[str | None]]:
        """The rows of the interpretation of a scale."""
        return [
            [
                f"{self.number(bound.low)}–{self.number(bound.high)}" if bound.low != bound.high else self.number(bound.low),
                bound.meaning,
                bound.advice,
            ]
            for bound in scale.bounds
        ]

    def node_title(self, name: str) -> str:
        """The title of a question or of a step of a route."""
        record = self.material.record
        assert isinstance(record, Route)
        titles = {node.id: node.text for node in record.questions} | {node.id: node.title for node in record.steps}
        return titles.get(name, name)

    def sum_hours(self, modules: Iterable[Any]) -> float:
        """The hours of all modules together."""
        return float(sum(module.hours for module in modules))

    @property
    def own_materials(self) -> list[cards.Card]:
        """The materials of an organisation: its own, and those that name it as a part of them."""
        own = [
            item for item in self.bank.materials.values() if item.record.school == self.material.id and item.key in self.visible
        ]
        return cards.cards(self.bank, latest_first(own), self.links)

    @property
    def editorial(self) -> bool:
        """Whether the editors wrote the material themselves."""
        return self.material.record.origin is Origin.EDITORIAL

    @property
    def archived(self) -> bool:
        """Whether the material is kept only for the record."""
        return self.material.record.status is Status.ARCHIVED
