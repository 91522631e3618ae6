"""The web form: the configuration says every field once, keeps to the schema of Sveltia, and what it lets through is read."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from kopilka.content.bank import load
from kopilka.content.described import described
from kopilka.content.kinds import KINDS
from kopilka.diagnostics import KopilkaError, Severity
from kopilka.exports.admin import admin_files
from kopilka.rules import check
from kopilka.views.admin.collections import backend, configuration
from kopilka.views.admin.page import admin_page, policy
from kopilka.views.admin.widgets import MATERIALS, OF_AUTHORS
from kopilka.views.page import SiteInfo
from kopilka.views.store import store_of
from support.base import ROOT

BANK = load(ROOT)
CONFIG = configuration(BANK, SiteInfo())
COLLECTIONS = {collection["name"]: collection for collection in CONFIG["cms"]["collections"]}
SCHEMA = json.loads((ROOT / "node_modules/@sveltia/cms/schema/sveltia-cms.json").read_text("utf-8"))


#: The schema is asked about the first words of each list: about the others it would say the same.
FIRST_WORDS = {name: words[:2] for name, words in CONFIG["lists"].items()}


def whole(config, lists=CONFIG["lists"]):
    """Put the lists where the page of the form puts them."""
    if isinstance(config, list):
        return [whole(item, lists) for item in config]
    if not isinstance(config, dict):
        return config
    return {
        key: lists[value["list"]] if key == "options" and isinstance(value, dict) else whole(value, lists)
        for key, value in config.items()
    }


def faults_of_schema(config):
    told = whole({key: value for key, value in config.items() if key != "load_config_file"}, FIRST_WORDS)
    return [f"{list(fault.absolute_path)}: {fault.message[:200]}" for fault in Draft7Validator(SCHEMA).iter_errors(told)]


def paths_of_fields(fields, above=()):
    for field in fields:
        path = (*above, field["name"])
        yield path, "multiple" in field or field["widget"] == "list"
        yield from paths_of_fields(field.get("fields", ()), path)


def paths_described(fields):
    for field in fields:
        yield field.path, field.many
        yield from paths_described(field.parts)


# The configuration


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.folder)
def test_every_field_of_a_kind_is_asked_once(kind):
    collection = COLLECTIONS[kind.folder]
    asked = Counter(paths_of_fields(collection["fields"]))
    body = Counter({(("body",), False): 1} if kind.extension == "md" else {})
    assert asked == Counter(paths_described(described(kind.record))) + body
    assert (collection["folder"], collection["extension"]) == (f"practices/{kind.folder}", kind.extension)


def test_the_configuration_keeps_to_the_schema_of_sveltia():
    # All shapes of fields are among these; Sveltia itself asks the schema about the others before it starts.
    some = {**CONFIG["cms"], "collections": [COLLECTIONS[name] for name in ("events", "instruments", "routes")]}
    assert faults_of_schema(some) == []
    assert faults_of_schema({**some, "media_folder": 7, "collections": some["collections"][:1]}) != []


def test_an_author_sets_no_state_of_those_who_review():
    for collection in COLLECTIONS.values():
        state = next(field for field in collection["fields"] if field["name"] == "status")
        assert [option["value"] for option in state["options"]] == ["черновик", "на экспертизе"] == list(OF_AUTHORS)
        assert (state["required"], state["default"]) == (True, "черновик")


def test_only_what_a_draft_must_have_is_required():
    required = {name: [field["name"] for field in item["fields"] if field["required"]] for name, item in COLLECTIONS.items()}
    assert required["techmaps"] == ["title", "summary", "status", "origin"]
    assert required["replications"] == ["title", "summary", "status", "origin", "school", "school_year", "material"]


def test_lists_hold_the_vocabularies_and_the_public_materials_alone(make_base):
    term = {
        "title": "Слово базы",
        "summary": "Слово, о котором договорились школы города. Даёт определение и отличие.",
        "origin": "школа",
    }
    root = make_base({"terms/tayna.yml": yaml.safe_dump({**term, "status": "черновик"}, allow_unicode=True)})
    bank = load(root)
    assert configuration(bank, SiteInfo())["lists"][MATERIALS] == []
    assert configuration(bank, SiteInfo(preview=True))["lists"][MATERIALS] == [
        {"label": "Слово базы — термин", "value": "terms/tayna"}
    ]
    assert {"label": BANK.vocabularies["risks"].terms["ovz"].title, "value": "ovz"} in CONFIG["lists"]["risks"]


def test_hints_show_no_markup_that_nobody_meant():
    technique = {field["name"]: field for field in COLLECTIONS["elements"]["fields"]}
    assert technique["grades"]["hint"] == "Номера классов от 1 до 11. Например: 5, 6"
    programme = {field["name"]: field for field in COLLECTIONS["projects"]["fields"]}["stages"]
    quarters = next(field for field in programme["fields"] if field["name"] == "quarters")
    assert quarters["hint"] == "Например: 2024/2025-1"


# What it lets through


WORDS = st.text(st.sampled_from("абв где: #'\"-—\n{}[]&*!|>%@`,?1.я"), min_size=1, max_size=80).map(str.strip).filter(bool)


def values(field):
    """Return what a person may put into a field, as Sveltia keeps it."""
    if field.get("multiple") or field["widget"] == "list":
        if "fields" in field:
            inner = record_of(field["fields"])
        else:
            inner = values({**field.get("field", field), "multiple": False, "widget": field.get("field", field)["widget"]})
        unique = None if "fields" in field else (lambda value: value)
        return st.lists(inner, min_size=field.get("min", 0), max_size=max(2, field.get("min", 0)), unique_by=unique)
    return ONE[field["widget"]](field)


def texts(field):
    if "pattern" in field:
        like = {"^\\d{4}/\\d{4}$": r"20[0-4]\d/20[0-4]\d", "^[a-z0-9-]+$": r"[a-z0-9]{1,8}"}[field["pattern"][0]]
        return st.from_regex(like, fullmatch=True)
    least, most = field.get("minlength", 1), field.get("maxlength", 200)
    return WORDS.map(lambda text: (text * (least // len(text) + 1))[:most].strip()).filter(lambda text: len(text) >= least)


def numbers(field):
    least, most = field.get("min", -1000), field.get("max", 1000)
    whole_numbers = st.integers(int(max(least, 1)) if least > 0 else int(least), int(most))
    return whole_numbers if field["value_type"] == "int" else st.one_of(whole_numbers, st.just(float(least)))


def references(field):
    return st.sampled_from([material.id for material in BANK.of(field["collection"])] or [None])


ONE = {
    "string": texts,
    "text": texts,
    "richtext": lambda field: st.just(""),
    "file": lambda field: st.just("kartochki.docx"),
    "select": lambda field: st.sampled_from([option["value"] for option in field["options"]]),
    "relation": references,
    "number": numbers,
    "boolean": lambda field: st.booleans(),
    "datetime": lambda field: st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat),
    "object": lambda field: record_of(field["fields"]),
}


def record_of(fields):
    """Return what a form of these fields may give; an empty field that need not be filled is left out, as Sveltia does."""
    asked = {field["name"]: values(field) for field in fields if field["name"] != "body"}
    needed = {field["name"] for field in fields if field["required"] or ("min" in field and field["widget"] == "list")}
    return st.fixed_dictionaries(
        {name: value for name, value in asked.items() if name in needed},
        optional={name: value for name, value in asked.items() if name not in needed},
    ).map(lambda record: {key: value for key, value in record.items() if value not in ([], None, "")})


def written(kind, record):
    """Write a record as Sveltia does: keys in the order of the form, lists in columns, long lines unbroken."""
    text = yaml.safe_dump(record, allow_unicode=True, sort_keys=False, default_flow_style=False, width=10**9)
    return f"---\n{text}---\n" if kind.extension == "md" else text


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.folder)
def test_what_the_form_lets_through_is_read(kind, tmp_path_factory):
    # Several in one base: the vocabularies are read once for all of them.
    several = st.lists(record_of(whole(COLLECTIONS[kind.folder]["fields"])), min_size=4, max_size=4)

    @settings(max_examples=2, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(several)
    def proved(records):
        root = tmp_path_factory.mktemp("base")
        folder = root / "practices" / kind.folder
        folder.mkdir(parents=True)
        (root / "practices/_vocabulary").symlink_to(ROOT / "practices/_vocabulary")
        texts_of_files = [written(kind, record) for record in records]
        for number, text in enumerate(texts_of_files):
            (folder / f"forma-{number}.{kind.extension}").write_text(text, "utf-8")
        bank = load(root)
        faults = [f"{fault.path} {fault.code} {fault.message}" for fault in bank.problems if fault.severity is Severity.ERROR]
        assert faults == [], texts_of_files
        assert len(bank.of(kind.folder)) == len(records)

    proved()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.folder)
def test_the_least_that_the_form_takes_passes_the_check(kind, make_base):
    text = "Помогает ученику начать решать самому. Учитель даёт не ответ, а самую малую подсказку."
    told = {"title": "Лестница подсказок", "summary": text, "status": "черновик", "origin": "школа"}
    needed = [field["name"] for field in COLLECTIONS[kind.folder]["fields"] if field["required"]]
    more = {"school": "nasha", "school_year": "2024/2025", "material": "schools/nasha"}
    record = told | {name: more[name] for name in needed if name in more}
    assert set(needed) <= record.keys()
    school = {**told, "title": "Средняя школа", "short_name": "Школа", "full_name": "Школа", "number": 1}
    root = make_base(
        {
            "schools/nasha.yml": yaml.safe_dump(school, allow_unicode=True),
            f"{kind.folder}/forma.{kind.extension}": written(kind, record),
        }
    )
    bank = load(root)
    assert [problem for problem in check(bank) if problem.severity is Severity.ERROR] == []


# The page and the repository


def test_the_page_is_in_russian_and_not_for_search_engines():
    page = admin_page(SiteInfo())
    assert '<html lang="ru">' in page
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "Хранилище базы ещё не назначено" in page.replace("\u00a0", " ")
    assert "http" not in policy(None)


def test_an_edition_for_a_disk_has_no_form():
    assert list(admin_files(BANK, SiteInfo(portable=True))) == []
    assert all(artifact.uri.startswith("admin/") for artifact in admin_files(BANK, SiteInfo()))


SERVICES = {
    "github": ({"backend": "github", "repo": "gorod/kopilka"}, "https://api.github.com", ["token"]),
    "gitlab": (
        {"backend": "gitlab", "repo": "gorod/kopilka", "address": "https://git.example.ru/", "app_id": "17"},
        "https://git.example.ru/api/v4",
        None,
    ),
    "gitea": ({"backend": "gitea", "repo": "gorod/kopilka", "branch": "master"}, "https://gitea.com/api/v1", ["token"]),
}


@pytest.mark.parametrize("name", SERVICES)
def test_a_repository_of_mkdocs_yml_is_the_only_server_named(name):
    options, api, methods = SERVICES[name]
    store = store_of(options)
    made = backend(store)
    assert (made["name"], made["repo"], made["api_root"], made.get("auth_methods")) == (name, "gorod/kopilka", api, methods)
    info = SiteInfo(store=store)
    config = configuration(BANK, info)["cms"]
    assert (config.get("publish_mode") == "editorial_workflow") is (name != "gitea")
    assert api.split("/api")[0] in policy(store)
    assert "netlify" not in json.dumps(config) + policy(store)
    assert "ещё не назначено" not in admin_page(info).replace("\u00a0", " ")
    assert faults_of_schema({**config, "collections": config["collections"][:1]}) == []


@pytest.mark.parametrize(
    "options",
    [
        {"backend": "bitbucket", "repo": "a/b"},
        {"backend": "github"},
        {"backend": "github", "repo": "odno-slovo"},
        {"backend": "gitea", "repo": "a/b", "adress": "https://git.example.ru"},
        {"backend": "gitea", "repo": "a/b", "address": "git.example.ru"},
    ],
)
def test_a_wrong_repository_is_told_with_the_right_form(options):
    with pytest.raises(KopilkaError, match="Например: admin:"):
        store_of(options)


def test_no_repository_is_no_fault():
    assert store_of({}) is None
    assert store_of({"backend": "", "repo": ""}) is None
