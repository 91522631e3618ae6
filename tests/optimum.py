"""How good a proposal can be at best, by an exact solver; random schools to try it on.

For the tests and for scripts/bench/constructor.py: the same schools and the same optimum for both.
"""

from __future__ import annotations

import random
from typing import Any

import highspy
import numpy as np

#: Hours a week that a middle school could give, by role.
HOURS = {
    "uchitel-predmetnik": 30,
    "klassnyy-rukovoditel": 12,
    "zam-direktora": 8,
    "pedagog-psikholog": 6,
    "sotsialnyy-pedagog": 6,
}


def schools(base: dict[str, Any], seed: int, count: int) -> list[dict[str, Any]]:
    """Return profiles of random schools, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311 - repeatable, not secret
    return [_school(base, dice) for _ in range(count)]


def _some(dice: random.Random, items: list[dict[str, Any]], share: float) -> list[str]:
    return [item["id"] for item in items if dice.random() < share]


def _school(base: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A random school: from one risk to most of them, from no hours of a role to plenty, something done already or not."""
    return {
        "levels": _some(dice, base["levels"], 0.6),
        "risks": {risk: dice.randint(1, 3) for risk in _some(dice, base["risks"], dice.uniform(0.05, 0.65))} or {"kadry": 2},
        "groups": _some(dice, base["groups"], 0.15),
        "hours": {
            role: round(dice.random() * dice.random() * 2 * HOURS.get(role, 4), 1) for role in _some(dice, base["roles"], 0.75)
        }
        | {"zam-direktora": 2},
        "budget": dice.choice(base["costs"])["id"],
        "doing": _some(dice, base["elements"], dice.choice((0, 0.06))),
        "term": dice.choice(("quarter", "year", "three")),
        "quarter": dice.randint(1, 4),
        "year": "2026/2027",
    }


def optimum(instance: dict[str, Any]) -> float:
    """Return the best coverage of an instance, by HiGHS.

    One binary column an element, one continuous column for each further answer to a cell; weights fall from answer to answer,
    so the columns of a cell fill in order by themselves.
    """
    cells, elements = instance["cells"], instance["elements"]
    weights = [weight for cell in cells for weight in cell["weights"]]
    rows: list[tuple[float, dict[int, float]]] = []
    first = len(elements)
    for number, cell in enumerate(cells):
        answers = {first + index: 1.0 for index in range(len(cell["weights"]))}
        rows.append((0.0, answers | {index: -1.0 for index, element in enumerate(elements) if number in element["cells"]}))
        first += len(cell["weights"])
    loads: list[dict[int, float]] = [{} for _ in instance["capacity"]]
    for index, element in enumerate(elements):
        rows += [(0.0, {index: 1.0, other: -1.0}) for other in element["requires"]]
        rows += [(1.0, {index: 1.0, other: 1.0}) for other in element["conflicts"]]
        for dimension, hours in element["loads"]:
            loads[dimension][index] = loads[dimension].get(index, 0.0) + hours
    rows += [(most + 1e-9, load) for most, load in zip(instance["capacity"], loads, strict=True) if load]
    lower = [1.0 if element["fixed"] else 0.0 for element in elements] + [0.0] * len(weights)
    return _solved([0.0] * len(elements) + weights, lower, len(elements), rows)


def _solved(costs: list[float], lower: list[float], integers: int, rows: list[tuple[float, dict[int, float]]]) -> float:
    """Maximise under «at most» rows; the first `integers` columns are binary, all are at most one."""
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_, model.col_lower_, model.col_upper_ = np.array(costs), np.array(lower), np.ones(len(costs))
    model.row_lower_ = np.full(len(rows), -highspy.kHighsInf)
    model.row_upper_ = np.array([most for most, _ in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0] + [len(row) for _, row in rows])
    model.a_matrix_.index_ = np.array([column for _, row in rows for column in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for _, row in rows for factor in row.values()])
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger] * integers + [kinds.kContinuous] * (len(costs) - integers)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(model)
    solver.run()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return float(solver.getInfo().objective_function_value)
