"""What stands after the text of a material: files, relations, acts, sources, how to cite, where to tell of a mistake."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from kopilka.content.bank import Material
from kopilka.content.enums import ActStatus
from kopilka.content.records.act import Act
from kopilka.content.records.source import SourceCard
from kopilka.content.russian import long_date
from kopilka.rules import clock
from kopilka.rules.dates import repealed
from kopilka.views import cards
from kopilka.views.cards import school_name
from kopilka.views.material import MaterialView
from kopilka.views.similar import similar

_WORDS = {".pdf": "PDF", ".docx": "Word", ".xlsx": "Excel", ".pptx": "PowerPoint", ".odt": "текст ODT", ".csv": "таблица CSV"}


class Apparatus:
    """The scholarly apparatus of one material, resolved when a template asks for it."""

    def __init__(self, view: MaterialView) -> None:
        self._view = view

    @cached_property
    def attachments(self) -> list[dict[str, str]]:
        """The files of the material."""
        return [
            {
                "link": self._view.links.to(f"{self._view.key}/{quote(item.file)}"),
                "title": item.title,
                "about": _WORDS.get(
                    posixpath.splitext(item.file)[1].lower(), posixpath.splitext(item.file)[1].lstrip(".").upper()
                ),
            }
            for item in self._view.material.record.attachments
            if item.file in self._view.material.files
        ]

    @cached_property
    def relations(self) -> list[dict[str, Any]]:
        """Relations of both directions, grouped by what they say; then whoever refers to the material otherwise."""
        groups: dict[str, dict[str, Markup]] = {}
        for relation in self._view.material.record.relations:
            note = Markup(" — {}").format(self._view.md(relation.note)) if relation.note else ""
            groups.setdefault(relation.type.value, {})[relation.id] = self._view.ref("", relation.id) + note
        for link in self._view.bank.backlinks.get(self._view.key, ()):
            if link.material.key in self._view.visible:
                groups.setdefault(link.type.back, {})[link.material.key] = self._view.link(link.material)
        named = {key for group in groups.values() for key in group}
        for user in self._view.bank.users.get(self._view.key, ()):
            if user.key in self._view.visible and user.key not in named:
                label = "повторили у себя" if user.kind.folder == "replications" else "упоминается в"
                groups.setdefault(label, {})[user.key] = self._view.link(user)
        return [{"label": label, "links": list(links.values())} for label, links in groups.items()]

    @cached_property
    def similar(self) -> list[cards.Card]:
        """Materials like this one, without those that are named as related."""
        view = self._view
        related = {relation.id for relation in view.material.record.relations}
        related |= {link.material.key for link in view.bank.backlinks.get(view.key, ())}
        return cards.cards(view.bank, similar(view.bank, view.material, frozenset(related)), view.links)

    @cached_property
    def legal(self) -> list[dict[str, Any]]:
        """The acts of the legal basis, with what is wrong with them."""
        found = []
        for name in self._view.material.record.legal_basis:
            act = self._view.bank.get("acts", name)
            record = act.record if act is not None else None
            gone = isinstance(record, Act) and repealed(record, clock.today())
            replaced = [self._view.ref("acts", other) for other in record.replaced_by] if isinstance(record, Act) else []
            found.append(
                {
                    "html": self._view.ref("acts", name),
                    "mark": ActStatus.REPEALED.value if gone else "",
                    "name": "repealed",
                    "replaced": Markup("Заменён: ") + Markup(", ").join(replaced) if gone and replaced else "",
                }
            )
        return found

    @cached_property
    def sources(self) -> list[Markup]:
        """The sources, as a list of literature."""
        found = []
        for name in self._view.material.record.sources:
            target = self._view.bank.get("sources", name)
            found.append(self._source(target) if target is not None else escape(name))
        return found

    def _source(self, target: Material) -> Markup:
        record = target.record
        assert isinstance(record, SourceCard)
        by = Markup("{} ").format(", ".join(record.by)) if record.by else Markup("")
        where = Markup(" // {}").format(record.published_in) if record.published_in else Markup("")
        weak = Markup(' <span class="kp-note">(пересказ)</span>') if record.weak else Markup("")
        return by + self._view.link(target) + where + weak

    @property
    def source_citation(self) -> Markup:
        """The bibliographic record of a source card."""
        record = self._view.material.record
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
        view, record = self._view, self._view.material.record
        names = [author.name for author in record.authors if author.name and author.name_basis]
        school = view.bank.get("schools", record.school) if record.school else None
        who = ", ".join(names) or (school_name(school) if school is not None else "")
        kind = f"{view.kind_label[0].lower()}{view.kind_label[1:]}"
        year = f". {record.reviewed.year}." if record.reviewed else "."
        address = f" {view.info.url.rstrip('/')}/{view.links.address(view.key)}" if view.info.url else ""
        return f"{who + '. ' if who else ''}{record.title} : {kind} // {view.info.name}{year}{address}"

    @property
    def rights(self) -> str:
        """Under what licence the material may be used, and when it was checked."""
        record = self._view.material.record
        parts = [f"Лицензия: {record.license}."]
        if record.reviewed:
            parts.append(f"Проверено {long_date(record.reviewed)}.")
        return " ".join(parts)

    @property
    def report_link(self) -> str:
        """Where to tell of a mistake: a letter, else an issue of the repository, else nowhere."""
        subject = quote(f"Ошибка в материале {self._view.key}")
        if self._view.info.contact:
            return f"mailto:{self._view.info.contact}?subject={subject}"
        return f"{self._view.info.repository.rstrip('/')}/issues/new?title={subject}" if self._view.info.repository else ""

    @property
    def source_link(self) -> str:
        """The material's own file in the repository."""
        if not self._view.info.repository:
            return ""
        return f"{self._view.info.repository.rstrip('/')}/{self._view.info.source_path}{quote(self._view.material.source.path)}"
