"""The table of kinds: folder, record, words. A new kind is a record file, a template, a row here, a blank and fixtures."""

from __future__ import annotations

from dataclasses import dataclass

from kopilka.content.records.act import Act
from kopilka.content.records.base import Record
from kopilka.content.records.element import Element
from kopilka.content.records.event import Event
from kopilka.content.records.instrument import Instrument
from kopilka.content.records.local_act import Guide, LocalAct, Template
from kopilka.content.records.model import Model, NetworkModel
from kopilka.content.records.practice import Faceted, Practice
from kopilka.content.records.programme import Programme, RiskProgramme
from kopilka.content.records.project import Project, Report
from kopilka.content.records.route import Route
from kopilka.content.records.school import Replication, School
from kopilka.content.records.source import SourceCard, TermCard
from kopilka.content.records.techmap import TechMap
from kopilka.content.records.tutoring import Technique, Tutoring


@dataclass(frozen=True)
class Kind:
    """A kind of material.

    `folder` is also the address and the name of the template; `label`, `plural` and `few` are Russian words for one, many
    and two to four («карта», «карты», «карт» → label, few, plural of the short name); `concept` is the id under which the
    synonyms know the kind; `extension` is the usual file form; `library` says whether readers browse it as a material.
    """

    folder: str
    record: type[Record]
    label: str
    plural: str
    counted: tuple[str, str, str]
    about: str
    concept: str
    extension: str = "md"
    library: bool = True

    @property
    def short(self) -> str:
        """The label on a tab: «Технологическая карта»."""
        return self.counted[0][0].upper() + self.counted[0][1:]

    @property
    def faceted(self) -> bool:
        """Whether the kind is found by facets."""
        return issubclass(self.record, Faceted)

    @property
    def graded(self) -> bool:
        """Whether the kind has evidence, cost and maturity."""
        return issubclass(self.record, Practice)


