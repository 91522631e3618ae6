"""Полнота.

Это не ошибки: материал можно читать и так. Заметки показывают, чем его дополнить, чтобы он стал полезнее; из них
складывается процент полноты в кабинете куратора.

### FUL001. Можно дополнить

Заметка. Пустые поля и разделы, которые желательны для этого вида; у черновиков не считаются.

Плохо:

```yaml
term: 3 недели
```

Хорошо:

```yaml
term: 3 недели
limits: Не подойдёт, если ученик ошибается в табличном умножении.
```

### FUL002. Материал ни с чем не связан

Заметка. На него никто не ссылается, и он не ссылается ни на кого: найти его можно только поиском.

Плохо:

```yaml
relations: []
```

Хорошо:

```yaml
relations:
  - {type: использует, id: instruments/in-karta-nablyudeniy}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from kopilka.content.bank import Bank, Material
from kopilka.content.enums import Status
from kopilka.content.fields import Need, Ref
from kopilka.diagnostics import Diagnostic, Severity
from kopilka.rules.common import declared_only, said
from kopilka.rules.wants import wants

#: References which say whose the material is and what it rests on, not what to read next.
_GROUND = frozenset({"school", "authors", "organiser", "leaders", "sources", "legal_basis"})


def check(bank: Bank) -> Iterator[Diagnostic]:
    """A material says all that is desirable and stands among its neighbours."""
    for material in bank.examined:
        if material.record.status not in (Status.DRAFT, Status.ARCHIVED) and not declared_only(material.record):
            yield from _fuller(material)
    yield from _alone(bank)


def _fuller(material: Material) -> Iterator[Diagnostic]:
    """Desirable fields and sections are filled."""
    missing = [want.label for want in wants(material) if want.need is Need.ADVISED and not want.met]
    if missing:
        yield said(
            material.source,
            (material.source.front_line, 1),
            "FUL001",
            Severity.NOTE,
            f"Можно дополнить: {', '.join(missing)}.",
            "Заполните то, что знаете; остальное оставьте пустым.",
        )


def _alone(bank: Bank) -> Iterator[Diagnostic]:
    """A published material of the library leads to another or is led to."""
    for material in bank.examined:
        if not material.record.status.public:
            continue
        if not material.kind.library or material.record.status is Status.ARCHIVED or material.record.relations:
            continue
        # Who leads on needs no look at the whole base.
        if _leads_on(material) or material.key in bank.backlinks or material.key in bank.users:
            continue
        yield said(
            material.source,
            (material.source.front_line, 1),
            "FUL002",
            Severity.NOTE,
            "Материал ни с чем не связан.",
            "relations: [{type: использует, id: instruments/in-karta-nablyudeniy}]",
        )


def _leads_on(material: Material) -> bool:
    return any(path[0] not in _GROUND for _, path, _ in material.marked(Ref))
