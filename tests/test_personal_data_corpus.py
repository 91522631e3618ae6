"""How well personal data are found: recall and precision on a corpus of invented sentences, half of them traps."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from kopilka.content.bank import load
from kopilka.diagnostics import Severity
from kopilka.rules import personal_data
from support.base import ROOT
from support.fixtures import card, write

CORPUS: dict[str, list[str]] = yaml.safe_load((ROOT / "tests/corpus/personal_data.yml").read_text("utf-8"))
NAMES = "PDN007"


@pytest.fixture(scope="module")
def found(tmp_path_factory) -> list[tuple[str, str, set[str], set[str]]]:
    """(the code that a sentence deserves, the sentence, its errors, its warnings); each sentence is a material of its own."""
    root = tmp_path_factory.mktemp("corpus")
    rows = [(code, sentence) for code, sentences in CORPUS.items() for sentence in sentences]
    write(root, {f"guides/pa-{number}.md": card(sentence) for number, (_, sentence) in enumerate(rows)})
    said: dict[str, list] = {}
    for problem in personal_data.check(load(root)):
        said.setdefault(problem.path, []).append(problem)
    result = []
    for number, (code, sentence) in enumerate(rows):
        mine = said.get(f"practices/guides/pa-{number}.md", [])
        kinds = [{one.code for one in mine if one.severity is weight} for weight in (Severity.ERROR, Severity.WARNING)]
        result.append((code, sentence, *kinds))
    return result


def test_the_corpus_is_large_and_half_of_it_are_traps():
    sizes = Counter({code: len(sentences) for code, sentences in CORPUS.items()})
    assert sizes.total() >= 300
    assert sizes["traps"] >= sizes.total() * 0.45
    assert all(len(set(sentences)) == len(sentences) for sentences in CORPUS.values())


def test_errors_find_nearly_everything_and_hardly_anything_else(found):
    deserved = [(sentence, code in errors) for code, sentence, errors, _ in found if code not in ("traps", NAMES)]
    missed = [sentence for sentence, seen in deserved if not seen]
    alarms = [(sentence, sorted(errors)) for code, sentence, errors, _ in found if errors - {code}]
    recall = 1 - len(missed) / len(deserved)
    right = len(deserved) - len(missed)
    precision = right / (right + len(alarms))
    assert recall >= 0.98, (recall, missed)
    assert precision >= 0.95, (precision, alarms)
    page = " ".join((ROOT / "docs/about/privacy.md").read_text("utf-8").split())
    assert f"она нашла {right} нарушений из {len(deserved)} и ни разу не ошиблась" in page
    assert alarms == []


def test_names_of_pupils_are_warnings_and_mostly_right(found):
    deserved = [(sentence, NAMES in warnings) for code, sentence, _, warnings in found if code == NAMES]
    missed = [sentence for sentence, seen in deserved if not seen]
    alarms = [sentence for code, sentence, _, warnings in found if code != NAMES and NAMES in warnings]
    right = len(deserved) - len(missed)
    assert right / len(deserved) >= 0.9, missed
    assert right / (right + len(alarms)) >= 0.8, alarms
    assert not any(NAMES in errors for _, _, errors, _ in found), "a name is never an error"
