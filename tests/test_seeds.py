"""The two source documents are in the base without loss: every entity, every cell, every word, every slip."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import pytest
from pydantic import BaseModel

from kopilka.content.bank import Bank, Material, load
from kopilka.content.records.base import Person
from kopilka.content.records.project import Citation
from kopilka.content.records.school import School
from kopilka.diagnostics import Severity

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "tests" / "fixtures" / "seeds"
PASSPORT = "projects/pasport-proekta-2024-2025"
PROJECT_44 = "projects/model-mezhshkolnogo-vzaimodeystviya-2023-2024"
REPORT = "reports/otchet-shkola-44-2023-2024"
MODEL = "network-models/model-mezhshkolnogo-vzaimodeystviya"
DOCUMENTS = {
    "seed-passport": "passport-municipal-project-2024-2025.txt",
    "seed-report": "report-school-44-2023-2024.txt",
}

#: The fourteen people, by position and organisation: names stay in the documents and in `name`, never here.
PEOPLE = {
    REPORT: [
        ("директор школы", "shkola-44"),
        ("заместитель директора по УВР", "shkola-44"),
        ("социальный педагог", "shkola-44"),
        ("педагог-психолог", "shkola-44"),
    ],
    PASSPORT: [
        ("начальник отдела развития муниципальной системы образования, отдыха и оздоровления", "departament-obrazovaniya"),
        ("директор", "gtsro"),
        ("заместитель директора", "gtsro"),
        *(("директор", f"shkola-{number}") for number in (2, 31, 37, 60, 70, 77, 87)),
    ],
}
REPORT_SCHOOLS = (44, 3, 9, 74, 57, 71)
PASSPORT_SCHOOLS = (2, 31, 37, 60, 70, 77, 87)
CITED = [
    "fz-273",
    "prikaz-1324",
    "prikaz-286",
    "prikaz-370",
    "prikaz-287",
    "prikaz-370",
    "prikaz-115",
    "pp-1642",
    "pp-797",
    "pismo-03-49",
]
MECHANISMS = [
    ["совещания рабочей группы", "стратегические сессии", "посещение ОО"],
    [
        "тематические семинары",
        "мастер-классы",
        "тренинги",
        "стажировки",
        "консультирование",
        "разработка индивидуальных образовательных маршрутов",
        "конференции",
    ],
    ["методический аудит", "мониторинг", "отчёты", "«круглый стол»", "экспертные выезды", "контрольные собеседования"],
]
STAGES = [
    ("сентябрь 2024 г.", ["2024/2025-1"], 1),
    ("октябрь 2024 г. – апрель 2025 г.", ["2024/2025-1", "2024/2025-2", "2024/2025-3", "2024/2025-4"], 3),
    ("май 2025 г.", ["2024/2025-4"], 2),
]
#: The table 2.1: how each cell of the five rows begins, as it stands in the document, by column.
CELLS = [
    (
        ["Изучение нормативно-правовой базы социально-психологического сопровождения"],
        ["изучение нормативно-правовой базы работы социально-психологических служб"],
        ["создание нормативно-правовой базы работы социально-психологических служб"],
        ["проведен анализ локальных нормативных актов школ"],
    ),
    (
        ["Изучение и анализ отечественного опыта успешных практик"],
        ["установочный семинар «Анализ отечественного опыта", "мониторинг уровня учебной успешности (понимание"],
        ["создание условий выхода школ из категории"],
        [
            "определены проблемы преодоления учебной неуспешности",
            "составлен список адресов успешных практик",
            "создан инструментарий для проведения мониторинга",
            "проведен мониторинг уровня учебной успешности",
        ],
    ),
    (
        ["Разработка нормативно-правовой документации", "Создание межшкольного ППК внутри района"],
        [
            "совещание социальных педагогов, дефектологов",
            "стратегическая сессия по планированию разработке",
            "круглый стол «Опыт успешных практик",
            "работа межшкольного ППК",
        ],
        [
            "создание нормативно-правовой базы работы",
            "создание алгоритма действий ППК",
            "проведение ППК",
            "анализ результатов работы ППК",
        ],
        [
            "созданы рабочие группы",
            "разработан набор локальных актов",
            "разработан перечень просветительских семинаров",
            "проведены просветительские семинары",
            "даны рекомендации родителям",
            "проведен анализ результатов работы ППК",
        ],
    ),
    (
        ["Разработка методических рекомендаций по работе с семьями неуспешных детей"],
        ["описание случаев, проходящих на ППК, Маршрутизатор"],
        ["создание методических рекомендаций по работе с семьями неуспешных детей"],
        ["разработаны методические рекомендации по работе с семьями неуспешных детей"],
    ),
    (
        ["Планирование работы инновационной площадки"],
        ["круглый стол «Подведение итогов 1-ого года"],
        ["утверждение плана работы на 2-ой год"],
        ["утвержден план работы на 2-ой год"],
    ),
]
#: What the inventory lists as slips (§8) and what we found beside it: a piece of the document and what is read instead.
SLIPS = {
    PASSPORT: [
        ("инновационнос ти", "инновационности"),
        ("решается направлениях, ключевым которых ИЗ", "решается по ряду направлений, ключевым из которых является"),
        ("руководителей OO части работы отстающими", "руководителей ОО в части работы с отстающими"),
        ("органов управления методических служб", "органов управления и методических служб"),
        ("связано с преодоление", "связано с преодолением"),
        ("единообразие подготовке документов", "единообразие подходов в подготовке документов"),
        ("недостатком качеством", "недостатком и качеством"),
        ("отсутствием В ОО", "отсутствием в ОО"),
        ("инновационны й", "инновационный"),
        ("инновационног о", "инновационного"),
        ("Postulation", "ожидаемым результатам)"),
        ("<i>(май 2025 г.)</i>", "май 2025 г."),
        ("посещение OO;", "посещение ОО"),
        ("трпнсляция", "трансляция"),
        ("соосседования", "контрольные собеседования"),
        ("организационно--методическое", "организационно-методическое"),
        ("No 273-ФЗ", "№ 273-ФЗ"),
        ("по профилактики", "по профилактике"),
        ("образовательных организации на", "образовательных организаций на"),
        ("распространен ию", "распространению"),
        ("фамилия, отчество", "фамилия, имя, отчество"),
        ("сентябрь 2024 г май", "сентябрь 2024 г. – май"),
        ("образования обеспечение успеха", "образования — обеспечение успеха"),
        ("обмен опытом трансляция", "обмен опытом, трансляция"),
        ("Куратор муниципального", "Кураторы муниципального"),
    ],
    REPORT: [
        ("докуцментации", "документации"),
        ("по планированию разработке", "по планированию и разработке"),
        ("администраций, педагогами", "администрацией, педагогами"),
        ("работы ППК", "работы ППк"),
        ("школ участниц МИП", "школ — участниц МИП"),
        ("1-ого года", "1-го года"),
        ("2-ой год", "2-й год"),
        ("неуспешных детей", "детей, испытывающих учебные трудности"),
        ("корректировка диагноза у 7 обучающихся", "Уточнены рекомендации ПМПК для 7 обучающихся"),
        ("№74", "№ 74"),
        ("специалиста как", "специалиста, как"),
        ("проведен мониторинг", "проведён мониторинг"),
    ],
}
DECLARED = [
    "instruments/oprosnye-listy-shkoly-44",
    "guides/spisok-adresov-uspeshnyh-praktik",
    "local-acts/nabor-lokalnyh-aktov-shkoly-44",
    "local-acts/algoritm-deystviy-ppk",
    "routes/marshrutizator-shkoly-44",
    "guides/perechen-seminarov-dlya-roditeley",
    "guides/metodicheskie-rekomendatsii-semi",
    "guides/plan-vtorogo-goda",
]
EVENTS = {
    "seed-report": [
        "ustanovochnyy-seminar-semya",
        "monitoring-uchebnoy-uspeshnosti",
        "soveshchanie-spetsialistov-mip",
        "strategicheskaya-sessiya-ppk",
        "kruglyy-stol-semya",
        "zasedaniya-mezhshkolnogo-ppk",
        "prosvetitelskie-seminary-dlya-roditeley",
        "itogovyy-kruglyy-stol",
    ],
    "seed-passport": [
        "kruglyy-stol-organizatsionnyy",
        "obrazovatelnye-sobytiya-2024-2025",
        "kontrol-vypolneniya-rabot-2024-2025",
        "analiz-rezultativnosti-2025",
    ],
}
#: The events whose programme the editors composed, with their length in minutes.
SAMPLES = {
    "kruglyy-stol-organizatsionnyy": 120,
    "ustanovochnyy-seminar-semya": 120,
    "strategicheskaya-sessiya-ppk": 180,
    "kruglyy-stol-semya": 90,
    "itogovyy-kruglyy-stol": 120,
}
#: What no text of the records holds: numbers of sections and of the rows of a table. The order of the fields says them.
FORM = {"seed-passport": Counter(("5", "6", "7", "11")), "seed-report": Counter("123412345")}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load(ROOT)


@cache
def words(source: str) -> tuple[str, ...]:
    return tuple((SEEDS / DOCUMENTS[source]).read_text(encoding="utf-8").split())


@cache
def readings(source: str) -> tuple[tuple[int, ...], ...]:
    """The orders in which the document can be read: line by line, and down each of three columns; indexes of words.

    The passport was a table: the number, the heading of a section and its text stand in one line, parted by tabs.
    """
    lines, columns, count = [], [], 0
    for line in (SEEDS / DOCUMENTS[source]).read_text(encoding="utf-8").split("\n"):
        row = [tuple(range(count, count := count + len(cell.split()))) for cell in line.split("\t")]
        lines += [index for cell in row for index in cell]
        columns.append((*row[:2], tuple(index for cell in row[2:] for index in cell)))
    down = [tuple(index for cell in column for index in cell) for column in zip_longest(*columns, fillvalue=())]
    return (tuple(lines), *down)


def literal(source: str, quote: str) -> bool:
    """Whether the quote stands in the document, spaces and breaks of lines aside."""
    wanted = " ".join(quote.split())
    return any(wanted in " ".join(words(source)[index] for index in reading) for reading in readings(source))


def plain(word: str) -> str:
    return re.sub(r"[^\w<>/+]", "", word.casefold().replace("ё", "е")).strip("_")


def texts(value: object, *, keys: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Yield (key, text) for every text of a record; `keys` narrows to those keys."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            if isinstance(inner, str) and (not keys or name in keys):
                yield name, inner
            elif not isinstance(inner, str):
                yield from texts(inner, keys=keys)
    elif isinstance(value, tuple):
        for item in value:
            if isinstance(item, str) and not keys:
                yield "", item
            elif not isinstance(item, str):
                yield from texts(item, keys=keys)


def ours(bank: Bank) -> list[Material]:
    """The materials that rest on the two documents, with the glossary's quotations."""
    return [
        material
        for material in bank.materials.values()
        if set(material.record.sources) & set(DOCUMENTS) or material.key in (PASSPORT, REPORT)
    ]


