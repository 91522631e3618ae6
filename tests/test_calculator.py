"""The calculator of the browser against numpy: 200 random studies, every number of every scale."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
import subprocess
from typing import Any

import numpy as np
import pytest

from support.base import ROOT

SMALL = 5
STUDIES = 200
#: The lower ends of the bounds of every scale.
LOWS = range(-400, 400, 10)


def instrument(rng: random.Random) -> dict[str, Any]:
    """An instrument of up to 12 questions with gapless bounds; a third of the questions are reverse."""
    answers = {
        f"s{number}": [[f"ответ {number}.{index}", start + index * step] for index in range(rng.randint(2, 6))]
        for number, (start, step) in enumerate(((0, 1), (1, 1), (-2, 0.5)))
    }
    items = [
        {
            "id": f"v{number}",
            "text": f"Вопрос под номером {number}",
            "scale": rng.choice(list(answers)),
            "group": "",
            "reverse": rng.random() < 1 / 3,
        }
        for number in range(rng.randint(2, 12))
    ]
    scales = []
    for number in range(3):
        named = rng.sample([item["id"] for item in items], rng.randint(1, len(items)))
        bounds = [{"low": low, "high": low + 9, "meaning": f"от {low}"} for low in LOWS]
        method = ("сумма", "среднее", "доля")[number]
        scales.append({"id": f"k{number}", "title": f"Шкала {number}", "items": named, "method": method, "bounds": bounds})
    return {"id": "in", "title": "Проба", "answers": answers, "items": items, "scales": scales}


def study(seed: int) -> tuple[dict[str, Any], np.ndarray, list[str]]:
    """An instrument, the chosen answers (a row a sheet, −1 for a gap) and the group of every sheet."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    made = instrument(rng)
    count = rng.randint(1, 60)
    gaps = rng.choice((0, 0.05, 0.3))
    chosen = np.array(
        [
            [-1 if rng.random() < gaps else rng.randrange(len(made["answers"][item["scale"]])) for item in made["items"]]
            for _ in range(count)
        ]
    )
    # A sheet without a single answer is no sheet: the calculator counts it apart.
    chosen[(chosen < 0).all(axis=1), 0] = 0
    return made, chosen, [rng.choice(("учителя", "родители", "ученики")) for _ in range(count)]


