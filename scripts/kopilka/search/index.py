"""The inverted index: for each stem the documents that hold it, each with one number from BM25F.

A document's number for a stem is already weighed by field, length and prior, so a browser only multiplies it by how rare the
stem is and adds up. It is kept as a level from 1 to `LEVELS`.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, MutableSequence, Sequence
from dataclasses import dataclass, field
from functools import partial

from kopilka.search.cutting import ENCODING, Cutter
from kopilka.search.documents import BETWEEN, Document
from kopilka.search.synonyms import Synonyms, spoken
from kopilka.search.words import STOP, Letters, normal, raw_words, stem, stems, whole_cyrillic, words

LEVELS = 26
#: Weight of a field, and how much its length counts (BM25F's b).
FIELDS = {
    "title": (10.0, 0.4),
    "aliases": (8.0, 0.4),
    "summary": (4.0, 0.3),
    "headings": (3.0, 0.5),
    "facets": (2.5, 0.3),
    "around": (0.8, 0.3),
    "body": (1.0, 0.7),
}
#: BM25F's k1 for weights of this size: a word of the title alone comes to two thirds, one word of the body to a sixth.
_SATURATION = 5.0
#: Fields in which a phrase of several words is looked for; one word is looked for everywhere.
_TEXT = "body"
_LISTS = frozenset(("aliases", "headings", "facets", "around"))
_SHORT = ("title", "aliases", "summary", "headings", "facets", "around")
#: What another word for the same thing is worth: less than the word itself, and less than the page of the thing.
_ALIKE = 0.55
#: Words of a name that somebody may type as a whole.
LONGEST_NAME = 5
#: A number of one or two digits is a class or a school in the short fields, and only a sum in a text.
_SUM = 2

#: Numbers of documents in their order, each with its level in the lowest bits: four bytes, where an int takes nine times as much.
Postings = MutableSequence[int]
LEVEL_BITS = 5


@dataclass
class Index:
    """Documents in their order; for each term its postings and the endings of its forms."""

    documents: Sequence[Document]
    postings: dict[str, Postings] = field(default_factory=dict)
    endings: dict[str, set[str]] = field(default_factory=dict)


def build(documents: Sequence[Document], synonyms: Synonyms) -> Index:
    """Count the words of the documents and weigh them."""
    lexicon = _Lexicon(synonyms)
    counted = [lexicon.count(document) for document in documents]
    weigher = _Weigher(counted)
    index = Index(documents, endings=lexicon.endings)
    postings: defaultdict[str, Postings] = defaultdict(partial(array, "I"))
    for number, (document, counts) in enumerate(zip(documents, counted, strict=True)):
        levels = weigher.levels(counts, document.prior)
        levels |= lexicon.groups(counts, levels, document.concepts) | lexicon.names(document)
        for term, level in levels.items():
            postings[term].append(number << LEVEL_BITS | level)
    index.postings.update(postings)
    return index


@dataclass
class _Counts:
    """The stems of each field of a document and how often each stands there; the short fields also in their order.

    All documents are counted before the first is weighed: two tuples take a fifth of the room of a `Counter`.
    """

    fields: dict[str, tuple[tuple[str, ...], tuple[int, ...]]]
    lengths: dict[str, int]
    sequences: list[list[str]]


class _Stems(dict[str | bytes, str]):
    """The stem of every word that was met, empty for a word that is not indexed: each distinct word is stemmed once."""

    def __init__(self, endings: dict[str, set[str]], *, sums: bool) -> None:
        super().__init__()
        self.endings = endings
        self.sums = sums

    def __missing__(self, raw: str | bytes) -> str:
        word = whole_cyrillic(raw if isinstance(raw, str) else raw.decode(ENCODING))
        base = "" if word in STOP or (self.sums and len(word) <= _SUM and word.isdigit()) else stem(word)
        self[raw] = base
        if base:
            self.endings.setdefault(base, set()).add(word[len(base) :])
        return base


class _Pieces(dict[str, list[str]]):
    """The stems of every piece of a list in their order: the names of vocabulary words come again and again."""

    def __init__(self, of_word: _Stems, letters: Letters) -> None:
        super().__init__()
        self.of_word = of_word
        self.letters = letters

    def __missing__(self, piece: str) -> list[str]:
        self[piece] = found = self.of(piece)
        return found

    def of(self, text: str) -> list[str]:
        """Return the stems of a text that stands once, empty ones for words that are not indexed."""
        return [self.of_word[word] for word in raw_words(normal(text, self.letters))]


class _Lexicon:
    """Counts words, and knows which groups of synonyms they speak of."""

    def __init__(self, synonyms: Synonyms) -> None:
        self.letters = synonyms.letters
        self.endings: dict[str, set[str]] = {}
        self._pieces = _Pieces(_Stems(self.endings, sums=False), synonyms.letters)
        self._cut = Cutter(synonyms.letters).bag
        self._of_text = _Stems(self.endings, sums=True)
        # The terms of groups by what speaks of them: a stem, a row of stems by its first, a concept.
        self._one: dict[str, list[str]] = {}
        self._many: dict[str, list[tuple[list[str], list[str]]]] = {}
        self._about: dict[str, list[str]] = {}
        for phrase, groups in spoken(synonyms.groups).items():
            parts, terms = phrase.split(" "), [group.term for group in groups]
            if len(parts) > 1:
                self._many.setdefault(parts[0], []).append((parts, terms))
            else:
                self._one[phrase] = terms
        for group in synonyms.groups:
            for concept in group.concepts:
                self._about.setdefault(concept, []).append(group.term)

    def count(self, document: Document) -> _Counts:
        """Count the stems of a document's fields."""
        result = _Counts({}, {}, [])
        for name, text in document.texts.items():
            if not text:
                continue
            if name in _SHORT:
                pieces = list(map(self._pieces.__getitem__, text.split(BETWEEN))) if name in _LISTS else [self._pieces.of(text)]
                sequence = [base for piece in pieces for base in piece if base]
                result.sequences.append(sequence)
                counts = Counter(sequence)
                result.lengths[name] = sum(map(len, pieces))
            else:
                found = self._cut(text)
                counts = Counter(map(self._of_text.__getitem__, found))
                counts.pop("", None)
                result.lengths[name] = len(found)
            result.fields[name] = tuple(counts), tuple(counts.values())
        return result

    def groups(self, counts: _Counts, levels: dict[str, int], concepts: dict[str, float]) -> dict[str, int]:
        """Return the levels of terms that are no words: the groups of synonyms which speak of the document."""
        found: dict[str, int] = {}
        for base in levels.keys() & self._one.keys():
            _raise(found, self._one[base], int(levels[base] * _ALIKE))
        many = self._many
        for sequence in counts.sequences:
            for place in [place for place, base in enumerate(sequence) if base in many]:
                for parts, terms in many[sequence[place]]:
                    if sequence[place : place + len(parts)] == parts:
                        _raise(found, terms, int(min(levels[part] for part in parts) * _ALIKE))
        for concept, share in concepts.items():
            _raise(found, self._about.get(concept, ()), int(LEVELS * share))
        return found

    def names(self, document: Document) -> dict[str, int]:
        """Return the title and the other names of a document as terms: who types the whole name means the document."""
        called = (document.title, *document.names)
        said = [words(normal(name, self.letters)) for name in called]
        return {name_term(found): LEVELS for found in said if 0 < len(found) <= LONGEST_NAME}


