"""Short closed lists which the logic depends on. The value is the Russian word that stands in the file."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a material is on its way; drafts are built only for preview."""

    DRAFT = "черновик"
    REVIEW = "на экспертизе"
    PUBLISHED = "опубликовано"
    RENEWAL = "на обновлении"
    ARCHIVED = "в архиве"

    @property
    def public(self) -> bool:
        """Whether readers see the material."""
        return self in (Status.PUBLISHED, Status.RENEWAL, Status.ARCHIVED)


class Origin(StrEnum):
    """Where a material comes from."""

    DOCUMENT = "исходный документ"
    SCHOOL = "школа"
    EDITORIAL = "типовой материал редакции"
    EXTERNAL = "внешний источник"


class Availability(StrEnum):
    """Whether the text itself is in the base."""

    GIVEN = "передан"
    DECLARED = "заявлен, материал не передан"


class Tier(StrEnum):
    """For how many pupils at once the help is meant."""

    ALL = "всем"
    GROUP = "группе"
    ONE = "индивидуально"


class Stage(StrEnum):
    """The stage of a school's work which the material serves."""

    DIAGNOSIS = "диагностика"
    DESIGN = "проектирование"
    ACTION = "реализация"
    ASSESSMENT = "оценка"


class Maturity(StrEnum):
    """How far a practice has come."""

    DESCRIBED = "описана"
    TRIED = "апробирована"
    CONFIRMED = "подтверждена"


class PersonalData(StrEnum):
    """Whether the material rests on data about persons."""

    NONE = "нет"
    ANONYMOUS = "обезличено"


class RelationType(StrEnum):
    """How one material stands to another."""

    USES = "использует"
    DEVELOPS = "развивает"
    REPLACES = "заменяет"
    BASED_ON = "основан на"
    MEASURED_BY = "измеряется"
    PART_OF = "часть"

    @property
    def back(self) -> str:
        """What is said of the same relation from the other end."""
        return _BACK[self]


_BACK = {
    RelationType.USES: "используется в",
    RelationType.DEVELOPS: "развивается в",
    RelationType.REPLACES: "заменён на",
    RelationType.BASED_ON: "на нём основаны",
    RelationType.MEASURED_BY: "измеряет",
    RelationType.PART_OF: "включает",
}


class NameBasis(StrEnum):
    """On what ground a person's name may be shown (152-ФЗ, ст. 10.1)."""

    CONSENT = "согласие"
    OFFICIAL = "официальная публикация"


class LocalLevel(StrEnum):
    """The level of an event."""

    SCHOOL = "школьный"
    NETWORK = "межшкольный"
    CITY = "муниципальный"
    REGION = "региональный"


class Rights(StrEnum):
    """What may be done with an instrument's text."""

    OWN = "собственный текст"
    OFFICIAL = "официальная форма"
    REFERENCE = "только ссылка"


class ActStatus(StrEnum):
    """Whether a legal act is in force, as far as the base knows."""

    VALID = "действует"
    AMENDED = "действует в другой редакции"
    REPEALED = "утратил силу"
    UNKNOWN = "не установлено"
