"""Rare words for the search benchmark: dictionary lemmas of which each stands in one material, and queries that must find it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from pymorphy3 import MorphAnalyzer

from kopilka.search.words import stem, words

#: Words a material, queries a class: the queries are drawn from all the words.
WORDS, QUERIES = 3, 200
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_SHORT, _LONG = 6, 13
#: A word of which the last three letters may still be missing: five letters stand.
_WHOLE = 8
_PARTS = ("NOUN", "ADJF")
#: Names, places, abbreviations, words not in use, rude words.
_UNFIT = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "Arch", "Infr", "Erro", "Dist")


@dataclass(frozen=True)
class Planted:
    """A word as it stands in the material, another form of it, and the material's key."""

    written: str
    other: str
    where: str


@dataclass(frozen=True)
class Query:
    """A query of a class («form», «typo» …) and the ids of which one must be among the first."""

    kind: str
    text: str
    expect: tuple[str, ...]


def lemmas(count: int, seed: int, common: frozenset[str]) -> list[tuple[str, str]]:
    """Return up to `count` pairs (a form, another form) of different words, none of whose stems is among the common ones."""
    rng = Random(seed)
    morph = _morph()
    known = _known(morph)
    found: dict[str, tuple[str, str]] = {}
    for word in rng.sample(known, len(known)):
        if len(found) == count:
            break
        parsed = morph.parse(word)[0]
        lemma = parsed.normal_form
        if lemma in found or parsed.tag.POS not in _PARTS or any(mark in parsed.tag for mark in _UNFIT):
            continue
        forms = sorted({one.word for one in parsed.lexeme if one.tag.POS in _PARTS and len(one.word) >= _SHORT})
        if len(forms) > 2 and common.isdisjoint(map(stem, forms)):
            first, second = rng.sample(forms, 2)
            found[lemma] = (first, second)
    return list(found.values())


@cache
def _known(morph: MorphAnalyzer) -> list[str]:
    """Words of the dictionary that begin in some fifteen hundred ways: all three millions take a minute to list."""
    rng = Random(0)
    found: set[str] = set()
    for _ in range(1500):
        beginning = rng.choice(_LETTERS) + rng.choice("аеиоуялрвт") + rng.choice(_LETTERS)
        found.update(word for word in morph.dictionary.words.keys(beginning) if _SHORT <= len(word) <= _LONG and "-" not in word)
    return sorted(found)


@cache
def _morph() -> MorphAnalyzer:
    return MorphAnalyzer(lang="ru")


def plant(base: Path, seed: int) -> list[Planted]:
    """Add `WORDS` rare words to the end of every Markdown material of a generated base."""
    files = sorted((base / "practices").glob("[!_]*/*.md"))
    # Where the words do not suffice for all, those that have none must not be of one kind.
    Random(seed).shuffle(files)
    common = {stem(word) for path in (base / "practices").rglob("*.*") for word in words(path.read_text("utf-8").lower())}
    pairs = iter(lemmas(len(files) * WORDS, seed, frozenset(common)))
    planted = []
    for file in files:
        own = [pair for pair in (next(pairs, None) for _ in range(WORDS)) if pair is not None]
        if not own:
            break
        with file.open("a", encoding="utf-8") as stream:
            stream.write(f"\nЗдесь говорили про {', '.join(written for written, _ in own)}.\n")
        planted += [Planted(written, other, f"{file.parent.name}/{file.stem}") for written, other in own]
    return planted


def queries(planted: Sequence[Planted], seed: int) -> list[Query]:
    """Return the queries of every class, `QUERIES` each (fewer where the words are fewer)."""
    rng = Random(seed)
    long = [word for word in planted if len(word.written) >= _WHOLE]
    with_yo = [word for word in planted if "ё" in word.written]
    return [
        *(Query("exact", word.written, (word.where,)) for word in _some(rng, planted)),
        *(Query("form", word.other, (word.where,)) for word in _some(rng, planted)),
        *(Query("yo", word.written.replace("ё", "е"), (word.where,)) for word in _some(rng, with_yo)),
        *(Query("typo", _mistyped(rng, word.written), (word.where,)) for word in _some(rng, planted)),
        *(Query("prefix", word.written[:-3], (word.where,)) for word in _some(rng, long)),
    ]


def _some(rng: Random, planted: Sequence[Planted]) -> list[Planted]:
    return rng.sample(planted, min(QUERIES, len(planted)))


def _mistyped(rng: Random, word: str) -> str:
    """One letter replaced, dropped, doubled by another or swapped with the next, at any place."""
    place = rng.randrange(len(word) - 1)
    letter = rng.choice([other for other in _LETTERS if other != word[place]])
    return rng.choice(
        (
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
    )