def table(made: dict[str, Any], chosen: np.ndarray, groups: list[str], seed: int) -> str:
    """The study as a table: answers by their texts or by their points, columns in any order, of one separator or another."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    by_points = [rng.random() < 0.5 for _ in made["items"]]
    order = rng.sample(range(len(made["items"])), len(made["items"]))
    separator = rng.choice(";,\t")
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator)
    writer.writerow(["Группа", *(made["items"][at]["text"] for at in order)])
    for sheet, group in zip(chosen, groups, strict=True):
        writer.writerow([group, *(cell(made, at, int(sheet[at]), by_points[at]) for at in order)])
    return written.getvalue()


def cell(made: dict[str, Any], at: int, answer: int, by_points: bool) -> str:
    if answer < 0:
        return ""
    text, points = made["answers"][made["items"][at]["scale"]][answer]
    return f"{points:g}".replace(".", ",") if by_points else text


def expected(made: dict[str, Any], chosen: np.ndarray) -> list[dict[str, Any] | None]:
    """What numpy says of every scale; None where fewer than five sheets are complete."""
    points = np.full(chosen.shape, np.nan)
    for at, item in enumerate(made["items"]):
        worth = np.array([value for _, value in made["answers"][item["scale"]]])
        worth = worth.min() + worth.max() - worth if item["reverse"] else worth
        told = chosen[:, at] >= 0
        points[told, at] = worth[chosen[told, at]]
    return [expected_scale(made, scale, points) for scale in made["scales"]]


def expected_scale(made: dict[str, Any], scale: dict[str, Any], points: np.ndarray) -> dict[str, Any] | None:
    order = [item["id"] for item in made["items"]]
    held = points[:, [order.index(name) for name in scale["items"]]]
    held = held[~np.isnan(held).any(axis=1)]
    if len(held) < SMALL:
        return None
    greatest = sum(
        max(0, *(value for _, value in made["answers"][made["items"][order.index(name)]["scale"]])) for name in scale["items"]
    )
    factor = {"сумма": 1, "среднее": 1 / held.shape[1], "доля": 100 / greatest if greatest else 0}[scale["method"]]
    values = held.sum(axis=1) * factor
    total = held.sum(axis=1).var(ddof=1)
    width = held.shape[1]
    known = width > 1 and total > 1e-12
    lows = low_of(values)
    return {
        "count": len(held),
        "missed": len(points) - len(held),
        "mean": values.mean(),
        "median": float(np.median(values)),
        "deviation": values.std(ddof=1),
        "least": values.min(),
        "greatest": values.max(),
        "alpha": width / (width - 1) * (1 - held.var(axis=0, ddof=1).sum() / total) if known else None,
        "bound": int(low_of(values.mean())),
        "spread": dict.fromkeys(LOWS, 0)
        | dict(zip(*(column.tolist() for column in np.unique(lows, return_counts=True)), strict=True)),
    }


def low_of(values: Any) -> Any:
    """The lower end of the bound into which a result falls when it is rounded to a whole number, halves up."""
    return (np.floor(np.floor(values + 0.5 + 1e-9) / 10) * 10).astype(int)


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    """What the calculator says of all studies, asked in one run of node."""
    node = shutil.which("node") or str(ROOT / ".venv/bin/node")
    asked = []
    for seed in range(STUDIES):
        made, chosen, groups = study(seed)
        asked.append({"instrument": made, "text": table(made, chosen, groups, seed), "by": "group" if seed % 2 else "all"})
    script = str(ROOT / "scripts/web/calculator/cli.mjs")
    answer = subprocess.run([node, script], input=json.dumps(asked), capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(answer.stdout)
    return found


def test_every_number_is_that_of_numpy(told: list[dict[str, Any]]) -> None:
    compared = 0
    for seed, found in enumerate(told):
        made, chosen, groups = study(seed)
        assert found["problems"] == []
        for part in found["parts"]:
            mine = chosen if seed % 2 == 0 else chosen[[group == part["label"] for group in groups]]
            assert part["count"] == len(mine)
            assert part["hidden"] == (len(mine) < SMALL)
            for scale, right in zip(part["scales"], expected(made, mine) if not part["hidden"] else [], strict=True):
                same(scale, right, f"исследование {seed}, {part['label']}, {scale['title']}")
                compared += right is not None
    assert compared > STUDIES


def same(scale: dict[str, Any], right: dict[str, Any] | None, where: str) -> None:
    assert scale["hidden"] == (right is None), where
    if right is None:
        return
    for name in ("count", "missed"):
        assert scale[name] == right[name], (where, name)
    for name in ("mean", "median", "deviation", "least", "greatest", "alpha"):
        if right[name] is None:
            assert scale[name] is None, (where, name)
        else:
            assert scale[name] == pytest.approx(right[name], rel=1e-9, abs=1e-9), (where, name)
    assert (scale["bound"] or {}).get("low") == right["bound"], where
    assert {row["low"]: row["count"] for row in scale["spread"]} == right["spread"], where


def test_counts_of_answers_are_those_of_numpy(told: list[dict[str, Any]]) -> None:
    for seed in range(0, STUDIES, 2):
        made, chosen, _ = study(seed)
        (part,) = told[seed]["parts"]
        if part["hidden"]:
            continue
        for at, item in enumerate(part["items"]):
            counts = np.bincount(chosen[chosen[:, at] >= 0, at], minlength=len(made["answers"][made["items"][at]["scale"]]))
            assert item["gaps"] == int((chosen[:, at] < 0).sum())
            if not item["hidden"]:
                assert [answer["count"] for answer in item["answers"]] == counts.tolist()
