"""The search: the index in Python, the engine over it, and the queries that people type."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kopilka.content.bank import load
from kopilka.content.kinds import KINDS
from kopilka.diagnostics import KopilkaError
from kopilka.exports.search import search_files
from kopilka.search.card import card_texts
from kopilka.search.cutting import ENCODING, Cutter
from kopilka.search.documents import CONCEPTS, documents
from kopilka.search.files import encoded
from kopilka.search.index import LEVEL_BITS, build, name_term
from kopilka.search.passages import Passages
from kopilka.search.synonyms import load_synonyms, phrase_of
from kopilka.search.words import normal, raw_words, stems, words
from kopilka.views.facets import shown
from kopilka.views.links import FACET_FOLDERS
from kopilka.views.page import SiteInfo
from support.base import ROOT

NODE = shutil.which("node") or "node"
ANSWERS = ROOT / "tests" / "support" / "answers.mjs"
JUDGED = ROOT / "tests" / "search" / "judged.yml"
LETTERS = (("ё", "е"), ("«", ""), ("»", ""), ("№", ""))


def written(bank, folder: Path) -> Path:
    for artifact in search_files(bank, SiteInfo()):
        target = folder / artifact.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.make())
    return folder


def node(script: str, value: object) -> object:
    """Run a module that reads JSON from standard input and prints JSON."""
    command = [NODE, "--input-type=module", "--eval", script]
    done = subprocess.run(command, input=json.dumps(value), capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout)


def answers(site: Path, queries: list[str], **options: object) -> list[dict]:
    command = [NODE, str(ANSWERS), str(site), json.dumps({"limit": 5} | options)]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def index(real, tmp_path_factory):
    return written(real, tmp_path_factory.mktemp("search"))


# Words


def test_words_of_a_text():
    assert words(normal("О.В.З. и «Ёлка», Р-93 № 5а", LETTERS)) == ["овз", "и", "елка", "р", "93", "5", "а"]
    assert words(normal("cлабоуспевающие PISA", LETTERS)) == ["слабоуспевающие", "pisa"]
    assert words(normal("пере\u00adнос за\u0301мок и\u0306", LETTERS)) == ["перенос", "замок", "й"]


_IN_BROWSER = """
import { readFileSync } from "node:fs";
import { normal, stem, words } from "./scripts/web/search/words.mjs";
const { texts, letters } = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => words(normal(text, letters)).map(stem))));
"""


def test_the_browser_stems_every_word_of_the_base_and_fifty_thousand_more_as_python_does(real):
    from pymorphy3 import MorphAnalyzer

    found = {word for material in real.materials.values() for word in words(normal(material.source.text, LETTERS))}
    keys = MorphAnalyzer(lang="ru").dictionary.words.keys
    dictionary: set[str] = set()
    for first, second in product("абвгдежзиклмнопрстуфхцчшщэюя", "аеиоурлнт"):
        dictionary.update(word.replace("ё", "е") for word in keys(first + second + "а") if word.isalpha())
        if len(dictionary) > 60_000:
            break
    told = sorted(found | dictionary)
    assert len(found) > 10_000
    assert len(dictionary) > 50_000
    theirs = node(_IN_BROWSER, {"texts": told, "letters": dict(LETTERS)})
    assert theirs == [[stem] for stem in stems(told)]


@settings(max_examples=30)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("абвёЁйЩьABcxx.«»№-–9 5\u00ad\u0301\u0306и\n"), max_size=30), min_size=20, max_size=40
    )
)
def test_the_browser_takes_texts_apart_as_python_does(texts):
    assert node(_IN_BROWSER, {"texts": texts, "letters": dict(LETTERS)}) == [
        stems(words(normal(text, LETTERS))) for text in texts
    ]


@settings(max_examples=400)
@given(
    st.text(alphabet=st.sampled_from("абвёЁйЩьABczZ.«»№-–9 5²×Kİђє\u00ad\u0301\u0306\u0308и\n\u00a0"), max_size=40),
    st.sampled_from([LETTERS, (), (("ё", "ио"), ("5", ""))]),
)
def test_long_texts_are_cut_as_short_ones(text, letters):
    cut = [word.decode(ENCODING) for word in Cutter(letters).bag(text)]
    assert sorted(cut) == sorted(raw_words(normal(text, letters)))
    assert cut == sorted(cut, key=str.isdigit)


def test_passages_of_a_body_hold_its_text_in_order(real):
    body = Passages(
        "Начало *важное*,\nдва `слова` <b>и</b> знак[^1]\n\n# Раз\n\n## Два **и** три\n\n"
        "- [ ] дело\n  - внутри\n\n  ещё\n- другое\n\n> ## В цитате\n> слова\n\n"
        "| а | б |\n|---|---|\n| в |  |\n| | г *д* |\n\n    код\n\n<div>\nразметка\n</div>\n\n[^1]: Сноска.\n"
    )
    assert body.headings == [(1, "Раз"), (2, "Два и три")]
    assert body.all == [
        *("Начало важное, два слова <b>и</b> знак1", "Раз", "Два и три", "дело", "внутри", "ещё", "другое", "В цитате", "слова"),
        *("а · б", "в", "г д", "код", "<div> разметка </div>", "Сноска."),
    ]
    for material in real.materials.values():
        tree = material.source.body
        told = Passages(material.source.body_text)
        assert told.headings == [(node.info, node.text.strip()) for node in tree.nodes if node.tag == "Heading"]
        inline = "".join(node.text for node in tree.nodes)
        assert "".join("".join(told.all).replace("·", "").split()) == "".join(inline.replace("·", "").split())


def test_what_is_nested_too_deep_is_still_found():
    assert Passages("> " * 200 + "глубоко").all == ["глубоко"]


# The index


def test_postings_are_distances_and_levels():
    postings = [number << LEVEL_BITS | level for number, level in ((0, 1), (1, 2), (3, 26), (35, 3))]
    assert encoded(postings) == "AB2Z10C"


def test_phrases_keep_their_stop_words_only_where_little_would_be_left():
    assert phrase_of("не хочет учиться") == " ".join(stems(["хочет", "учиться"]))
    assert phrase_of("что делать если") == "=" + " ".join(stems(["что", "делать", "если"]))
    assert phrase_of("") == ""


def test_the_same_base_gives_the_same_bytes(make_base, card, tmp_path):
    root = make_base({"techmaps/tk-a.md": card, "techmaps/tk-b.md": card.replace("Порядок", "Беспорядок")})
    first = {artifact.uri: artifact.make() for artifact in search_files(load(root), SiteInfo())}
    second = {artifact.uri: artifact.make() for artifact in search_files(load(root), SiteInfo())}
    assert first == second
    assert "assets/data/search/manifest.js" in first


def test_the_version_follows_the_content(make_base, card):
    def version(root):
        files = {artifact.uri: artifact.make().decode() for artifact in search_files(load(root), SiteInfo())}
        told = {re.search(r'"version":"(\w+)"', text)[1] for text in files.values()}
        assert len(told) == 1, "every file names the version of the manifest"
        return told.pop()

    root = make_base({"techmaps/tk-a.md": card})
    before = version(root)
    (root / "practices" / "techmaps" / "tk-a.md").write_text(card.replace("подряд", "вразброс"), "utf-8")
    assert version(root) != before


def test_drafts_are_found_only_in_a_preview(make_base, card):
    root = make_base({"techmaps/tk-a.md": card.replace("опубликовано", "черновик")})

    def ids(info):
        [text] = [one.make().decode() for one in search_files(load(root), info) if one.uri.endswith("search/ids.js")]
        return "techmaps/tk-a" in text

    assert not ids(SiteInfo())
    assert ids(SiteInfo(preview=True))


def test_an_empty_base_has_an_index_that_finds_nothing(make_base, tmp_path):
    site = written(load(make_base()), tmp_path / "site")
    assert all(answer["hits"] == [] or answer["hits"][0]["kind"] != "techmaps" for answer in answers(site, ["дроби", ""]))


def test_a_base_without_synonyms_is_searched_all_the_same(make_base, card, tmp_path):
    root = make_base({"techmaps/tk-a.md": card})
    (root / "practices" / "_vocabulary" / "synonyms.yml").unlink()
    [answer] = answers(written(load(root), tmp_path / "site"), ["скобки"])
    assert answer["hits"][0]["id"] == "techmaps/tk-a"


def test_broken_synonyms_are_named(make_base):
    root = make_base()
    file = root / "practices" / "_vocabulary" / "synonyms.yml"
    file.write_text("title: Синонимы\nitems:\n  - {id: a, title: А, lishnee: 1}\n", "utf-8")
    with pytest.raises(KopilkaError, match=r"synonyms\.yml.*items\.0\.lishnee"):
        load_synonyms(root)


def test_whole_names_numbers_and_stop_words(real):
    made = build(documents(real, shown(real), {}), load_synonyms(ROOT))
    assert name_term(["школа", "44"]) in made.postings
    assert "для" not in made.postings
    held = {made.documents[one >> LEVEL_BITS].id for one in made.postings["1082"]}
    assert "acts/prikaz-1082" in held


def test_every_concept_of_the_synonyms_that_a_page_can_have_exists(real):
    known = {f"kind:{kind.concept}" for kind in KINDS.values()} | {f"norm:{material.id}" for material in real.of("acts")}
    known |= {f"{prefix}:{term}" for name, prefix in CONCEPTS.items() for term in real.vocabularies[name].terms}
    named = {concept for group in load_synonyms(ROOT).groups for concept in group.concepts}
    # Measures, specialists, instruments and cases are no facets: their words are found by themselves.
    facets = {concept for concept in named if concept.split(":")[0] in ("kind", "norm", *CONCEPTS.values())}
    assert len(facets) > 40
    assert facets - known == set()


def test_groups_that_are_confused_name_each_other():
    groups = {group.id: group for group in load_synonyms(ROOT).groups}
    pairs = {(group.id, other) for group in groups.values() for other in group.confused}
    assert ("ppk", "pmpk") in pairs
    assert all((other, one) in pairs and groups[one].hint for one, other in pairs)


def test_pages_written_by_hand_are_found_without_their_macros(make_base, tmp_path):
    root = make_base()
    front = "---\ndescription: Кому и как писать.\n---\n"
    page = f"{front}{{% set a = 1 %}}\n# Дать практику\n\nЗовите <b>редактора</b> {{{{ link('x') }}}}.\n"
    (root / "docs" / "add.md").write_text(page, "utf-8")
    (root / "docs" / "about" / "decisions").mkdir(parents=True)
    (root / "docs" / "about" / "decisions" / "0001-a.md").write_text("---\ndescription: Решение.\n---\n# Дать решение\n", "utf-8")
    found = answers(written(load(root), tmp_path / "site"), ["дать практику", "редакторы", "решение"])
    assert [hit["url"] for hit in found[0]["hits"][:1]] == ["add/"]
    told = "".join(part["text"] for part in found[1]["hits"][0]["excerpt"])
    assert told == "Зовите редактора ."
    assert not [hit for hit in found[2]["hits"] if "decisions" in hit["id"]]


# Queries


def _judged() -> list[tuple[str, str, list[str]]]:
    groups = yaml.safe_load(JUDGED.read_text("utf-8"))
    return [(kind, str(text), ids) for kind, group in groups.items() for text, ids in group.items()]


def test_the_judged_queries_are_many_and_name_pages_that_exist(real):
    queries = _judged()
    assert len(queries) >= 300
    pages = {item.id for item in documents(real, shown(real), _landings(real))}
    assert {one for _, _, ids in queries for one in ids} <= pages
    assert all(ids for _, _, ids in queries)


def test_the_judged_queries_find_what_is_expected(index):
    queries = _judged()
    found = answers(index, [text for _, text, _ in queries])
    shares = []
    missed = []
    for (kind, text, expected), answer in zip(queries, found, strict=True):
        ids = {hit["id"] for hit in answer["hits"]}
        shares.append(len(ids & set(expected)) / min(5, len(expected)))
        if not ids & set(expected):
            missed.append((kind, text))
    assert sum(shares) / len(shares) >= 0.95, missed


def test_what_is_asked_about_outweighs_the_words_of_the_asker(index):
    asked = {
        "не понимает дроби": "techmaps/tk-matematika-5-drobi",
        "не усвоил дроби": "techmaps/tk-matematika-5-drobi",
        "не справляется с диктантом": "techmaps/tk-russkiy-bezudarnye",
        "не понимает текст": "techmaps/tk-chtenie-ponimanie",
    }
    assert [answer["hits"][0]["id"] for answer in answers(index, list(asked))] == list(asked.values())
    # Where nothing else is asked they are words like any other.
    [alone] = answers(index, ["как помочь"])
    assert "помочь" in alone["hits"][0]["title"]


def test_every_query_of_the_field_finds_what_it_is_about(real, index):
    field = yaml.safe_load((JUDGED.parent / "field.yml").read_text("utf-8"))
    about = {item.id: set(item.concepts) for item in documents(real, shown(real), _landings(real))}
    for concept, ids in field["meant"].items():
        for one in ids:
            about[one].add(concept)
    found = answers(index, [str(one["query"]) for one in field["queries"]])
    missed = [
        one["query"]
        for one, answer in zip(field["queries"], found, strict=True)
        if not any(about.get(hit["id"], set()) & set(one["expect"]) for hit in answer["hits"])
    ]
    assert missed == []


def _landings(bank):
    [ids] = [one.make().decode() for one in search_files(bank, SiteInfo()) if one.uri.endswith("search/ids.js")]
    return _concepts_of(json.loads(re.search(r'"of":(\[.*\])', ids)[1]))


def _concepts_of(uris):
    known = {folder: CONCEPTS[name] for name, folder in FACET_FOLDERS.items()}
    found = {}
    for uri in uris:
        folder, _, name = uri.partition("/")
        if name == "index" and folder in KINDS:
            found[f"kind:{KINDS[folder].concept}"] = uri
        elif folder in known:
            found[f"{known[folder]}:{name}"] = uri
    return found


def test_the_command_line_answers_as_agreed(index):
    cli = [NODE, "scripts/web/search/cli.mjs", "--site", str(index)]
    done = subprocess.run([*cli, "--limit", "3", "--json", "дроби"], capture_output=True, text=True, check=True, cwd=ROOT)
    found = json.loads(done.stdout)
    assert len(found) == 3
    assert [set(one) for one in found] == [{"id", "title", "url", "score"}] * 3
    assert found[0]["id"] == "techmaps/tk-matematika-5-drobi"
    assert found[0]["url"] == "techmaps/tk-matematika-5-drobi/"
    told = subprocess.run([*cli, "ghfrnbrf"], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert "«практика»" in told
    wrong = subprocess.run([*cli, "--limit", "много", "дроби"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert wrong.returncode == 2
    assert "Наберите" in wrong.stderr
    nowhere = subprocess.run(
        [NODE, "scripts/web/search/cli.mjs", "--site", "/нет", "дроби"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert nowhere.returncode == 1
    assert "соберите сайт" in nowhere.stderr


def test_council_and_commission_are_not_taken_for_each_other(index):
    council, commission = answers(index, ["ППК", "ПМПК"])
    assert council["hits"][0]["id"] in ("terms/ppk", "local-acts/la-polozhenie-ppk")
    assert commission["hits"][0]["id"] == "terms/pmpk"
    assert "консилиум или комиссия" in council["hints"][0]["text"].lower()
    assert "комиссия" in council["hints"][0]["query"].lower()
    assert "консилиум" in commission["hints"][0]["query"].lower()


def test_bad_queries_are_answered(index):
    bad = [
        "",
        "😀",
        "<script>alert(1)</script>",
        ".*+?^${}()|[]\\",
        "и в на",
        "а" * 10_000,
        "слово " * 2_000,
        '"',
        "-",
        "~ppk",
        "^ппк",
        "\u202e",
        "1 = 1; --",
    ]
    for text, answer in zip(bad, answers(index, bad), strict=True):
        assert answer["failed"] == [], text
        assert isinstance(answer["total"], int)


SPACES = st.text("ая \u00a0\u2009\u00ad\t\n", max_size=12)


@given(SPACES)
def test_a_text_of_a_card_has_one_plain_space_between_words(text):
    assert card_texts({"about": text}) == ([" ".join(text.split())] if re.search("[ая]", text) else [])