def parts(value: object, kind: type) -> Iterator[BaseModel]:
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item, kind)


def test_files_of_the_seeds_are_read_without_errors(bank):
    paths = {material.source.path for material in ours(bank)}
    named = {f"practices/{key}" for key in (PASSPORT, PROJECT_44, REPORT, MODEL, *DECLARED)}
    assert not [
        problem
        for problem in bank.problems
        if problem.severity is Severity.ERROR and (problem.path in paths or problem.path.rsplit(".", 1)[0] in named)
    ]
    assert {PASSPORT, PROJECT_44, REPORT, MODEL, *DECLARED} <= set(bank.materials)


def test_quotes_stand_in_the_documents(bank):
    for material in ours(bank):
        sources = [source for source in material.record.sources if source in DOCUMENTS]
        for _key, quote in texts(material.record, keys=("seed_quote", "quote")):
            assert any(literal(source, quote) for source in sources), f"{material.key}: {quote}"


@pytest.mark.parametrize(("source", "main"), [("seed-passport", PASSPORT), ("seed-report", REPORT)])
def test_every_word_of_the_document_is_held(bank, source, main):
    """Every word of the document belongs to a text of its record (or of an organisation) with the same run of words."""
    plains = [plain(word) for word in words(source)]
    records = [bank.materials[main].record, *(school.record for school in bank.of("schools"))]
    places: dict[str, list[tuple[int, int]]] = {}
    for number, reading in enumerate(readings(source)):
        for position, index in enumerate(reading):
            places.setdefault(plains[index], []).append((number, position))
    held = {index for index, word in enumerate(plains) if not word}
    for record in records:
        for text in (*(text for _key, text in texts(record)), *_by_name(record)):
            run = [plain(word) for word in text.split()]
            run = [word for word in run if word]
            held |= _held(run, places, plains, source)
    left = Counter(plains[index] for index in range(len(plains)) if index not in held)
    assert left == FORM[source], " ".join(words(source)[index] for index in range(len(plains)) if index not in held)


