"""Reading one file of the base: bytes to text, front matter and body, with everything that can go wrong on the way."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kopilka.content.markup import Body, parse_body
from kopilka.content.yaml_reader import Path as DataPath
from kopilka.content.yaml_reader import Positions, positions, read_mapping
from kopilka.content.yaml_words import Value
from kopilka.diagnostics import Diagnostic, Severity

#: A teacher's text is tens of kilobytes; a bigger file is a mistake or an attack and is not read at all.
MAX_BYTES = 2_000_000
MAX_FRONT_MATTER = 256_000
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
#: Bytes of unprintable characters and of «\r»: a file that holds none of them is looked at no further.
_UNUSUAL = bytes([*range(9), *range(11, 32), 127, 0xEF])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_CYRILLIC = re.compile("[а-яё]")


@dataclass(frozen=True)
class Source:
    """A file of the base as text.

    `path` is relative to the root. The card is the YAML text between `front_start` and `front_end`, which begins on
    `front_line`; the body is the Markdown from `body_start` on, which begins on `body_line`. Offsets count characters, lines
    and columns of everything that is told about the file count from 1.
    """

    path: str
    text: str = field(repr=False)
    front_start: int
    front_end: int
    front_line: int
    body_start: int
    body_line: int

    @property
    def front(self) -> str:
        """The YAML text of the card."""
        return self.text[self.front_start : self.front_end]

    @property
    def body_text(self) -> str:
        """The Markdown under the card."""
        return self.text[self.body_start :]

    @property
    def data(self) -> dict[str, Value] | None:
        """The data of the card, read anew: kept, they would double the memory of the record that was made of them."""
        return read_mapping(self.front, self.front_line).data

    @cached_property
    def body(self) -> Body:
        """The body as a tree with positions, parsed at the first use and kept until `forget`."""
        return parse_body(self.body_text, self.body_line)

    def forget(self) -> None:
        """Free what was derived from the text: a tree takes ten times its room, and is parsed anew if it is asked for again."""
        for name in ("body", "_positions"):
            self.__dict__.pop(name, None)

    @cached_property
    def _positions(self) -> tuple[Positions, Positions]:
        return positions(self.front, self.front_line)

    def names(self, path: DataPath) -> bool:
        """Whether the card has this key, be it filled or not."""
        return path in self._positions[0]

    def place(self, path: DataPath, *, key: bool = False) -> tuple[int, int]:
        """Return (line, column) of a value (or of its key) in the front matter; of the nearest parent if it is absent."""
        keys, values = self._positions
        if key and path in keys:
            return keys[path]
        while path and path not in values:
            path = path[:-1]
        if key and path in keys:
            return keys[path]
        return values.get(path, (self.front_line, 1))


@dataclass(frozen=True)
class Read:
    """The outcome of reading: a source with the data of its card, or None with the reasons."""

    source: Source | None
    problems: tuple[Diagnostic, ...] = ()
    data: dict[str, Value] | None = None


def read_source(root: Path, name: str) -> Read:
    """Read a `.md` or `.yml` file under `root` (its path from there, with «/»); nothing is raised for bad content."""
    full = os.path.join(root, name)
    try:
        found = os.lstat(full)
        if stat.S_ISLNK(found.st_mode):
            return Read(None, (_error(name, "SRC004", "Это символическая ссылка, а не файл.", "Положите сюда сам файл."),))
        if not stat.S_ISREG(found.st_mode):
            # A pipe or a device would keep the reader waiting for ever.
            return Read(None, (_error(name, "SRC012", "Это не файл.", "Положите сюда обычный текстовый файл."),))
        if found.st_size > MAX_BYTES:
            message = f"Файл больше {MAX_BYTES // 1_000_000} МБ и не прочитан."
            return Read(None, (_error(name, "SRC001", message, "Картинки и документы кладутся во вложения, а не в текст."),))
        with open(full, "rb", buffering=0) as file:
            raw = file.readall()
    except OSError:
        return Read(None, (_error(name, "SRC012", "Файл не открывается.", "Проверьте права на файл."),))
    text, problem = _decode(name, raw)
    if text is None:
        return Read(None, (problem,) if problem else ())
    if not text or text.isspace():
        return Read(None, (_error(name, "SRC011", "Файл пустой.", "Начните с заготовки: kopilka new"),))
    return _split(name, text) if name.endswith(".md") else _whole(name, text)


def _error(path: str, code: str, message: str, hint: str = "", line: int = 1, column: int = 1) -> Diagnostic:
    return Diagnostic(path, line, column, code, Severity.ERROR, message, hint)


def _decode(path: str, raw: bytes) -> tuple[str | None, Diagnostic | None]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None, _error(path, "SRC003", "Файл сохранён в кодировке UTF-16.", "Сохраните его в кодировке UTF-8.")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    usual = len(raw.translate(None, _UNUSUAL)) == len(raw)
    if not usual and b"\x00" in raw:
        return None, _error(path, "SRC002", "Это не текст: внутри двоичные данные.", "Документы и картинки кладутся во вложения.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        if _CYRILLIC.search(raw.decode("cp1251", errors="ignore")):
            return None, _error(
                path,
                "SRC003",
                "Файл сохранён в кодировке Windows-1251.",
                "Сохраните его в кодировке UTF-8 («Сохранить как» → кодировка UTF-8).",
                line,
                column,
            )
        return None, _error(
            path,
            "SRC002",
            "Это не текст: внутри двоичные данные.",
            "Документы и картинки кладутся во вложения.",
            line,
            column,
        )
    if usual:
        return text, None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = _CONTROL.search(text)
    if control:
        line, column = text.count("\n", 0, control.start()) + 1, control.start() - text.rfind("\n", 0, control.start())
        return None, _error(
            path, "SRC002", "В тексте есть непечатаемый знак.", "Удалите его или наберите строку заново.", line, column
        )
    return text, None


def _split(path: str, text: str) -> Read:
    if not re.match(r"---[ \t]*\n", text):
        return Read(
            None,
            (_error(path, "SRC009", "Нет карточки: первая строка файла должна быть «---».", "---\ntitle: …\n---"),),
        )
    start = text.index("\n") + 1
    closing = _CLOSING.search(text, start - 1)
    if closing is None:
        last = text.count("\n", 0, len(text.rstrip())) + 1
        return Read(
            None,
            (
                _error(
                    path,
                    "SRC010",
                    "Карточка не закрыта: нет второй строки «---».",
                    "Поставьте «---» на отдельной строке между карточкой и текстом.",
                    last,
                ),
            ),
        )
    body_start = min(closing.end() + 1, len(text))
    front_end = closing.start() + 1
    body_line = text.count("\n", 0, front_end) + 2
    return _parsed(Source(path, text, start, front_end, 2, body_start, body_line))


def _whole(path: str, text: str) -> Read:
    return _parsed(Source(path, text, 0, len(text), 1, len(text), text.count("\n") + 1))


def _parsed(source: Source) -> Read:
    front = source.front
    if len(front) > MAX_FRONT_MATTER:
        problem = _error(source.path, "SRC001", "Карточка слишком велика.", "Длинный текст пишется под карточкой.")
        return Read(None, (problem,))
    yaml_text = read_mapping(front, source.front_line)
    return Read(source, tuple(problem.at(source.path) for problem in yaml_text.problems), yaml_text.data)
