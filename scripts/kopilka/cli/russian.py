"""The words of the command-line library in Russian."""

from __future__ import annotations

import errno
from types import ModuleType
from typing import Any

import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

_WORDS = {
    "Usage:": "Как вызвать:",
    "Usage: ": "Как вызвать: ",
    "Options": "Настройки",
    "Commands": "Команды",
    "Arguments": "Что указать",
    "Show this message and exit.": "Показать эту подсказку.",
    "Error: {message}": "Ошибка: {message}",
    "Missing argument": "Не указано",
    "Missing option": "Не указана настройка",
    "Missing parameter": "Не указано",
    "Missing command.": "Не указана команда.",
    "No such command {name!r}.": "Команды {name!r} нет.",
    "No such option: {name}": "Настройки {name} нет.",
    "No such option {name!r}.": "Настройки {name!r} нет.",
    "Did you mean {possibility}?": "Возможно, вы имели в виду {possibility}.",
    "(Possible options: {possibilities})": "(Бывают: {possibilities})",
    "Invalid value: {message}": "Неверное значение: {message}",
    "Invalid value for {param_hint}: {message}": "Неверное значение для {param_hint}: {message}",
    "{name} {filename!r} does not exist.": "{name} «{filename}»: нет такого пути.",
    "{name} {filename!r} is a file.": "{name} «{filename}» — это файл, а нужна папка.",
    "{name} {filename!r} is a directory.": "{name} «{filename}» — это папка, а нужен файл.",
    "{name} {filename!r} is not readable.": "{name} «{filename}» не открывается: нет прав на чтение.",
    "{name} {filename!r} is not writable.": "{name} «{filename}»: нет прав на запись.",
    "{value!r} is not a valid {number_type}.": "{value!r} — не число.",
    "{value} is not in the range {range}.": "{value} не подходит. Можно: {range}.",
    "directory": "папка",
    "file": "файл",
    "path": "путь",
    "default: {default}": "по умолчанию: {default}",
    "required": "обязательно",
    "Try '{command} {option}' for help.": "Подсказка: {command} {option}",
    "Aborted!": "Остановлено.",
    "Got unexpected extra argument ({args})": "Лишнее слово: {args}",
    "Got unexpected extra arguments ({args})": "Лишние слова: {args}",
    "{value!r} is not one of {choices}.": "{value!r} не подходит. Можно: {choices}.",
    "Option {name!r} requires an argument.": "После {name!r} нужно значение.",
}
#: What the system answers when a file cannot be read or written.
_REFUSALS: dict[type[OSError], str] = {
    FileExistsError: "уже есть",
    FileNotFoundError: "нет такого файла или папки",
    IsADirectoryError: "это папка, а нужен файл",
    NotADirectoryError: "это не папка",
    PermissionError: "нет прав",
}
OPTIONS = "[НАСТРОЙКИ]"
_MODULES: tuple[ModuleType, ...] = (
    click.core,
    click.decorators,
    click.exceptions,
    click.formatting,
    click.parser,
    click.types,
)


def _word(message: str) -> str:
    return _WORDS.get(message, message)


def _counted(one: str, many: str, number: int) -> str:
    return _word(one if number == 1 else many)


def refusal(error: OSError) -> str:
    """Return in Russian what the system refused: «отчёт.pdf: нет прав»."""
    why = "на диске нет места" if error.errno == errno.ENOSPC else _REFUSALS.get(type(error), error.strerror or str(error))
    return f"{error.filename}: {why}" if error.filename else why


def speak_russian() -> None:
    """Make click speak Russian. It asks gettext, which knows no catalogue of click's; its modules are given ours instead."""
    for module in _MODULES:
        for name, words in (("_", _word), ("ngettext", _counted)):
            if hasattr(module, name):
                setattr(module, name, words)


class RussianGroup(click.Group):
    """A group whose usage line is Russian."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, options_metavar=OPTIONS, subcommand_metavar="КОМАНДА [ЧТО]…", **kwargs)
