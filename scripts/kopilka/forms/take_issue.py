"""Taking an issue into the base: what was written in our form on a code host becomes a draft. Nothing in it is ever run."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from kopilka.content.bank import Bank
from kopilka.content.russian import counted
from kopilka.forms.draft import Draft, free_name, write_draft
from kopilka.forms.issue_form import MORE, TICKS
from kopilka.forms.issue_reading import Answers, issue_kind, read_issue
from kopilka.forms.take import Taken, card_of, known, missing
from kopilka.forms.values import Values
from kopilka.rules.personal_data import personal_in

#: GitHub keeps 65,536 characters of an issue, GitLab a million; a practice of a hundred pages is shorter.
MAX_TEXT = 400_000
_MOST = 5
_REMOVE = (
    "Уберите их из обращения, а прежние его версии удалите: «edited» над текстом → версия → «Options» → "
    "«Delete revision from history»."
)
_PICTURES = ("картинка осталась ссылкой", "картинки остались ссылками", "картинок остались ссылками")


def take_issue(bank: Bank, text: str, today: date, number: int | None = None) -> Taken:
    """Make a draft of the text of an issue. `number` is the issue's own, for the note of where the draft comes from."""
    source = Path(f"обращение № {number}" if number else "обращение")
    if len(text) > MAX_TEXT:
        return Taken(source, refusal="Текст слишком велик. Разделите его на несколько обращений или пришлите файлом Word.")
    mark = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    again = known(bank, mark)
    if again:
        return Taken(source, refusal=f"Это обращение уже принято: {again}.")
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    kind = issue_kind(text)
    if kind is None:
        return Taken(source, refusal="Это не наша форма: нет заголовка «Вид материала» с видом из списка. Его прочитает куратор.")
    # A draft goes into a branch, and a branch is remembered: what must not be known does not get that far.
    personal = personal_in(text)
    if personal:
        return Taken(source, refusal=f"В обращении личные данные — {'; '.join(personal[:_MOST])}. {_REMOVE}")
    answers = read_issue(text, kind, bank, Values(bank))
    if not answers.data and not answers.texts and not answers.more:
        return Taken(source, refusal="Форма пустая: заполните хотя бы название и два предложения о сути.")
    title = str(answers.data.get("title", ""))
    where = f" № {number}" if number else ""
    origin = f"Принято {today.strftime('%d.%m.%Y')} из обращения{where}, sha256 {mark}."
    aside = () if kind.extension == "md" else tuple(f"{label}: {said}" for label, said in answers.more.items())
    body = _body(answers) if kind.extension == "md" else ""
    draft = Draft(kind, free_name(bank.root, kind, title), card_of(answers.data), body, {}, (origin, *aside))
    return Taken(source, write_draft(bank.root, draft), "", tuple(_told(answers)), missing(draft))


def _body(answers: Answers) -> str:
    order = [section.title for section in answers.kind.record.SECTIONS]
    known = sorted(answers.texts, key=lambda title: order.index(title) if title in order else len(order))
    rows = [f"## {title.removesuffix(': своими словами')}\n\n{answers.texts[title]}" for title in known]
    return "\n\n".join((*rows, *(f"## {label}\n\n{said}" for label, said in answers.more.items())))


def _told(answers: Answers) -> list[str]:
    told = [f"«{label}»: рассказано своими словами, куратор разнесёт по полям." for label in answers.more if label != MORE]
    told += [f"Не отмечено: «{tick.words}»." for ticked, tick in zip(answers.ticked, TICKS, strict=True) if not ticked]
    if answers.pictures:
        told.append(f"{counted(answers.pictures, _PICTURES)}: куратор положит их рядом с материалом.")
    return told
