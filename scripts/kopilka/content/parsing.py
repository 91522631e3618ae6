"""From the data of a file to a frozen record; pydantic's complaints become Russian diagnostics at their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from kopilka.content.fields import label_of
from kopilka.content.russian import plural
from kopilka.content.source import Source
from kopilka.content.yaml_reader import Path
from kopilka.diagnostics import Diagnostic, Fix, Severity

#: How alike two words must be, of 100, to be offered as «возможно, вы имели в виду».
SIMILAR = 65

R = TypeVar("R", bound=BaseModel)


def nearest(word: str, options: list[str]) -> str | None:
    """Return the option which is most like the word, if any is alike enough."""
    from rapidfuzz import process  # only a base with mistakes needs it

    found = process.extractOne(word, options, score_cutoff=SIMILAR)
    return found[0] if found else None


def parse(source: Source, data: dict[str, Any] | None, model: type[R]) -> tuple[R | None, list[Diagnostic]]:
    """Build a record of class `model` from the data of a source's card, or say everything that keeps it from being one."""
    if data is None:
        return None, []
    try:
        return model.model_validate(without_empty(data, model)), []
    except ValidationError as error:
        return None, list(validation_problems(error, source, model))


def without_empty(data: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Leave out what is empty: an empty value of a known field says «не заполнено», as in a blank."""
    return {key: value for key, value in data.items() if value is not None or key not in model.model_fields}


def validation_problems(error: ValidationError, source: Source, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each complaint of pydantic, at the line and column of the value or of the key."""
    for fault in error.errors(include_url=False):
        yield _diagnostic(fault, source, model)


def _diagnostic(fault: Any, source: Source, model: type[BaseModel]) -> Diagnostic:
    kind, where = fault["type"], tuple(part for part in fault["loc"] if part != "[key]")
    owner = _owner(model, where)
    name = (
        str(where[-1])
        if where and isinstance(where[-1], str)
        else str(next((p for p in reversed(where) if isinstance(p, str)), ""))
    )
    label = label_of(owner.model_fields[name], name) if owner is not None and name in owner.model_fields else name
    if kind == "extra_forbidden":
        return _unknown_key(source, where, name, owner)
    if kind == "missing":
        line, column = source.place(where, key=True) if source.names(where) else source.place(where[:-1])
        message = f"Не заполнено поле «{label}» ({name})."
        return Diagnostic(source.path, line, column, "FLD001", Severity.ERROR, message, _filled_so(owner, name))
    line, column = source.place(where)
    code, message, hint = _words(kind, fault, label, name)
    example = _example(owner, name)
    return Diagnostic(
        source.path,
        line,
        column,
        code,
        Severity.ERROR,
        message,
        hint or (f"Например: {name}: {example}" if example else ""),
        _enum_fix(fault, kind, source, where),
    )


def _unknown_key(source: Source, where: Path, name: str, owner: type[BaseModel] | None) -> Diagnostic:
    line, column = source.place(where, key=True)
    close = nearest(name, list(owner.model_fields)) if owner is not None else None
    if close is None or owner is None:
        known = ", ".join(list(owner.model_fields)[:12]) if owner is not None else ""
        return Diagnostic(
            source.path,
            line,
            column,
            "FLD002",
            Severity.ERROR,
            f"Поля «{name}» здесь нет.",
            f"Бывают, например: {known}." if known else "",
        )
    return Diagnostic(
        source.path,
        line,
        column,
        "FLD002",
        Severity.ERROR,
        f"Поля «{name}» здесь нет.",
        f"Возможно, вы имели в виду «{close}» ({label_of(owner.model_fields[close], close)}).",
        Fix(line, column, line, column + len(name), close),
    )


def _words(kind: str, fault: Any, label: str, name: str) -> tuple[str, str, str]:
    """Return (code, message, hint) for a complaint; the hint is empty where the field's own example says enough."""
    say = next((words for prefix, words in _SAYINGS if kind.startswith(prefix)), _in_general)
    code, message, hint = say(kind, fault, name)
    return code, f"«{label}»: {message}", hint


Saying = tuple[str, str, str]


def _not_text(kind: str, fault: Any, name: str) -> Saying:
    return "FLD003", "нужен текст.", "Напишите значение одной строкой, без списка."


def _not_list(kind: str, fault: Any, name: str) -> Saying:
    given = fault.get("input")
    return "FLD003", "нужен список.", f"{name}: [{given}]" if isinstance(given, str | int) else ""


def _not_mapping(kind: str, fault: Any, name: str) -> Saying:
    return "FLD003", "здесь нужны строки вида «ключ: значение».", ""


def _not_number(kind: str, fault: Any, name: str) -> Saying:
    return "FLD003", "нужно число.", ""


def _not_yes_or_no(kind: str, fault: Any, name: str) -> Saying:
    return "FLD003", "нужно true (да) или false (нет).", f"{name}: true"


def _not_date(kind: str, fault: Any, name: str) -> Saying:
    return "FLD006", "такой даты нет.", f"Дата пишется так: {name}: 2026-11-22 (год-месяц-день)."


def _not_option(kind: str, fault: Any, name: str) -> Saying:
    given = fault.get("input")
    options = options_of(fault)
    close = nearest(str(given), options)
    offer = f"Возможно, вы имели в виду «{close}». " if close else ""
    return "FLD005", f"значения «{_short(given)}» нет.", f"{offer}Можно: {', '.join(options)}."


def _too_long(kind: str, fault: Any, name: str) -> Saying:
    return "FLD004", f"слишком длинно, {_signs(len(fault['input']))}.", f"Не больше {fault['ctx']['max_length']} знаков."


def _too_short(kind: str, fault: Any, name: str) -> Saying:
    return "FLD004", f"слишком коротко, {_signs(len(fault['input']))}.", f"Не меньше {fault['ctx']['min_length']} знаков."


def _signs(count: int) -> str:
    return f"{count} {plural(count, 'знак', 'знака', 'знаков')}"


def _too_few(kind: str, fault: Any, name: str) -> Saying:
    return "FLD004", "слишком мало пунктов.", f"Не меньше {fault['ctx']['min_length']}."


def _out_of_bounds(kind: str, fault: Any, name: str) -> Saying:
    side = {"greater_than_equal": "не меньше", "greater_than": "больше", "less_than_equal": "не больше"}.get(kind, "меньше")
    bound = next(iter(fault["ctx"].values()))
    return "FLD004", f"число должно быть {side} {bound:g}.", ""


def _wrong_form(kind: str, fault: Any, name: str) -> Saying:
    return "FLD005", f"значение «{_short(fault.get('input'))}» записано не так.", ""


def _in_general(kind: str, fault: Any, name: str) -> Saying:
    return "FLD003", "значение записано не так.", ""


#: What is said of each complaint of pydantic, by the beginning of its type; the first that fits speaks.
_SAYINGS: tuple[tuple[str, Callable[[str, Any, str], Saying]], ...] = (
    ("string_type", _not_text),
    ("string_sub_type", _not_text),
    ("string_too_long", _too_long),
    ("string_too_short", _too_short),
    ("string_pattern_mismatch", _wrong_form),
    ("tuple_type", _not_list),
    ("list_type", _not_list),
    ("model_", _not_mapping),
    ("dict_type", _not_mapping),
    ("int_", _not_number),
    ("float_", _not_number),
    ("finite_number", _not_number),
    ("bool_", _not_yes_or_no),
    ("date_", _not_date),
    ("enum", _not_option),
    ("too_short", _too_few),
    ("greater_than", _out_of_bounds),
    ("less_than", _out_of_bounds),
)


def options_of(fault: Any) -> list[str]:
    """Return the words of a short list, of which a complaint says that one was expected."""
    return str(fault["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")


def _enum_fix(fault: Any, kind: str, source: Source, where: Path) -> Fix | None:
    """Only the case of letters is mended without asking."""
    given = fault.get("input")
    if kind != "enum" or not isinstance(given, str):
        return None
    right = next((option for option in options_of(fault) if option == given.strip().lower()), None)
    line, column = source.place(where)
    row = source.text.split("\n")[line - 1]
    if right is None or not row.startswith(given, column - 1):
        return None
    return Fix(line, column, line, column + len(given), right)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def _owner(model: type[BaseModel], where: Path) -> type[BaseModel] | None:
    """The class whose field the last key of `where` is."""
    current: type[BaseModel] | None = model
    names = [part for part in where if isinstance(part, str)]
    for name in names[:-1]:
        info = current.model_fields.get(name) if current is not None else None
        current = _model_in(info.annotation) if info is not None else None
    return current


def _model_in(hint: Any) -> type[BaseModel] | None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return hint
    for inner in get_args(hint) if get_origin(hint) else ():
        found = _model_in(inner)
        if found is not None:
            return found
    return None


def _filled_so(owner: type[BaseModel] | None, name: str) -> str:
    """How an empty field is filled: by its example, else in the words of its help."""
    example = _example(owner, name)
    if example or owner is None or name not in owner.model_fields:
        return f"{name}: {example or '…'}"
    return owner.model_fields[name].description or f"Добавьте строку «{name}: …»."


def _example(owner: type[BaseModel] | None, name: str) -> str:
    if owner is None or name not in owner.model_fields:
        return ""
    info = owner.model_fields[name]
    if info.examples:
        return str(info.examples[0])
    hint = info.annotation
    return next(iter(hint)).value if isinstance(hint, type) and issubclass(hint, StrEnum) else ""
