"""The page of a material read as a printed text.

Twenty-one templates say how the fields of each kind are read; a second telling for paper would drift from them. So the compendium
takes the finished HTML of the page and turns it into blocks. What only a screen can use is left out; what is folded is opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from lxml import html
from lxml.html import HtmlElement

from kopilka.views.compendium import tree
from kopilka.views.compendium.tables import widths
from kopilka.views.compendium.tree import Block, Blocks, Box, Cell, Heading, Items, Pairs, Paragraph, Run, Runs

_SPACE = re.compile(r"[ \t\n\r\f]+")
#: Controls, lists that no editor has made, and what stands on the title line of the entry already.
_SCREEN = frozenset(
    {"kp-head__tab", "kp-head__tools", "kp-take", "kp-router__door", "kp-tools", "kp-list--small", "kp-marks", "kp-item__tools"}
    | {"kp-item__tab", "kp-item__summary", "kp-hidden"}
)
_SCREEN_TAGS = frozenset({"button", "h1", "script", "style"})
_SCREEN_IDS = frozenset({"pohozhie"})
_INLINE = frozenset({"a", "span", "strong", "em", "code", "sup", "sub", "del", "q", "br", "b", "i"})
_MARKS = {"strong": tree.BOLD, "b": tree.BOLD, "em": tree.ITALIC, "i": tree.ITALIC, "code": tree.CODE, "del": tree.DELETED}
_MARKS |= {"sup": tree.RAISED, "sub": tree.LOWERED}
_SPAN_MARKS = {"kp-note": tree.NOTE, "kp-empty": tree.EMPTY}
_ROLES = {
    "kp-head__summary": "lead",
    "kp-step__when": "when",
    "kp-note": "note",
    "kp-empty": "empty",
    "kp-answer": "answer",
    "kp-words": "words",
    "kp-line": "line",
}
_BOXES = {"kp-digest": "digest", "kp-document": "document", "kp-cut": "cut"}
_PAIRS = {"kp-card": "card", "kp-relations": "relations", "kp-duo": "duo"}
#: From more related materials than that on, their numbers stand for their titles.
_MANY = 10
_LEVELS = {"h2": 1, "h3": 2, "h4": 3, "h5": 3, "h6": 3}

#: What an address written on a page means on paper: a full address, a key of the compendium, nothing.
Resolve = Callable[[str], str]
#: Takes a picture by its address on the page, or a drawing; returns the names of its parts (a tall drawing
#: has several), none where there is no such picture.
Take = Callable[[str | HtmlElement], list[str]]


class Reader:
    """Reads one page. Footnotes are found first, then hung where the text refers to them."""

    def __init__(self, resolve: Resolve, take: Take) -> None:
        self._resolve, self._take = resolve, take
        self._notes: dict[str, HtmlElement] = {}
        self._level = 0
        self._tags: dict[str, Callable[[HtmlElement], Iterator[Block]]] = {
            "p": self._paragraph,
            "ul": self._list,
            "ol": self._list,
            "dl": self._pairs,
            "table": self._table,
            "blockquote": partial(self._box, role="quote"),
            "pre": lambda element: iter([tree.Code(element.text_content().rstrip("\n"))]),
            "hr": lambda _: iter([tree.Rule()]),
            "img": self._image,
            "svg": self._drawing,
            "footer": self._after,
            **dict.fromkeys(_LEVELS, self._heading),
        }

    def read(self, text: str) -> Blocks:
        """Return the blocks of a page."""
        page = html.fragment_fromstring(text, create_parent="div")
        self._notes = {str(item.get("id")): item for item in page.iterfind(".//ol[@class='kp-notes']/li")}
        return tuple(self._flow(page))

    # Blocks

    def _flow(self, element: HtmlElement) -> Iterator[Block]:
        """Yield the blocks of an element which holds blocks, inlines, or both: inlines in a row make a paragraph."""
        held = [*self._text(element.text)]
        for child in element:
            if _inline(child):
                held += self._run(child, "", "")
            elif not _screen_only(child):
                yield from _paragraphs(held)
                held = []
                yield from self._block(child)
            held += self._text(child.tail)
        yield from _paragraphs(held)

    def _block(self, element: HtmlElement) -> Iterator[Block]:
        classes = set((element.get("class") or "").split())
        for name in classes & _BOXES.keys():
            return self._box(element, role=_BOXES[name])
        if "kp-callout" in classes:
            return self._callout(element)
        if element.tag == "details":
            return self._details(element)
        return self._tags.get(str(element.tag), self._flow)(element)

    def _paragraph(self, element: HtmlElement) -> Iterator[Block]:
        classes = (element.get("class") or "").split()
        if "kp-line" in classes:
            yield Paragraph((), "line")
            return
        if "kp-notice" in classes:
            yield Box(tuple(self._flow(element)), "notice")
            return
        if self._door(element):
            return
        role = next((_ROLES[name] for name in classes if name in _ROLES), "")
        for block in self._flow(element):
            yield Paragraph(block.runs, role) if isinstance(block, Paragraph) else block

    def _door(self, element: HtmlElement) -> bool:
        """Whether a paragraph is nothing but a link to a tool of the site that paper cannot name."""
        only = (
            element[0] if len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip() else None
        )
        address = (only.get("href") or "#") if only is not None and only.tag == "a" else "#"
        return not address.startswith("#") and not self._resolve(address)

    def _heading(self, element: HtmlElement) -> Iterator[Block]:
        # A level that nothing leads to would be a hole in the contents that a screen reader tells.
        self._level = min(_LEVELS[str(element.tag)], self._level + 1)
        runs = _joined(self._inside(element, "", ""))
        if runs:
            yield Heading(self._level, runs)

    def _list(self, element: HtmlElement) -> Iterator[Block]:
        classes = (element.get("class") or "").split()
        items = [child for child in element if child.tag == "li"]
        if "kp-notes" in classes:
            return
        if "kp-cards" in classes:
            yield tree.Cards(tuple(tuple(self._flow(item)) for item in items))
        elif "kp-steps" in classes:
            for number, item in enumerate(items, 1):
                yield from self._step(number, item)
        elif items:
            first = int(element.get("start") or 1) if element.tag == "ol" else None
            role = "answers" if "kp-answers" in classes else ""
            yield Items(tuple(tuple(self._item(item)) for item in items), first, role)

    def _item(self, element: HtmlElement) -> Iterator[Block]:
        """A card of a list is its title here."""
        for block in self._flow(element):
            yield Paragraph(block.runs) if isinstance(block, Heading) and "kp-item" in (element.get("class") or "") else block

    def _step(self, number: int, element: HtmlElement) -> Iterator[Block]:
        """A step is a heading with its number, and what stands under it."""
        for place, block in enumerate(self._flow(element)):
            if place == 0 and isinstance(block, Heading):
                yield Heading(block.level, (Run(f"{number}. "), *block.runs))
            else:
                yield block

    def _pairs(self, element: HtmlElement) -> Iterator[Block]:
        role = next((_PAIRS[name] for name in (element.get("class") or "").split() if name in _PAIRS), "pairs")
        rows: list[tuple[Runs, Blocks]] = []
        for label, parts in _terms(element):
            blocks = tuple(block for part in parts for block in self._flow(part))
            rows.append((_joined(self._inside(label, "", "")), _shortened(blocks) if role == "relations" else blocks))
        if rows:
            yield Pairs(tuple(rows), role)

    def _after(self, element: HtmlElement) -> Iterator[Block]:
        """The apparatus: every heading with what stands under it is a pair."""
        rows: list[tuple[Runs, list[Block]]] = []
        for block in self._flow(element):
            if isinstance(block, Heading):
                rows.append((block.runs, []))
            elif rows:
                rows[-1][1].append(block)
        self._level = 0
        if rows:
            yield Pairs(tuple((label, tuple(blocks)) for label, blocks in rows), "after")

    def _callout(self, element: HtmlElement) -> Iterator[Block]:
        title = element.find("p[@class='kp-callout__title']")
        name = title.text_content().strip() if title is not None else ""
        if title is not None:
            element.remove(title)
        yield Box(tuple(self._flow(element)), "callout", name)

    def _box(self, element: HtmlElement, role: str) -> Iterator[Block]:
        blocks = tuple(self._flow(element))
        if blocks:
            yield Box(blocks, role)

    def _details(self, element: HtmlElement) -> Iterator[Block]:
        """What is folded on the screen lies open on paper, in small type."""
        title = element.find("summary")
        name = title.text_content().strip() if title is not None else ""
        if title is not None:
            title.text = None
        blocks = tuple(self._flow(element))
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            yield Paragraph((Run(f"{name[:1].upper()}{name[1:]}: "), *blocks[0].runs), "note")
        elif blocks:
            yield Box(blocks, "quote", name)

    def _table(self, element: HtmlElement) -> Iterator[Block]:
        rows = [(tuple(self._cells(row)), row.getparent().tag == "thead") for row in element.iter("tr")]
        count = max((len(row) for row, _ in rows), default=0)
        # The engine shows a short row as a full one; so does paper.
        full = [((*row, *(Cell(()),) * (count - len(row))), head) for row, head in rows]
        head, body = tuple(row for row, top in full if top), tuple(row for row, top in full if not top)
        caption = element.find("caption")
        title = caption.text_content().strip() if caption is not None else ""
        if count:
            yield tree.Table(head, body, widths((*head, *body)), title)

    def _cells(self, row: HtmlElement) -> Iterator[Cell]:
        for cell in row:
            align = next((name for name in ("right", "center") if f"kp-{name}" in (cell.get("class") or "")), "")
            yield Cell(tuple(self._flow(cell)), cell.tag == "th", align)

    def _image(self, element: HtmlElement) -> Iterator[Block]:
        alt = (element.get("alt") or "").strip() or "Рисунок"
        names = self._take(element.get("src") or "")
        yield tree.Picture(names[0], alt) if names else Paragraph((Run(f"[Рисунок: {alt}. Файла нет.]"),), "note")

    def _drawing(self, element: HtmlElement) -> Iterator[Block]:
        said = [part.text_content().strip() for part in element if part.tag in ("title", "desc")]
        names = self._take(element) if said else []
        for number, name in enumerate(names, 1):
            part = f", часть {number} из {len(names)}" if len(names) > 1 else ""
            yield tree.Picture(name, ". ".join([f"{said[0]}{part}", *said[1:]]))

    # Runs

    def _inside(self, element: HtmlElement, marks: str, link: str) -> Iterator[Run]:
        yield from self._text(element.text, marks, link)
        for child in element:
            if not _screen_only(child):
                yield from self._run(child, marks, link)
            yield from self._text(child.tail, marks, link)

    def _run(self, element: HtmlElement, marks: str, link: str) -> Iterator[Run]:
        tag = str(element.tag)
        if tag == "br":
            yield Run("\n", marks, link)
            return
        note = self._note(element) if tag == "sup" else None
        if note is not None:
            yield Run(element.text_content().strip(), tree.RAISED, "", note)
            return
        more = _MARKS.get(tag, "") or _SPAN_MARKS.get(element.get("class") or "", "")
        inner = self._inside(element, marks + more, self._resolve(element.get("href") or "") if tag == "a" else link)
        yield from (Run("«", marks, link), *inner, Run("»", marks, link)) if tag == "q" else inner

    def _note(self, element: HtmlElement) -> Blocks | None:
        target = element.find("a")
        item = self._notes.get((target.get("href") or "").removeprefix("#")) if target is not None else None
        if item is None:
            return None
        for back in item.findall(".//a[@aria-label='Назад к тексту']"):
            back.drop_tree()
        return tuple(self._flow(item))

    def _text(self, text: str | None, marks: str = "", link: str = "") -> Iterator[Run]:
        if text:
            yield Run(_SPACE.sub(" ", text), marks, link)


def _inline(element: HtmlElement) -> bool:
    return str(element.tag) in _INLINE and not _screen_only(element)


def _screen_only(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SCREEN_TAGS or element.get("id") in _SCREEN_IDS:
        return True
    if element.tag.rpartition("}")[2] == "svg":
        return bool(element.get("role") != "img")
    return not _SCREEN.isdisjoint((element.get("class") or "").split())


def _terms(element: HtmlElement) -> Iterator[tuple[HtmlElement, list[HtmlElement]]]:
    """Yield every term of a definition list with its descriptions."""
    label: HtmlElement | None = None
    parts: list[HtmlElement] = []
    for child in element.iter("dt", "dd"):
        if next(child.iterancestors("dl")) is not element:
            continue
        if child.tag == "dt":
            if label is not None:
                yield label, parts
            label, parts = child, []
        else:
            parts.append(child)
    if label is not None:
        yield label, parts


def _shortened(blocks: Blocks) -> Blocks:
    """Tell many related materials by their numbers: an act that a hundred cite would fill a page with titles."""
    links = [block.runs[0] for block in blocks if isinstance(block, Paragraph) and len(block.runs) == 1 and block.runs[0].inside]
    return blocks if len(links) < len(blocks) or len(links) <= _MANY else (tree.Numbers(tuple(run.link for run in links)),)


def _paragraphs(runs: Iterable[Run]) -> Iterator[Paragraph]:
    joined = _joined(runs)
    if joined:
        yield Paragraph(joined)


def _joined(runs: Iterable[Run]) -> Runs:
    """Join neighbours of one style; single spaces between, none at the ends or around a line break."""
    done: list[Run] = []
    for run in runs:
        text = run.text
        if not done or done[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text == "\n" and done:
            done[-1] = Run(done[-1].text.rstrip(" "), done[-1].marks, done[-1].link, done[-1].note)
        if not text:
            continue
        if done and not run.note and not done[-1].note and (done[-1].marks, done[-1].link) == (run.marks, run.link):
            done[-1] = Run(done[-1].text + text, run.marks, run.link)
        else:
            done.append(Run(text, run.marks, run.link, run.note))
    while done and not done[-1].text.rstrip(" \n") and not done[-1].note:
        done.pop()
    if done and done[-1].text.endswith((" ", "\n")):
        done[-1] = Run(done[-1].text.rstrip(" \n"), done[-1].marks, done[-1].link, done[-1].note)
    return tuple(done)