def _raise(found: dict[str, int], terms: Iterable[str], level: int) -> None:
    """Let each of the terms have this level, one at least, where it has no higher one yet."""
    for term in terms:
        if found.get(term, 0) < (level or 1):
            found[term] = level or 1


def name_term(found: Sequence[str]) -> str:
    """Return the term under which the index keeps the documents that have these words for a name."""
    return "^" + " ".join(stems(found))


class _Weigher:
    """BM25F over the counts of all documents."""

    def __init__(self, counted: Sequence[_Counts]) -> None:
        totals: Counter[str] = Counter()
        holders: Counter[str] = Counter()
        for counts in counted:
            totals.update(counts.lengths)
            holders.update(counts.lengths.keys())
        self._mean = {name: totals[name] / holders[name] for name in holders if totals[name]}

    def levels(self, counts: _Counts, prior: float) -> dict[str, int]:
        """Return the level of each stem of a document."""
        top = LEVELS * prior

        def level(total: float) -> int:
            return int(top * total / (_SATURATION + total)) or 1

        weights: dict[str, float] = {}
        for name, found in counts.fields.items():
            if name in _SHORT and name in self._mean:
                weight = self._weight(name, counts)
                for base, times in zip(*found, strict=True):
                    weights[base] = weights.get(base, 0.0) + weight * times
        bases, often = counts.fields.get(_TEXT, ((), ()))
        if not bases:
            return {base: level(total) for base, total in weights.items()}
        # Nine stems of ten stand in the text alone, and how often is a small number.
        weight = self._weight(_TEXT, counts)
        of_times = [0, *(level(weight * times) for times in range(1, max(often) + 1))]
        levels = dict(zip(bases, map(of_times.__getitem__, often), strict=True))
        text = dict(zip(bases, often, strict=True))
        for base, total in weights.items():
            levels[base] = level(total + weight * text.get(base, 0))
        return levels

    def _weight(self, name: str, counts: _Counts) -> float:
        """Return what one word of a field is worth in a document."""
        weight, share = FIELDS[name]
        return weight / (1 - share + share * counts.lengths[name] / self._mean[name])