_KINDS = (
    Kind(
        "models",
        Model,
        "Модель внутришкольной системы профилактики",
        "Модели",
        ("модель", "модели", "моделей"),
        "Как школа устроила профилактику целиком: цель, роли, путь ребёнка с трудностью, календарь и показатели.",
        "model",
    ),
    Kind(
        "network-models",
        NetworkModel,
        "Модель межшкольного взаимодействия",
        "Межшкольные модели",
        ("межшкольная модель", "межшкольные модели", "межшкольных моделей"),
        "Как несколько школ помогают вместе: функции, договоры, общий консилиум.",
        "mezhshkolnaya-model",
    ),
    Kind(
        "techmaps",
        TechMap,
        "Технологическая карта работы со слабоуспевающими и неуспевающими",
        "Технологические карты",
        ("технологическая карта", "технологические карты", "технологических карт"),
        "Пошаговая работа учителя с одной трудностью: с чего начать, что говорить, как проверить.",
        "tekhkarta",
    ),
    Kind(
        "programmes",
        Programme,
        "Адресная образовательная программа",
        "Адресные программы",
        ("адресная программа", "адресные программы", "адресных программ"),
        "Занятия для группы учеников с общей трудностью: модули, часы, вход и выход.",
        "adresnaya-programma",
    ),
    Kind(
        "risk-programmes",
        RiskProgramme,
        "Антирисковая программа",
        "Антирисковые программы",
        ("антирисковая программа", "антирисковые программы", "антирисковых программ"),
        "Работа школы с одним фактором риска: показатели, меры, дорожная карта.",
        "antiriskovaya-programma",
    ),
    Kind(
        "tutoring",
        Tutoring,
        "Тьюторская практика",
        "Тьюторские практики",
        ("тьюторская практика", "тьюторские практики", "тьюторских практик"),
        "Как взрослый сопровождает одного ученика: запрос, встречи, что изменилось.",
        "tyutorskaya-praktika",
    ),
    Kind(
        "techniques",
        Technique,
        "Педагогическая практика (приём)",
        "Приёмы",
        ("приём", "приёма", "приёмов"),
        "Короткий приём, который можно попробовать на ближайшем уроке.",
        "praktika",
    ),
    Kind(
        "elements",
        Element,
        "Типовой элемент конструктора",
        "Элементы конструктора",
        ("элемент конструктора", "элемента конструктора", "элементов конструктора"),
        "Кирпичик программы школы: что делать, кто и сколько часов, чем измерить.",
        "element",
        "yml",
    ),
    Kind(
        "events",
        Event,
        "Мероприятие",
        "Мероприятия",
        ("мероприятие", "мероприятия", "мероприятий"),
        "Круглые столы, семинары, мастер-классы: программа по минутам и что раздать.",
        "meropriyatie",
    ),
    Kind(
        "instruments",
        Instrument,
        "Инструмент мониторинга",
        "Инструменты",
        ("инструмент", "инструмента", "инструментов"),
        "Опросные листы и карты наблюдений: вопросы, подсчёт, толкование, ограничения.",
        "instrument",
    ),
    Kind(
        "routes",
        Route,
        "Маршрут случая",
        "Маршруты",
        ("маршрут", "маршрута", "маршрутов"),
        "От того, что видно, к специалисту, сроку и первому действию.",
        "sluchay",
        "yml",
    ),
    Kind(
        "local-acts",
        LocalAct,
        "Образец локального акта",
        "Локальные акты",
        ("образец локального акта", "образца локальных актов", "образцов локальных актов"),
        "Положения, приказы, согласия с полями для заполнения.",
        "lokalnyy-akt",
    ),
    Kind(
        "guides",
        Guide,
        "Методические рекомендации",
        "Рекомендации и памятки",
        ("рекомендация", "рекомендации", "рекомендаций"),
        "Памятки на одну страницу и развёрнутые рекомендации.",
        "rekomendatsii",
    ),
    Kind(
        "templates",
        Template,
        "Шаблон",
        "Шаблоны",
        ("шаблон", "шаблона", "шаблонов"),
        "Дорожная карта, маршрут, протокол: поля и вымышленный пример.",
        "iom-shablon",
    ),
    Kind(
        "reports",
        Report,
        "Аналитический отчёт площадки",
        "Отчёты площадок",
        ("отчёт", "отчёта", "отчётов"),
        "Что площадка планировала, сделала и чего достигла за год.",
        "otchet-mip",
        "yml",
    ),
    Kind(
        "projects",
        Project,
        "Паспорт муниципального проекта",
        "Проекты",
        ("проект", "проекта", "проектов"),
        "Цель, задачи, этапы, участники и продукты проекта.",
        "pasport-proekta",
        "yml",
    ),
    Kind(
        "replications",
        Replication,
        "Опыт внедрения",
        "Повторили у себя",
        ("опыт внедрения", "опыта внедрения", "опытов внедрения"),
        "Что получилось у школы, которая взяла чужую практику.",
        "vnedrenie",
    ),
    Kind(
        "schools",
        School,
        "Организация",
        "Школы и организации",
        ("организация", "организации", "организаций"),
        "Школы и учреждения, которые участвуют в проектах.",
        "shkola",
        "yml",
        library=False,
    ),
    Kind(
        "acts",
        Act,
        "Нормативный акт",
        "Нормативная база",
        ("акт", "акта", "актов"),
        "Законы и приказы: что действует, чем заменено и что из этого следует для школы.",
        "norma",
        "yml",
        library=False,
    ),
    Kind(
        "sources",
        SourceCard,
        "Источник",
        "Источники",
        ("источник", "источника", "источников"),
        "Статьи, программы и документы, на которые опираются материалы.",
        "istochnik",
        "yml",
        library=False,
    ),
    Kind(
        "terms",
        TermCard,
        "Термин",
        "Глоссарий",
        ("термин", "термина", "терминов"),
        "Слова, в которых путаются, и чем одно отличается от другого.",
        "termin",
        "yml",
        library=False,
    ),
)

#: Every kind by its folder, in the order in which readers meet them.
KINDS: dict[str, Kind] = {kind.folder: kind for kind in _KINDS}