def _by_name(record: BaseModel) -> Iterator[str]:
    """A person as the two documents write one: position before the name, or after it."""
    for person in parts(record, Person):
        yield from (f"{person.position} {person.name}", f"{person.name} {person.position}")


def _held(run: list[str], places: dict[str, list[tuple[int, int]]], plains: list[str], source: str) -> set[int]:
    found: set[int] = set()
    if len(run) < 2:
        return found
    for number, position in places.get(run[0], ()):
        reading = [index for index in readings(source)[number][position:] if plains[index]][: len(run)]
        if [plains[index] for index in reading] == run:
            found |= set(reading)
    return found


@pytest.mark.parametrize("key", [REPORT, PASSPORT])
def test_people_are_there_by_position(bank, key):
    people = list(parts(bank.materials[key].record, Person))
    found = {(person.position, person.organisation) for person in people}
    assert set(PEOPLE[key]) <= found
    named = {person.name for person in people}
    assert len(named) == len(PEOPLE[key])
    seed = " ".join(words("seed-report" if key == REPORT else "seed-passport"))
    assert all(name in seed for name in named)


def test_no_name_has_a_basis_and_none_slips_into_a_text(bank):
    people = [person for material in ours(bank) for person in parts(material.record, Person)]
    assert not [person for person in people if person.name_basis]
    surnames = {person.name.split()[0] for person in people if person.name}
    assert len(surnames) == 14
    for material in ours(bank):
        shown = [text for key, text in texts(material.record) if key != "name"] + [material.source.body_text]
        assert not [text for text in shown for surname in surnames if surname in text], material.key


