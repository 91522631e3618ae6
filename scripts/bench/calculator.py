"""A survey of 5,000 answers to 60 questions through the calculator in node: milliseconds from its CSV to the summary by groups.

    python scripts/bench/calculator.py [TIMES]

Prints the first run (as a reader meets it, nothing warmed up) and the best, in milliseconds.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from typing import Any

from corpus import ROOT

ANSWERS = 5000
QUESTIONS = 60
SCALES = 6
_SCALE = [["нет", 0], ["скорее нет", 1], ["скорее да", 2], ["да", 3]]


def instrument() -> dict[str, Any]:
    """Return an instrument of 60 questions in six scales, every seventh question reverse."""
    items = [
        {
            "id": f"v{number}",
            "text": f"Вопрос под номером {number}, о чём-то важном",
            "scale": "da",
            "group": "",
            "reverse": number % 7 == 0,
        }
        for number in range(QUESTIONS)
    ]
    width = QUESTIONS // SCALES
    bounds = [{"low": low, "high": high, "meaning": "толкование"} for low, high in ((0, 10), (11, 20), (21, 30))]
    scales = [
        {
            "id": f"s{at}",
            "title": f"Шкала {at}",
            "items": [f"v{at * width + item}" for item in range(width)],
            "method": "сумма",
            "bounds": bounds,
        }
        for at in range(SCALES)
    ]
    return {"id": "in", "title": "Замер", "answers": {"da": _SCALE}, "items": items, "scales": scales}


def table(made: dict[str, Any]) -> str:
    """Return the answers as CSV of a form: texts in quotation marks, four sides."""
    rng = random.Random(2026)
    rows = [["Группа", *(item["text"] for item in made["items"])]]
    for number in range(ANSWERS):
        side = ("администрация", "учителя", "родители", "ученики")[number % 4]
        rows.append([side, *(rng.choice(_SCALE)[0] for _ in range(QUESTIONS))])
    return "\r\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)


def measured(times: int) -> list[float]:
    """Return the milliseconds of each run in one process of node."""
    made = instrument()
    study = {"instrument": made, "text": table(made), "by": "group"}
    command = ["node", str(ROOT / "scripts/web/calculator/cli.mjs")]
    answer = subprocess.run(command, input=json.dumps([study] * times), capture_output=True, text=True, check=True)
    return [run["ms"] for run in json.loads(answer.stdout)]


if __name__ == "__main__":
    runs = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(f"{runs[0]:.0f} {min(runs):.0f}")
