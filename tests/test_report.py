"""Reports: each format says all there is, escapes what it must, and counts in Russian."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import validate
from rich.text import Text

from kopilka.diagnostics import Diagnostic, Fix, Severity
from kopilka.report import REPORTERS, Context, report

PATH = "practices/techmaps/tk-drobi.md"
ERROR = Diagnostic(PATH, 3, 10, "FLD004", Severity.ERROR, "«Кратко»: слишком коротко.", "Не меньше 60 знаков.")
WARNING = Diagnostic(PATH, 5, 7, "DAT001", Severity.WARNING, "Срок прошёл.")
NOTE = Diagnostic(
    "practices/terms/ppk.yml", 1, 1, "TYP001", Severity.NOTE, "Прямые кавычки [раз].", "«да»", Fix(1, 8, 1, 12, "«да»")
)
ALL = [ERROR, WARNING, NOTE]


def test_text_is_grouped_by_file_and_counted():
    assert (
        report("text", ALL)
        == """\
practices/techmaps/tk-drobi.md
  3:10  ошибка  «Кратко»: слишком коротко.  FLD004
      Не меньше 60 знаков.
  5:7  предупреждение  Срок прошёл.  DAT001

practices/terms/ppk.yml
  1:1  заметка  Прямые кавычки [раз].  TYP001
      «да»

1\u00a0ошибка, 1\u00a0предупреждение и 1\u00a0заметка в 2 файлах. Исправляется само: 1\u00a0место (kopilka check --fix).
"""
    )


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1\u00a0ошибка в 1 файле"),
        (2, "2\u00a0ошибки в"),
        (5, "5\u00a0ошибок в"),
        (11, "11\u00a0ошибок в"),
        (21, "21\u00a0ошибка в 21 файле"),
    ],
)
def test_text_counts_in_russian(count, words):
    told = REPORTERS["text"](
        [Diagnostic(f"practices/{number}.md", 1, 1, "FLD001", Severity.ERROR, "Нет.") for number in range(count)]
    )
    assert told.splitlines()[-1].startswith(words)


def test_text_says_that_all_is_well():
    assert report("text", [], Context(checked=51)) == "Проверено: 51\u00a0файл. Замечаний нет.\n"


def test_text_with_colour_keeps_the_brackets_of_the_message():
    told = Text.from_markup(report("text", ALL, Context(rich=True)))
    assert told.plain == report("text", ALL)
    assert any(span.style == "bold red" for span in told.spans)


def test_github_escapes_what_would_end_the_command():
    bad = Diagnostic("practices/a,b:c.md", 2, 3, "MRK001", Severity.ERROR, "100 %\n::error::x", "да\r\nнет")
    assert report("github", [bad, WARNING, NOTE]) == (
        "::error file=practices/a%2Cb%3Ac.md,line=2,col=3,title=MRK001::100 %25%0A::error::x%0Aда%0D%0Aнет\n"
        "::warning file=practices/techmaps/tk-drobi.md,line=5,col=7,title=DAT001::Срок прошёл.\n"
        "::notice file=practices/terms/ppk.yml,line=1,col=1,title=TYP001::Прямые кавычки [раз].%0A«да»\n"
    )


def test_json_has_every_field():
    told = json.loads(report("json", ALL))
    assert told[0] == {
        "path": PATH,
        "line": 3,
        "column": 10,
        "code": "FLD004",
        "severity": "error",
        "message": "«Кратко»: слишком коротко.",
        "hint": "Не меньше 60 знаков.",
        "fix": None,
    }
    assert told[2]["fix"] == {"line": 1, "column": 8, "end_line": 1, "end_column": 12, "text": "«да»"}


def test_rdjson_counts_bytes_and_suggests_fixes(tmp_path: Path):
    (tmp_path / "practices/terms").mkdir(parents=True)
    (tmp_path / "practices/terms/ppk.yml").write_text('\ufefftitle: "да"\n', "utf-8")
    told = json.loads(report("rdjson", ALL, Context(root=tmp_path, rules_url="https://example.ru/rules")))
    note = told["diagnostics"][2]
    assert note["severity"] == "INFO"
    assert note["suggestions"] == [
        {"text": "«да»", "range": {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 14}}}
    ]
    assert note["code"] == {"value": "TYP001", "url": "https://example.ru/rules/#typ001"}
    assert "suggestions" not in told["diagnostics"][0]
    assert "url" not in json.loads(report("rdjson", ALL))["diagnostics"][0]["code"]


#: The parts of SARIF 2.1.0's schema that a code host reads: the whole of it is not in the environment.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "items": {
                            "required": ["message", "ruleId", "level", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                            },
                        }
                    },
                },
            },
        },
    },
}


def test_gitlab_has_its_fields_and_a_fingerprint_that_survives_moves():
    twice = [WARNING, Diagnostic(PATH, 8, 1, "DAT001", Severity.WARNING, "Срок прошёл.")]
    told = json.loads(report("gitlab", [ERROR, *twice, NOTE]))
    assert told[0]["location"] == {"path": PATH, "lines": {"begin": 3}}
    assert (told[0]["check_name"], told[0]["description"]) == ("FLD004", "«Кратко»: слишком коротко. Не меньше 60 знаков.")
    assert [one["severity"] for one in told] == ["major", "minor", "minor", "info"]
    assert len({one["fingerprint"] for one in told}) == 4
    moved = [Diagnostic(one.path, one.line + 5, one.column, one.code, one.severity, one.message) for one in twice]
    assert [one["fingerprint"] for one in json.loads(report("gitlab", moved))] == [one["fingerprint"] for one in told[1:3]]


def test_sarif_has_the_required_parts():
    told = json.loads(report("sarif", ALL, Context(rules_url="https://example.ru/rules/")))
    validate(told, SARIF)
    assert [rule["id"] for rule in told["runs"][0]["tool"]["driver"]["rules"]] == ["DAT001", "FLD004", "TYP001"]


@pytest.mark.parametrize("name", REPORTERS)
def test_every_reporter_takes_nothing_and_ends_its_last_line(name):
    told = REPORTERS[name]([])
    assert told == "" or told.endswith("\n")