def test_functions_of_the_reports_people(bank):
    people = bank.materials[REPORT].record.participants
    assert [person.function.split(",")[0] for person in people] == [
        "руководство проектом",
        "методическое обеспечение",
        "обеспечение работы ППк",
        "обеспечение работы ППк",
    ]


def test_thirteen_schools_and_three_organisations(bank):
    numbers = {school.record.number: school.record for school in bank.of("schools") if school.record.number}
    assert set(numbers) == {*REPORT_SCHOOLS, *PASSPORT_SCHOOLS}
    for number in REPORT_SCHOOLS:
        assert _roles(numbers[number]) == [(PROJECT_44, "2023/2024")]
    for number in PASSPORT_SCHOOLS:
        assert _roles(numbers[number]) == [(PASSPORT, "2024/2025")]
    assert {"schools/gtsro", "schools/departament-obrazovaniya", "schools/fioko"} <= set(bank.materials)
    honorary = {number: record.honorary_name for number, record in numbers.items() if record.honorary_name}
    assert honorary == {
        3: "имени Олега Васильевича Изотова",
        9: "имени Ивана Ткаченко",
        74: "имени Ю. А. Гагарина",
        2: "им. Л. П. Семеновой",
    }
    assert numbers[37].speciality == "углублённое изучение английского языка"


