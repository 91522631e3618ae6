"""What every material has: title, summary, state, origin, authors, relations, sources, rights, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from kopilka.content.enums import Availability, NameBasis, Origin, PersonalData, RelationType, Status
from kopilka.content.fields import Need, Part, Prose, Ref, Term, field

RiskId = Annotated[str, Term("risks")]
LevelId = Annotated[str, Term("levels")]
SubjectId = Annotated[str, Term("subjects")]
AudienceId = Annotated[str, Term("audiences")]
GroupId = Annotated[str, Term("pupil_groups")]
SpecialistId = Annotated[str, Term("specialists")]
EvidenceId = Annotated[str, Term("evidence")]
CostId = Annotated[str, Term("costs")]
SchoolRef = Annotated[str, Ref("schools")]
SourceRef = Annotated[str, Ref("sources")]
ActRef = Annotated[str, Ref("acts")]
InstrumentRef = Annotated[str, Ref("instruments")]
RouteRef = Annotated[str, Ref("routes")]
AnyRef = Annotated[str, Ref("")]
Text = Annotated[str, Prose()]

YEAR_PATTERN = r"^\d{4}/\d{4}$"


@dataclass(frozen=True)
class Section:
    """A level-2 heading which a kind must or may have in its body."""

    title: str
    need: Need = Need.PUBLISHED
    help: str = ""


class Person(Part):
    """A person by office: a name is shown only where there is a basis for publishing it."""

    name: str | None = field("Фамилия, имя, отчество", "Показывается только вместе с основанием.")
    role: str | None = field("Роль в работе", example="руководитель проекта")
    position: str = field("Должность", example="заместитель директора по УВР", default=...)
    category: str | None = field("Квалификационная категория", example="высшая")
    organisation: SchoolRef | None = field("Организация", "Имя файла из папки schools.", example="shkola-44")
    function: str | None = field("Что делает", example="методическое обеспечение")
    name_basis: NameBasis | None = field("Основание для показа имени", "Согласие человека или официальная публикация.")


class Relation(Part):
    """A link to another material, with its meaning."""

    type: RelationType = field("Вид связи", example="использует", default=...)
    id: AnyRef = field("Материал", "Папка и имя файла.", example="techmaps/tk-matematika-5-drobi", default=...)
    note: str | None = field("Пояснение")


class Attachment(Part):
    """A file from the sibling folder of the same name."""

    file: str = field("Имя файла", example="kartochki.docx", default=..., max_length=120)
    title: str = field("Что это", example="Карточки для печати", default=..., max_length=160)


class SeedQuote(Part):
    """The original line of a source document beside what the base says."""

    where: str | None = field("Где в документе", example="раздел 3")
    quote: str = field("Строка документа без правки", default=...)
    note: str | None = field("Что исправлено и почему")


class Quoted(Part):
    """A corrected text with the original line beside it, where they differ."""

    text: Text = field("Текст", default=...)
    seed_quote: str | None = field("Строка документа без правки")
    note: str | None = field("Пояснение редакции")


class Indicator(Part):
    """What is measured, and what it was, should be and is."""

    name: str = field("Показатель", example="доля учеников, верно решивших семь заданий из восьми", default=...)
    how: str | None = field("Как считается", example="верно решённые работы / все работы × 100 %")
    baseline: str | None = field("Было", example="34 %")
    target: str | None = field("Должно стать", example="не меньше 70 %")
    actual: str | None = field("Стало")
    instrument: InstrumentRef | None = field("Инструмент", example="in-karta-nablyudeniy")
    period: str | None = field("Когда измеряется", example="сентябрь и май")


class Record(Part):
    """The fields of every material. Kind and id are the folder and the file name, never fields."""

    #: Level-2 headings of the body; empty for kinds that have no body of their own.
    SECTIONS: ClassVar[tuple[Section, ...]] = ()
    #: The fields that a short form asks; empty where the form asks all of them.
    ASKED: ClassVar[tuple[str, ...]] = ()
    #: What must be filled beyond what the fields themselves say, by key.
    NEEDS: ClassVar[dict[str, Need]] = {}

    title: str = field(
        "Название",
        "До 120 знаков, без точки в конце.",
        example="Обыкновенные дроби: карта для 5–6 класса",
        need=Need.ALWAYS,
        default=...,
        min_length=3,
        max_length=120,
    )
    summary: str = field(
        "Кратко",
        "Два предложения: что это и что даёт. От 60 до 250 знаков.",
        need=Need.ALWAYS,
        default=...,
        min_length=60,
        max_length=250,
    )
    status: Status = field("Состояние", "Новый материал начинается черновиком.", example="черновик", default=Status.DRAFT)
    origin: Origin = field(
        "Откуда материал",
        "Исходный документ, школа, типовой материал редакции или внешний источник.",
        example="школа",
        need=Need.ALWAYS,
        default=...,
    )
    availability: Availability = field(
        "Есть ли сам текст",
        "«Заявлен, материал не передан» — если известно только название.",
        default=Availability.GIVEN,
    )
    school: SchoolRef | None = field("Школа", "Имя файла из папки schools.", example="shkola-44")
    authors: tuple[Person, ...] = field("Авторы", "Должность обязательна, имя — только с основанием.", default=())
    school_year: str | None = field("Учебный год", example="2024/2025", need=Need.ADVISED, pattern=YEAR_PATTERN)
    relations: tuple[Relation, ...] = field("Связи с другими материалами", default=())
    sources: tuple[SourceRef, ...] = field("Источники", "Имена файлов из папки sources.", example="[lesson-help]", default=())
    legal_basis: tuple[ActRef, ...] = field("Правовая основа", "Имена файлов из папки acts.", example="[r-93]", default=())
    attachments: tuple[Attachment, ...] = field("Вложения", "Файлы из соседней папки с именем материала.", default=())
    seed_quotes: tuple[SeedQuote, ...] = field("Строки исходного документа", "Как сказано в документе, без правки.", default=())
    license: str = field("Лицензия", "Если не сказано иное — CC BY 4.0.", default="CC BY 4.0", max_length=60)
    rights_confirmed: bool = field(
        "Права подтверждены",
        "Автор согласен на публикацию, чужого текста и картинок нет.",
        example="true",
        need=Need.PUBLISHED,
        default=False,
    )
    personal_data: PersonalData | None = field(
        "Персональные данные",
        "«нет» или «обезличено»; ничего другого быть не может.",
        example="нет",
        need=Need.PUBLISHED,
    )
    aliases: tuple[str, ...] = field("Слова для поиска", "Как это ещё называют.", example="[слабые ученики]", default=())
    redirect_from: tuple[str, ...] = field("Старые адреса", "Адреса, по которым материал открывался раньше.", default=())
    reviewed: date | None = field("Проверен", "Дата последней проверки.", example="2026-11-22", need=Need.PUBLISHED)
    review_by: date | None = field("Проверить до", "Дата следующей проверки.", example="2027-11-22", need=Need.PUBLISHED)
