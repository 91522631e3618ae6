"""Паспорт муниципального проекта; аналитический отчёт площадки."""

from __future__ import annotations

from typing import Annotated, ClassVar

from kopilka.content.fields import Need, Part, Ref, Term, field
from kopilka.content.records.base import ActRef, AnyRef, Person, Quoted, Record, RiskId, SchoolRef, Section

ProjectRef = Annotated[str, Ref("projects")]


class Citation(Part):
    """A legal act as a document cites it, and what is wrong in the citation; no quote where the document omits the act."""

    quote: str | None = field("Как в документе", "Пусто, если акта в документе нет.")
    act: ActRef | None = field("Акт базы")
    issue: str | None = field("Что не так")
    replacement: ActRef | None = field("Что применять сейчас")


class Product(Part):
    """A product which a document promises, and whether the base has it."""

    title: str = field("Продукт", default=...)
    materials: tuple[AnyRef, ...] = field("Материалы базы", default=())
    given: bool = field("Материал передан", default=False)
    quote: str | None = field("Строка документа без правки")
    note: str | None = field("Пояснение редакции")


class ProjectStage(Part):
    """A stage of a project."""

    title: str = field("Этап", default=...)
    term: str = field("Срок", default=...)
    quarters: tuple[str, ...] = field("Четверти учебного года", example="[2024/2025-1]", default=())
    actions: tuple[Quoted, ...] = field("Что делается", default=())
    seed_quote: str | None = field("Строка документа без правки", "Как в документе назван этап.")
    note: str | None = field("Пояснение редакции")


class Mechanism(Part):
    """A mechanism of a project and the forms of work it names."""

    title: str = field("Механизм", default=...)
    forms: tuple[str, ...] = field("Формы работы", default=())
    event_kinds: tuple[Annotated[str, Term("event_kinds")], ...] = field("Виды мероприятий словаря", default=())
    open_list: bool = field("Перечень открыт («и др.»)", default=False)
    seed_quote: str | None = field("Строка документа без правки")
    note: str | None = field("Пояснение редакции")


class ProjectRisk(Part):
    """A risk of a project and the answer."""

    risk: Quoted = field("Риск", default=...)
    term: RiskId | None = field("Фактор риска словаря")
    answer: Quoted = field("Как преодолевается", default=...)


class Participant(Part):
    """An organisation of a project."""

    organisation: SchoolRef = field("Организация", default=...)
    role: str = field("Роль", example="исполнитель", default=...)
    people: tuple[Person, ...] = field("Люди", default=())
    note: str | None = field("Пояснение редакции")