def _roles(school: School) -> list[tuple[str, str]]:
    return [(f"projects/{role.project}", role.year) for role in school.roles]


def test_the_two_projects_share_no_school(bank):
    first, second = ({part.organisation for part in bank.materials[key].record.executors} for key in (PASSPORT, PROJECT_44))
    assert first == {"gtsro", *(f"shkola-{number}" for number in PASSPORT_SCHOOLS)}
    assert second == {f"shkola-{number}" for number in REPORT_SCHOOLS}
    assert not first & second
    report = bank.materials[REPORT].record
    assert {report.school, *report.network} == second
    assert {member.school for member in bank.materials[MODEL].record.members} == second


def test_sections_of_the_passport(bank):
    passport = bank.materials[PASSPORT].record
    assert [heading.text.split(".")[0] for heading in passport.headings if heading.text[0].isdigit()] == [
        str(number) for number in range(1, 13)
    ]
    assert (len(passport.priority), len(passport.relevance), len(passport.problems), len(passport.problem_groups)) == (1, 5, 5, 4)
    assert (len(passport.tasks), len(passport.measurable), len(passport.project_risks)) == (4, 4, 1)
    assert all((passport.idea, passport.goal, passport.equipment, passport.changes, passport.dissemination))
    assert passport.quarterly is None
    assert passport.coordinator == "gtsro"
    assert [part.organisation for part in passport.staff] == [
        "departament-obrazovaniya",
        "gtsro",
        *(f"shkola-{number}" for number in PASSPORT_SCHOOLS),
    ]
    assert (passport.head.organisation, [person.organisation for person in passport.curators]) == (
        "gtsro",
        ["departament-obrazovaniya", "gtsro"],
    )


def test_mechanisms_and_stages(bank):
    passport = bank.materials[PASSPORT].record
    assert [list(mechanism.forms) for mechanism in passport.mechanisms] == MECHANISMS
    assert [mechanism.open_list for mechanism in passport.mechanisms] == [False, True, True]
    assert all(len(mechanism.event_kinds) == len(mechanism.forms) for mechanism in passport.mechanisms)
    assert [(stage.term, list(stage.quarters), len(stage.actions)) for stage in passport.stages] == STAGES


def test_citations(bank):
    passport = bank.materials[PASSPORT].record
    assert [citation.act for citation in passport.legal] == CITED
    assert len(set(CITED)) == 9
    assert all(citation.quote and citation.issue for citation in passport.legal)
    assert [citation.replacement for citation in passport.legal if citation.replacement] == ["prikaz-372", "pp-1896"]
    assert {"prikaz-371", "prikaz-372", "prikaz-413"} <= {citation.act for citation in passport.legal_missing}
    assert not [citation for citation in parts(passport.legal_missing, Citation) if citation.quote]


def test_the_constructor_has_five_parts(bank):
    passport = bank.materials[PASSPORT].record
    products = [product.title for product in passport.products]
    assert products[0].startswith("«Конструктор формирования системы программных мероприятий")
    assert [title.split()[0] for title in products[1:6]] == ["Проведение", "Описание", "Примерные", "Описание", "Описание"]
    assert not [product for product in passport.products if product.given]
    guide = bank.materials["guides/konstruktor-programmnyh-meropriyatiy"].record
    assert len(guide.seed_quotes) == 6


