"""The tree of a body as HTML. Nothing of the author's text is HTML: every character is escaped, every link is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Protocol

from kopilka.content.markup import Node, parse_body

_SAFE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>«»\"]+[^\s<>«»\".,;:!?)\]]")
_PLAIN = re.compile(r"[*_`\[\]<>&!\\\n|#~^]|://|\A\s*(?:[-+]|\d+[.)])\s")
_ALIGN = {"Left": "left", "Center": "center", "Right": "right"}
_CALLOUTS = {"Note": "Заметка", "Tip": "Совет", "Important": "Важно", "Warning": "Внимание", "Caution": "Осторожно"}
_SIMPLE = {
    "Paragraph": "p",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "del",
    "TableCell": "td",
    "Item": "li",
}


class Resolver(Protocol):
    """Turns the address written in a text into the address of a page; None where there is nothing to link to."""

    def __call__(self, address: str) -> str | None: ...


def external_only(address: str) -> str | None:
    """Resolve only addresses that need no base: http, https, mailto, tel."""
    return address if _SAFE.match(address) else None


class Renderer:
    """Renders nodes of one body. Footnotes are gathered and written by `footnotes()`."""

    def __init__(self, resolve: Resolver = external_only, anchors: Mapping[int, str] | None = None) -> None:
        self.resolve = resolve
        self.anchors = anchors or {}
        self._notes: dict[str, Node] = {}
        self._order: list[str] = []
        self._handlers: dict[str, Callable[[Node], str]] = {
            "Text": lambda node: _autolink(node.value),
            "Code": lambda node: f"<code>{escape(node.value, quote=False)}</code>",
            "Html": lambda node: escape(node.value, quote=False),
            "InlineHtml": lambda node: escape(node.value, quote=False),
            "HtmlBlock": lambda node: f"<p>{escape(node.text.strip(), quote=False)}</p>\n",
            "SoftBreak": lambda _: "\n",
            "HardBreak": lambda _: "<br>\n",
            "Rule": lambda _: "<hr>\n",
            "TaskListMarker": self._task,
            "Heading": self._heading,
            "Link": self._link,
            "Image": self._image,
            "List": self._list,
            "BlockQuote": self._quote,
            "CodeBlock": self._code,
            "Table": self._table,
            "FootnoteReference": self._reference,
            "FootnoteDefinition": self._keep,
        }

    def render(self, nodes: Iterable[Node]) -> str:
        """Return the HTML of the nodes."""
        return "".join(self._node(node) for node in nodes)

    def footnotes(self) -> str:
        """Return the list of the footnotes met so far, in the order of their first reference."""
        items = []
        for number, name in enumerate(self._order, 1):
            if name in self._notes:
                text = self.render(self._notes[name].children).strip()
                items.append(f'<li id="sn-{number}">{text} <a href="#sn-{number}-a" aria-label="Назад к тексту">↩</a></li>')
        return f'<ol class="kp-notes">{"".join(items)}</ol>\n' if items else ""

    def _node(self, node: Node) -> str:
        handler = self._handlers.get(node.tag)
        if handler is not None:
            return handler(node)
        inner = self.render(node.children)
        tag = _SIMPLE.get(node.tag)
        if tag is None:
            return inner
        return f"<{tag}>{inner}</{tag}>" + ("\n" if tag in ("p", "li") else "")

    def _heading(self, node: Node) -> str:
        anchor = self.anchors.get(node.start)
        level = max(2, min(node.info, 6))
        mark = f' id="{anchor}"' if anchor else ""
        return f"<h{level}{mark}>{self.render(node.children)}</h{level}>\n"

    def _link(self, node: Node) -> str:
        inner = self.render(node.children)
        target = self._target(node.info["dest_url"])
        if target is None:
            return inner
        outside = ' rel="noopener"' if target.startswith("http") else ""
        return f'<a href="{escape(target)}"{outside}>{inner}</a>'

    def _target(self, address: str) -> str | None:
        if _SAFE.match(address):
            return address
        if ":" in address.split("/", 1)[0]:
            return None
        return self.resolve(address)

    def _image(self, node: Node) -> str:
        target = self.resolve(node.info["dest_url"]) if not _SAFE.match(node.info["dest_url"]) else None
        text = escape(node.text)
        if target is None:
            return text
        return f'<img src="{escape(target)}" alt="{text}" loading="lazy">'

    def _list(self, node: Node) -> str:
        inner = self.render(node.children)
        if node.info is None:
            tasks = any(child.children and child.children[0].tag == "TaskListMarker" for child in node.children)
            return f"<ul{' class=' + chr(34) + 'kp-tasks' + chr(34) if tasks else ''}>\n{inner}</ul>\n"
        start = f' start="{int(node.info)}"' if int(node.info) != 1 else ""
        return f"<ol{start}>\n{inner}</ol>\n"

    def _task(self, node: Node) -> str:
        return '<span class="kp-task" role="img" aria-label="{}">{}</span> '.format(
            *(("сделано", "☑") if node.info else ("не сделано", "☐"))
        )

    def _quote(self, node: Node) -> str:
        inner = self.render(node.children)
        if node.info is None:
            return f"<blockquote>\n{inner}</blockquote>\n"
        name = str(node.info)
        title = _CALLOUTS.get(name, "Заметка")
        opening = f'<div class="kp-callout kp-callout--{name.lower()}" role="note">'
        return f'{opening}<p class="kp-callout__title">{title}</p>\n{inner}</div>\n'

    def _code(self, node: Node) -> str:
        return f"<pre><code>{escape(node.text, quote=False)}</code></pre>\n"

    def _table(self, node: Node) -> str:
        classes = [f' class="kp-{_ALIGN[name]}"' if name in _ALIGN else "" for name in node.info]
        rows = []
        for row in node.children:
            tag = "th" if row.tag == "TableHead" else "td"
            scope = ' scope="col"' if tag == "th" else ""
            cells = "".join(
                f"<{tag}{scope}{mark}>{self.render(cell.children)}</{tag}>"
                for cell, mark in zip(row.children, classes, strict=False)
            )
            rows.append(f"<tr>{cells}</tr>\n")
        return (
            f'<div class="kp-table" tabindex="0" role="group" aria-label="Таблица">\n<table>\n<thead>\n{rows[0]}</thead>\n'
            f"<tbody>\n{''.join(rows[1:])}</tbody>\n</table>\n</div>\n"
        )

    def _reference(self, node: Node) -> str:
        if node.value not in self._order:
            self._order.append(node.value)
        number = self._order.index(node.value) + 1
        return f'<sup id="sn-{number}-a"><a href="#sn-{number}" aria-label="Сноска {number}">{number}</a></sup>'

    def _keep(self, node: Node) -> str:
        self._notes[str(node.info)] = node
        return ""


def _autolink(text: str) -> str:
    if "://" not in text:
        return escape(text, quote=False)
    parts, last = [], 0
    for found in _URL.finditer(text):
        parts.append(escape(text[last : found.start()], quote=False))
        parts.append(f'<a href="{escape(found.group())}" rel="noopener">{escape(found.group(), quote=False)}</a>')
        last = found.end()
    return "".join(parts) + escape(text[last:], quote=False)


def inline(text: str, resolve: Resolver = external_only) -> str:
    """Render a short text of a field: emphasis, code and links, without a paragraph around a single one."""
    if not _PLAIN.search(text):
        return escape(text, quote=False)
    renderer = Renderer(resolve)
    html = renderer.render(parse_body(text).nodes).strip()
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    return html