class Project(Record):
    """Паспорт муниципального проекта: двенадцать разделов исходной формы."""

    SECTIONS: ClassVar[tuple[Section, ...]] = ()

    title: str = field("Полное название", need=Need.ALWAYS, default=..., min_length=3, max_length=300)
    headings: tuple[Quoted, ...] = field(
        "Заголовки документа", "Как в документе названы разделы, графы и строки формы.", default=()
    )
    term: Quoted | None = field("Срок", need=Need.PUBLISHED)
    coordinator: SchoolRef | None = field("Координатор", need=Need.PUBLISHED)
    priority: tuple[Quoted, ...] = field("1. Приоритетное направление инновационной деятельности", default=())
    relevance: tuple[Quoted, ...] = field("2. Обоснование актуальности и инновационности", default=())
    problems: tuple[Quoted, ...] = field("3. Проблемы, на решение которых направлен проект", default=())
    problem_groups: tuple[Quoted, ...] = field("3. Особенности организаций", default=())
    idea: Quoted | None = field("4. Основная идея")
    goal: Quoted | None = field("4. Цель")
    tasks: tuple[Quoted, ...] = field("4. Задачи", default=())
    mechanisms: tuple[Mechanism, ...] = field("5. Механизмы реализации", default=())
    stages: tuple[ProjectStage, ...] = field("5. Этапы", default=())
    quarterly: Quoted | None = field("5. Поквартальное движение к результатам", "Пусто, если в документе не заполнено.")
    measurable: tuple[Quoted, ...] = field("6. Измеримые результаты", default=())
    staff: tuple[Participant, ...] = field("7. Кадровое обеспечение", default=())
    legal: tuple[Citation, ...] = field("7. Нормативно-правовое обеспечение", default=())
    legal_missing: tuple[Citation, ...] = field("7. Чего в перечне не хватает", "Добавлено редакцией.", default=())
    equipment: Quoted | None = field("7. Материально-техническое обеспечение")
    products: tuple[Product, ...] = field("8. Ожидаемые продукты", default=())
    project_risks: tuple[ProjectRisk, ...] = field("9. Риски и способы преодоления", default=())
    changes: tuple[Quoted, ...] = field("10. Изменения в муниципальной системе", default=())
    dissemination: tuple[Quoted, ...] = field("11. Распространение результатов", default=())
    executors: tuple[Participant, ...] = field("12. Исполнители и партнёры", default=())
    head: Person | None = field("Руководитель организации-координатора")
    curators: tuple[Person, ...] = field("Кураторы", default=())
    slips: tuple[Quoted, ...] = field("Прочие ошибки распознавания", "Исправленное чтение и строка документа.", default=())


class ReportRow(Part):
    """A row of the table «Цели, задачи, достижения»; every cell is a list."""

    goals: tuple[Quoted, ...] = field("Цели и задачи этапа", default=())
    content: tuple[Quoted, ...] = field("Основное содержание деятельности", default=())
    planned: tuple[Quoted, ...] = field("Планируемые результаты", default=())
    achieved: tuple[Quoted, ...] = field("Достигнутые результаты", default=())


class Report(Record):
    """Аналитический отчёт площадки, ровно по форме исходного отчёта; пустой раздел виден как пустой."""

    SECTIONS: ClassVar[tuple[Section, ...]] = ()
    NEEDS: ClassVar[dict[str, Need]] = {"school": Need.ALWAYS, "school_year": Need.ALWAYS}

    title: str = field("Название отчёта", need=Need.ALWAYS, default=..., min_length=3, max_length=300)
    headings: tuple[Quoted, ...] = field(
        "Заголовки документа", "Как в документе названы разделы, графы и строки формы.", default=()
    )
    project: ProjectRef | None = field("Проект", need=Need.PUBLISHED)
    participants: tuple[Person, ...] = field("1.1. Участники проекта внутри учреждения", default=())
    network: tuple[SchoolRef, ...] = field("Участники проекта: сетевое взаимодействие", default=())
    rows: tuple[ReportRow, ...] = field("2.1. Цели, задачи, достижения", default=())
    staffing: tuple[Quoted, ...] = field("2.2. Условия: кадровое обеспечение", default=())
    legal_conditions: tuple[Quoted, ...] = field("2.2. Условия: нормативно-правовое обеспечение", default=())
    equipment: tuple[Quoted, ...] = field("2.2. Условия: материально-техническое обеспечение", default=())
    difficulties: tuple[Quoted, ...] = field("2.3. Трудности и проблемы", default=())
    effects: tuple[Quoted, ...] = field("3.1. Достигнутые результаты и эффекты", default=())
    demand: tuple[Quoted, ...] = field("3.2. Обоснование востребованности", default=())
    influence: tuple[Quoted, ...] = field("3.3. Влияние на эффективность организации", default=())
    supporting: tuple[Quoted, ...] = field("Материалы, подтверждающие эффект", default=())
    presentation: tuple[Quoted, ...] = field("3.4. Презентация опыта", default=())
    products: tuple[Product, ...] = field("Продукты, названные в отчёте", default=())
    slips: tuple[Quoted, ...] = field("Прочие ошибки распознавания и языка", default=())
