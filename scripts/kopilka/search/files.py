"""The index as data scripts under `search/`, small enough to be asked for one by one.

| name | what it holds |
|---|---|
| `manifest` | everything that is needed first: the version, the bounds of the shards, synonyms, stop words, kinds |
| `t-<n>` | terms in alphabetical order, one a line: stem, endings of its forms, postings |
| `s-<n>` | stems and endings alone, in alphabetical order: for a word that is misspelt in its end |
| `r-<n>` | the same with the stems read backwards, in alphabetical order: for one that is misspelt in its beginning |
| `d-<n>` | sixteen documents: id, kind, title, summary, the shard of the text and the place in it |
| `x-<n>` | the texts of a few documents, for excerpts and phrases |
| `ids` | the id of every document, for whoever needs the whole list |

Terms that begin with «~» are groups of synonyms, those with «^» whole names. A posting is the distance to the previous
document's number, in digits of base 32 and left out where it is one, and a letter from A to Z for the level. Every file carries
the version of the manifest it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import blake2b
from itertools import chain, repeat
from operator import and_, sub
from typing import Any

from kopilka.artifact import DATA, Artifact, literal, statement
from kopilka.content.kinds import KINDS
from kopilka.search.documents import Document
from kopilka.search.index import LEVEL_BITS, Index, Postings
from kopilka.search.synonyms import Synonyms
from kopilka.search.words import ASKING, STOP

#: Changes when a browser's engine of yesterday could not read the files of today.
FORMAT = 2
#: Characters of a shard of terms, of bare stems and of texts; documents in a shard of cards.
_TERMS, _STEMS, _TEXTS, _CARDS = 12_000, 9_000, 12_000, 16
_DIGITS = "0123456789abcdefghijklmnopqrstuv"
_LEVEL = (1 << LEVEL_BITS) - 1
_LEVELS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

#: The JSON of every data script by its name.
Files = dict[str, bytes]


def files(index: Index, synonyms: Synonyms, labels: dict[str, str], *, directories: bool) -> Files:
    """Return the JSON of every data script by its name (`search/manifest`, `search/t-0` …).

    `labels` are the Russian names of the kinds that a document may have; `directories` says whether pages are folders.
    """
    terms = _cut(_term_lines(index), _TERMS)
    stems = [(term, _endings(index, term)) for term in sorted(index.postings) if term[0] not in "~^"]
    forwards = _cut((f"{term}|{endings}" for term, endings in stems), _STEMS)
    backwards = _cut(sorted(f"{term[::-1]}|{endings}" for term, endings in stems), _STEMS)
    texts = _cut_texts(index.documents)
    shards: dict[str, Any] = {}
    shards |= {f"t-{number}": lines for number, lines in enumerate(terms)}
    shards |= {f"s-{number}": lines for number, lines in enumerate(forwards)}
    shards |= {f"r-{number}": lines for number, lines in enumerate(backwards)}
    shards |= {f"d-{number}": cards for number, cards in enumerate(_cards(texts))}
    shards |= {f"x-{number}": [list(item.passages) for item in group] for number, group in enumerate(texts)}
    shards["ids"] = [document.id for document in index.documents]
    manifest = {
        "format": FORMAT,
        "count": len(index.documents),
        "directories": directories,
        "terms": [_first(lines) for lines in terms],
        "stems": [_first(lines) for lines in forwards],
        "reversed": [_first(lines) for lines in backwards],
        "cards": _CARDS,
        "kinds": labels,
        "letters": dict(synonyms.letters),
        "stop": " ".join(sorted(STOP)),
        "asking": " ".join(sorted(ASKING)),
        "groups": [_group(group) for group in synonyms.groups if group.term in index.postings],
    }
    told = {name: literal(value) for name, value in shards.items()}
    version = _version(literal(manifest), told)
    made = {"search/manifest": literal({"version": version, **manifest})}
    for name, value in told.items():
        made[f"search/{name}"] = b'{"version":"%b","of":%b}' % (version.encode(), value)
    return made


def artifacts(made: Files) -> Iterator[Artifact]:
    """Yield each file as an artifact of the site."""
    for name, told in made.items():
        yield Artifact(f"{DATA}/{name}.js", partial(statement, name, told))


def _version(manifest: bytes, shards: Files) -> str:
    """Return a short hash of everything that the files say."""
    told = blake2b(manifest, digest_size=6)
    for name, value in shards.items():
        told.update(b"\0%b\0" % name.encode())
        told.update(value)
    return told.hexdigest()


def _group(group: Any) -> dict[str, Any]:
    told = {"id": group.id, "title": group.title, "phrases": group.phrases, "typos": group.typos}
    if group.confused:
        told |= {"confused": group.confused, "hint": group.hint}
    return told


def _term_lines(index: Index) -> Iterator[str]:
    for term in sorted(index.postings):
        yield f"{term}|{_endings(index, term)}|{encoded(index.postings[term])}"


def _endings(index: Index, term: str) -> str:
    return ",".join(sorted(index.endings.get(term, ())))


def _cut(lines: Iterable[str], size: int) -> list[str]:
    """Join lines into shards of about `size` characters."""
    shards: list[list[str]] = []
    room = 0
    for line in lines:
        if room < len(line):
            shards.append([])
            room = size
        shards[-1].append(line)
        room -= len(line) + 1
    return ["\n".join(shard) for shard in shards]


def _first(lines: str) -> str:
    return lines.partition("\n")[0].partition("|")[0]


def encoded(postings: Postings) -> str:
    """Return postings as text: distance (nothing for one) and level."""
    before = chain((-1 << LEVEL_BITS,), map(and_, postings, repeat(~_LEVEL)))
    return "".join(map(_STEPS.__getitem__, map(sub, postings, before)))


class _Steps(dict[int, str]):
    """The text of a posting by its distance and level, in one number as in the index."""

    def __missing__(self, step: int) -> str:
        self[step] = told = _digits(step >> LEVEL_BITS) + _LEVELS[(step & _LEVEL) - 1]
        return told


_STEPS = _Steps()


def _digits(distance: int) -> str:
    if distance == 1:
        return ""
    digits = ""
    while distance:
        distance, digit = divmod(distance, 32)
        digits = _DIGITS[digit] + digits
    return digits


def _cards(texts: list[list[Document]]) -> Iterator[list[list[str | int]]]:
    cards: list[list[str | int]] = [
        [document.id, document.kind, document.title, document.summary, group, place]
        for group, together in enumerate(texts)
        for place, document in enumerate(together)
    ]
    for start in range(0, len(cards), _CARDS):
        yield cards[start : start + _CARDS]


def _cut_texts(documents: Iterable[Document]) -> list[list[Document]]:
    groups: list[list[Document]] = []
    room = 0
    for document in documents:
        length = sum(map(len, document.passages))
        if room < length or not groups:
            groups.append([])
            room = _TEXTS
        groups[-1].append(document)
        room -= length
    return groups


def kind_labels(words: dict[str, str]) -> dict[str, str]:
    """Return the name of each kind of document: the kinds of materials, the page of a kind, the words of vocabularies."""
    return {folder: kind.short for folder, kind in KINDS.items()} | words
