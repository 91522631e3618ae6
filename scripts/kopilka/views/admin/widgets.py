"""A described field as a field of Sveltia CMS: what is asked, in which words, between which bounds."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from typing import Any

from kopilka.content.described import Described, Shape
from kopilka.content.enums import Status
from kopilka.content.fields import Need

Widget = dict[str, Any]
#: What an author may set; further states are set by those who review.
OF_AUTHORS = (Status.DRAFT.value, Status.REVIEW.value)
#: The list of all materials, for references that may lead anywhere.
MATERIALS = "materials"
#: The state of a material: it has one always, but an author may not set every one.
_STATE = ("status",)
#: The fields whose value is the name of a file beside the material.
_FILES = frozenset({("attachments", "file")})
#: A text that may be longer than this is written in a box of several lines.
_LINE = 200
#: So many whole numbers are chosen from a list; more are typed.
_CHOSEN = 12
_NEEDS = {Need.PUBLISHED: "Нужно для публикации.", Need.ADVISED: "Желательно."}
#: The hint of a field may hold Markdown: what only looks like it is kept as it is.
_MARKUP = re.compile(r"([\\*_\[\]`~<>])")


def widget(field: Described) -> Widget:
    """Return a field of the configuration. `options` may be `{"list": name}`: the page puts the list in its place."""
    required = field.need is Need.ALWAYS or field.path == _STATE
    made: Widget = {"name": field.key, "label": field.label, "required": required, **_asked(field)}
    hint = _hint(field)
    if hint:
        made["hint"] = hint
    default = _default(field)
    if default not in (None, "", ()) and (required or field.shape is not Shape.CHOICE):
        made["default"] = default
    return made


def _default(field: Described) -> Any:
    return field.default.value if isinstance(field.default, Enum) else field.default


def _asked(field: Described) -> Widget:
    if field.path in _FILES:
        return {"widget": "file", "choose_url": False, "media_folder": "{{slug}}", "public_folder": ""}
    return _ASKED[field.shape](field)


def _text(field: Described) -> Widget:
    limits = field.limits
    long = field.shape is Shape.PROSE or (not limits.pattern and (limits.longest or _LINE + 1) > _LINE)
    one: Widget = {"widget": "text" if long else "string"}
    if limits.shortest:
        one["minlength"] = limits.shortest
    if limits.longest:
        one["maxlength"] = limits.longest
    if limits.pattern:
        like = f", например: {field.example}" if field.example else ""
        one["pattern"] = [limits.pattern, f"Здесь нужна точная форма записи{like}."]
    return _list(field, one)


def _choice(field: Described) -> Widget:
    values = list(OF_AUTHORS) if field.path == _STATE else list(field.options)
    return _select(field, [{"label": value, "value": value} for value in values])


def _term(field: Described) -> Widget:
    return _select(field, {"list": field.source})


def _reference(field: Described) -> Widget:
    if not field.source:
        return _select(field, {"list": MATERIALS})
    found: Widget = {
        "widget": "relation",
        "collection": field.source,
        "value_field": "{{slug}}",
        "display_fields": ["title"],
        "search_fields": ["title"],
    }
    return found | _several(field)


def _number(field: Described) -> Widget:
    limits, whole = field.limits, field.shape is Shape.WHOLE
    least, most = limits.least, limits.most
    if whole and field.many and least is not None and most is not None and most - least < _CHOSEN:
        numbers = range(int(least), int(most) + 1)
        return _select(field, [{"label": str(number), "value": number} for number in numbers])
    one: Widget = {"widget": "number", "value_type": "int" if whole else "float"}
    if limits.above is not None:
        # Sveltia knows no «more than»: nobody counts finer than this.
        least = limits.above + (1 if whole else 0.05)
    if least is not None:
        one["min"] = least
    if most is not None:
        one["max"] = most
    if not whole:
        one["step"] = 0.05
    return _list(field, one)


def _yes_no(field: Described) -> Widget:
    if not field.nullable:
        return {"widget": "boolean"}
    return _select(field, [{"label": "да", "value": True}, {"label": "нет", "value": False}])


def _day(_field: Described) -> Widget:
    return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}


def _part(field: Described) -> Widget:
    made: Widget = {"widget": "list" if field.many else "object", "collapsed": "auto"}
    if field.many:
        made |= {"label_singular": field.label, "summary": f"{{{{fields.{_telling(field)}}}}}", **_fewest(field)}
    return made | {"fields": [widget(part) for part in field.parts]}


def _telling(field: Described) -> str:
    """The field by which one item of a list is told from another while it is folded."""
    texts = [part.key for part in field.parts if part.shape in (Shape.TEXT, Shape.PROSE) and not part.many]
    required = [part.key for part in field.parts if part.required and part.key in texts and not part.limits.pattern]
    return (required or texts or [field.parts[0].key])[0]


def _select(field: Described, options: Any) -> Widget:
    return {"widget": "select", "options": options} | _several(field)


def _several(field: Described) -> Widget:
    return {"multiple": True} | _fewest(field) if field.many else {}


def _list(field: Described, one: Widget) -> Widget:
    if not field.many:
        return one
    item = {"name": "item", "label": field.label, **one}
    return {"widget": "list", "collapsed": False, "field": item} | _fewest(field)


def _fewest(field: Described) -> Widget:
    return {"min": field.limits.fewest} if field.limits.fewest else {}


def _hint(field: Described) -> str:
    told = [field.spoken] if field.spoken else []
    if not field.path[1:] and field.need in _NEEDS:
        told.append(_NEEDS[field.need])
    if field.shape is Shape.CHOICE and field.path != _STATE and _default(field):
        # Written only where it is chosen: a file need not say what goes without saying.
        told.append(f"Если не выбрать — «{_default(field)}».")
    if field.example and field.shape in (Shape.TEXT, Shape.PROSE, Shape.WHOLE, Shape.NUMBER):
        told.append(f"Например: {field.example.strip('[]')}")
    return _MARKUP.sub(r"\\\1", " ".join(told))


_ASKED: dict[Shape, Callable[[Described], Widget]] = {
    Shape.TEXT: _text,
    Shape.PROSE: _text,
    Shape.CHOICE: _choice,
    Shape.TERM: _term,
    Shape.REFERENCE: _reference,
    Shape.WHOLE: _number,
    Shape.NUMBER: _number,
    Shape.YES_NO: _yes_no,
    Shape.DAY: _day,
    Shape.PART: _part,
}
