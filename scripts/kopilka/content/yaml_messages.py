"""PyYAML's complaints in Russian. The C and the Python loaders word the same fault differently: both are mapped."""

from __future__ import annotations

import re
from typing import NamedTuple

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from kopilka.diagnostics import Diagnostic, Severity


class _Message(NamedTuple):
    pattern: str
    code: str
    message: str
    hint: str


_MESSAGES = (
    _Message(
        r"mapping values are not allowed",
        "YML004",
        "В значении стоит двоеточие, и строка читается как два ключа.",
        'Возьмите значение в кавычки: title: "Дроби: первые шаги"',
    ),
    _Message(r"tab|'\\t'", "YML002", "Отступ сделан табуляцией.", "Замените табуляцию двумя пробелами."),
    _Message(
        r"unknown escape character|escape code",
        "YML001",
        "Обратная черта внутри двойных кавычек читается особо.",
        "Возьмите значение в одинарные кавычки: 'С:\\папка'",
    ),
    _Message(
        r"found unexpected end of stream|while scanning a quoted scalar",
        "YML001",
        "Кавычка открыта и не закрыта.",
        'Закройте кавычку в конце значения: title: "Дроби"',
    ),
    _Message(
        r"expected ',' or '\]'|did not find expected ',' or '\]'",
        "YML001",
        "Квадратная скобка открыта и не закрыта.",
        "grades: [5, 6]",
    ),
    _Message(
        r"expected ',' or '}'|did not find expected ',' or '}'",
        "YML001",
        "Фигурная скобка открыта и не закрыта.",
        "Значение со скобкой возьмите в кавычки.",
    ),
    _Message(
        r"undefined alias|expected alphabetic or numeric character",
        "YML005",
        "Знаки & и * в начале значения читаются особо.",
        'Возьмите значение в кавычки: "*"',
    ),
    _Message(
        r"cannot start any token",
        "YML001",
        "Значение начинается со служебного знака.",
        'Возьмите значение в кавычки: summary: "@ или ` в начале строки"',
    ),
    _Message(
        r"could not find expected ':'|did not find expected key|expected <block end>",
        "YML001",
        "Здесь ожидалась строка вида «ключ: значение» с тем же отступом, что у соседних строк.",
        "Проверьте отступ и двоеточие: после двоеточия нужен пробел.",
    ),
    _Message(
        r"did not find expected '-' indicator|block collection",
        "YML001",
        "Пункт списка стоит не на своём отступе.",
        "Каждый пункт списка начинается с «- » на одном отступе.",
    ),
    _Message(
        r"duplicate anchor|found duplicate",
        "YML005",
        "Ссылки YAML (& и *) не используются.",
        "Повторите значение целиком.",
    ),
    _Message(
        r"could not determine a constructor|tag",
        "YML006",
        "Метки типа («!слово») не допускаются.",
        "Напишите значение просто текстом, без «!».",
    ),
    _Message(
        r"expected a single document|found another document|did not find expected <document start>",
        "YML001",
        "Внутри карточки стоит лишняя строка «---».",
        "Строка «---» бывает только в начале и в конце карточки.",
    ),
    _Message(
        r"expected (?:the )?node content|sequence entries are not allowed|scanning a block scalar",
        "YML001",
        "Значение начинается со служебного знака.",
        "Возьмите значение в кавычки, а список начните с новой строки.",
    ),
    _Message(
        r"control characters|special characters|invalid",
        "SRC002",
        "В тексте есть непечатаемый знак.",
        "Удалите его или наберите строку заново.",
    ),
)
_FALLBACK = _Message("", "YML001", "Запись не читается.", "Проверьте отступы, двоеточия и кавычки в этой строке.")


_NO_SPACE = _Message("", "YML001", "После двоеточия нет пробела.", "title: Дроби — с обычным пробелом после двоеточия.")
_OPENED = re.compile(r"scanning a quoted scalar|parsing a flow (?:sequence|mapping)")
_GLUED = re.compile(r"[ -]*[a-z_]+:[^\s:]|[ -]*[a-z_]+:[\u00a0\u202f]")
_TEXT_AFTER_QUOTE = _Message(
    "",
    "YML001",
    "После закрывающей кавычки стоит ещё текст.",
    "Возьмите в кавычки всё значение или замените их на «ёлочки»: title: «Дроби» в 5 классе",
)
_AFTER_QUOTE = re.compile(r"[:\-,\[]\s+(?:\"[^\"]*\"|'[^']*')\s*\Z")


def explain(error: YAMLError, text: str, first_line: int) -> Diagnostic:
    """Turn PyYAML's error into a diagnostic without a path; `first_line` is the file line where `text` begins."""
    line, column = 0, 0
    if isinstance(error, ReaderError):
        before = _before(error, text)
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    elif isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        if _OPENED.search(str(error.context)) and error.context_mark is not None:
            # A quote or a bracket is shown where it was opened, not where its end was missed.
            mark = error.context_mark
        if mark is not None:
            line, column = mark.line, mark.column
    told = " ".join(
        str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", ""), getattr(error, "reason", "")) if part
    )
    line, column = _back_to_text(text, line, column)
    rows = [*text.split("\n"), ""]
    if "\t" in rows[line][: column + 1]:
        told += " tab"
    found = next((m for m in _MESSAGES if re.search(m.pattern, told)), _FALLBACK)
    if found.code == "YML004" and line > 0 and (glued := _GLUED.match(rows[line - 1])):
        # «title:Дроби» is one word to YAML: it stumbles only over the next line.
        found, line, column = _NO_SPACE, line - 1, glued.end() - 1
    elif _AFTER_QUOTE.search(rows[line][:column]) and re.search("expected (?:key|<block end>)", told):
        found = _TEXT_AFTER_QUOTE
    return Diagnostic("", line + first_line, column + 1, found.code, Severity.ERROR, found.message, found.hint)


def _before(error: ReaderError, text: str) -> str:
    """The text up to the fault: the C loader counts bytes, the Python one characters."""
    if not isinstance(error.position, int):
        return ""
    if error.encoding == "?":
        return text.encode()[: max(error.position, 0)].decode(errors="ignore")
    return text[: max(error.position, 0)]


def _back_to_text(text: str, line: int, column: int) -> tuple[int, int]:
    """A fault noticed only at the end of the text is shown at its last line that says anything."""
    rows = text.split("\n")
    if line < len(rows) and rows[line].strip():
        return line, column
    while line > 0 and (line >= len(rows) or not rows[line].strip()):
        line -= 1
        column = 0
    return line, column