def test_cells_of_the_reports_table(bank):
    rows = bank.materials[REPORT].record.rows
    assert len(rows) == 5
    for row, cells in zip(rows, CELLS, strict=True):
        for column, starts in zip((row.goals, row.content, row.planned, row.achieved), cells, strict=True):
            said = [item.seed_quote or item.text for item in column]
            assert len(said) == len(starts)
            assert all(text.startswith(start) for text, start in zip(said, starts, strict=True)), said


def test_the_rest_of_the_report(bank):
    report = bank.materials[REPORT].record
    assert report.difficulties == ()
    assert len(report.effects) == 2
    assert all((report.staffing, report.legal_conditions, report.equipment))
    assert all((report.demand, report.influence, report.supporting, report.presentation))
    assert [product.materials[0] for product in report.products] == DECLARED
    assert not [product for product in report.products if product.given]


def test_declared_products_say_so(bank):
    for key in (*DECLARED, "guides/konstruktor-programmnyh-meropriyatiy", MODEL, PROJECT_44):
        record = bank.materials[key].record
        assert record.availability.value == "заявлен, материал не передан"
        assert record.seed_quotes, key
    assert bank.materials[MODEL].record.evidence == "e2-nablyudaemaya"
    assert bank.materials[MODEL].record.maturity.value == "описана"
    assert not bank.materials["routes/marshrutizator-shkoly-44"].record.steps
    assert not bank.materials["instruments/oprosnye-listy-shkoly-44"].record.items


def test_every_event_has_a_card(bank):
    for source, names in EVENTS.items():
        project = PROJECT_44 if source == "seed-report" else PASSPORT
        for name in names:
            record = bank.materials[f"events/{name}"].record
            assert record.sources == (source,)
            assert f"projects/{record.project}" == project
            assert record.participants is None
            assert record.starts is None


@pytest.mark.parametrize(("name", "minutes"), SAMPLES.items())
def test_sample_programmes_add_up(bank, name, minutes):
    material = bank.materials[f"events/{name}"]
    assert material.record.agenda_by_editors
    assert sum(item.minutes for item in material.record.agenda) == minutes
    hours, rest = divmod(minutes, 60)
    assert material.record.duration.startswith(f"{hours} час")
    assert ("30 минут" in material.record.duration) == (rest == 30)
    script = next(section for section in material.source.body.sections if section.title == "Сценарий")
    assert script.nodes[0].text.startswith("Это образец редакции: в ")


@pytest.mark.parametrize("key", [PASSPORT, REPORT])
def test_slips_are_mended_beside_the_original(bank, key):
    record = bank.materials[key].record
    quoted = " ".join(" ".join(text.split()) for _key, text in texts(record, keys=("seed_quote", "quote")))
    mended = " ".join(text for name, text in texts(record) if name not in ("seed_quote", "quote", "note"))
    for slip, right in SLIPS[key]:
        assert slip in quoted, slip
        assert right in mended, right


def test_the_diagnosis_is_never_our_word(bank):
    for material in ours(bank):
        shown = [text for key, text in texts(material.record) if key not in ("seed_quote", "quote", "note")]
        shown = [text.casefold() for text in shown if text not in material.record.aliases]
        wrong = ("корректировка диагноза", "неуспешных детей")
        assert not [text for text in shown if any(phrase in text for phrase in wrong)], material.key


def test_the_glossary(bank):
    terms = {material.id for material in bank.of("terms")}
    assert {
        "neuspevaemost",
        "neuspeshnost",
        "slabouspevayushchiy",
        "neuspevayushchiy",
        "ppk",
        "pmpk",
        "mezhshkolnyy-ppk",
        "ovz",
        "vsoko",
        "iom",
        "iup",
        "mso",
        "mip",
        "fop",
        "fgos",
        "rpsh",
        "tyutorskaya-praktika",
        "tekhnologicheskaya-karta",
        "adresnaya-programma",
        "antiriskovaya-programma",
        "marshrutizator",
        "metodicheskiy-audit",
        "disseminatsiya",
        "tirazhirovanie",
    } <= terms
