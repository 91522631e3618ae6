"""The letter to whoever wrote an issue: what became of it, what to mend and how, what happens next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kopilka.content.quoting import LETTER_MARK, quoted, quoted_path
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.forms.reply import in_plain_words
from kopilka.forms.take import Taken

#: A letter of a page is read; the rest is told when these are mended.
_MOST = 20


def issue_letter(taken: Taken, problems: Sequence[Diagnostic], like: Sequence[str] = ()) -> str:
    """Return the letter as Markdown; `like` says what the base already has of the kind."""
    rows = _refused(taken) if taken.refusal else _accepted(taken, problems, like)
    return "\n\n".join((LETTER_MARK, *rows)) + "\n"


def _refused(taken: Taken) -> Iterator[str]:
    yield "**Черновик не сделан.**"
    yield quoted(taken.refusal)
    yield "Исправьте обращение — программа прочитает его снова. Или оставьте как есть: его прочитает куратор."


def _accepted(taken: Taken, problems: Sequence[Diagnostic], like: Sequence[str]) -> Iterator[str]:
    errors = [one for one in problems if one.severity is Severity.ERROR]
    others = [one for one in problems if one.severity is Severity.WARNING]
    yield f"**Спасибо, обращение принято.** Из него сделан черновик {quoted_path(taken.path)}; на сайте его пока нет."
    if not errors:
        yield "Ошибок программа не нашла." if others else "Замечаний нет."
    if errors:
        yield f"**Что поправить**\n\n{_list(errors)}"
    if others:
        yield f"**На что посмотреть**\n\n{_list(others)}"
    known = [*taken.told, *like]
    if known:
        yield "**Что важно знать**\n\n" + "\n".join(f"- {quoted(line)}" for line in known)
    if taken.missing:
        wanted = quoted(", ".join(taken.missing), 800)
        yield f"**Для публикации ещё понадобится:** {wanted}. Можно дописать потом или оставить куратору."
    yield (
        "**Что дальше.** Поправить можно здесь же: измените обращение («…» → Edit), и черновик обновится. "
        "Затем его прочитает куратор и ответит здесь. Смысл без вас не изменят."
    )


def _list(problems: Sequence[Diagnostic]) -> str:
    told = list(dict.fromkeys(quoted(in_plain_words(one), 400) for one in problems))
    more = [f"- и ещё {len(told) - _MOST}"] if len(told) > _MOST else []
    return "\n".join([*(f"- {line}" for line in told[:_MOST]), *more])
