"""Words of a text in the form in which they are indexed; `scripts/web/search/words.mjs` is the same in the browser."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from Stemmer import Stemmer

#: Words that stand everywhere and tell nothing. A negation is one of them: what is sought is found without it.
_STOP = """
    а без более бы был была были было быть в вам вас ваш весь во вот все всего всех вы где да для до его ее если есть еще
    же за и из или им их к как какой кто ко ли либо между меня мне мной можно мы на над нам нас наш не него нее нет ни них но
    о об обо около он она они оно от по под после при про с сам свой себя со так такой там те тем то того той только том ту ты
    у уже чего чем что чтобы чье чья эта эти это этого этой этот я n no т е д п др тд тп
"""
STOP = frozenset(_STOP.split())
#: Words that say that somebody asks rather than what about: «не понимает дроби», «как помочь с чтением».
_ASKING = """
    делает делать сделать знает знают знать может могут мочь надо найдите найти нужен нужна нужно нужны подскажите помогать
    помогите помогла помогло помочь понимает понимают понимаю понимать понял поняла понять получается посоветуйте справляется
    справляются справиться справился умеет умеют уметь усвоен усвоил усвоила усвоили усвоить
"""
#: Letters of the Latin alphabet that look like Cyrillic ones: a word that mixes both was meant in Cyrillic.
LOOKALIKES = str.maketrans("abcehkmoptxy", "авсенкмортху")

_WORD = re.compile(r"[a-zа-я]+|[0-9]+")
#: What every such abbreviation holds; a search that begins with a letter that is no letter of a class is ten times quicker.
_DOTS = re.compile(r"\.[a-zа-я]\.")
_DOTTED = re.compile(r"(?<![a-zа-я0-9])(?:[a-zа-я]\.){2,}[a-zа-я]?(?![a-zа-я])")
#: Soft hyphen, stress mark, joiners: they stand inside words and are not seen.
_INVISIBLE = "\u00ad\u0301\u200b\u200c\u200d\u2060\ufeff"
_LATIN = re.compile(r"[a-z]")
_STEMMER = Stemmer("russian")


Letters = tuple[tuple[str, str], ...]


def normal(text: str, letters: Letters) -> str:
    """Return the text in small letters without what is not seen, each letter replaced as `letters` says (ё by е).

    The dots of an abbreviation are left out: «О.В.З.» becomes «овз».
    """
    for mark in _INVISIBLE:
        if mark in text:
            text = text.replace(mark, "")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = text.lower()
    for letter, becomes in letters:
        if letter in text:
            text = text.replace(letter, becomes)
    return _DOTTED.sub(lambda found: found.group().replace(".", ""), text) if _DOTS.search(text) else text


def one_line(text: str) -> str:
    """Return the text with one plain space between its words and none around them."""
    # Of all spaces only the plain one is printable; most texts need no cutting.
    return text.strip(" ") if text.isprintable() and "  " not in text else " ".join(text.split())


def words(text: str) -> list[str]:
    """Return the words and numbers of a normal text in their order; «р-93» and «р93» are «р», «93»."""
    return [whole_cyrillic(word) for word in raw_words(text)]


def raw_words(text: str) -> list[str]:
    """Return the same words before mixed alphabets are put right: for whoever sees each distinct word once."""
    return _WORD.findall(text)


def whole_cyrillic(word: str) -> str:
    """Return a word that mixes alphabets in Cyrillic letters; others as they are."""
    if word.isascii() or not _LATIN.search(word):
        return word
    return word.translate(LOOKALIKES)


def stems(found: Sequence[str]) -> list[str]:
    """Return the Snowball stem of each word; numbers and Latin words are their own."""
    return list(_STEMMER.stemWords(found))


def stem(word: str) -> str:
    """Return the Snowball stem of one word."""
    return str(_STEMMER.stemWord(word))


#: The stems of the words of an asker.
ASKING = frozenset(stems(_ASKING.split()))
