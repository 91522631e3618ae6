"""The curators' desk: counts, the index of fullness and its steps, the map of gaps, git's history, the watch over the law."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kopilka.content.bank import load
from kopilka.content.enums import Availability, Stage, Status
from kopilka.content.history import Reading, read_history
from kopilka.rules import check, clock
from kopilka.views.catalogue import catalogue
from kopilka.views.desk.activity import activities
from kopilka.views.desk.data import statistics_data
from kopilka.views.desk.fullness import ENOUGH, LEVELS, Place, Standing, fullness, measure, standings, weight
from kopilka.views.desk.gaps import heat_tables
from kopilka.views.desk.legal import legal_watch
from kopilka.views.desk.statistics import statistics
from kopilka.views.desk.steps import Action, steps
from kopilka.views.facets import shown
from kopilka.views.page import SiteInfo
from kopilka.views.pages import all_pages
from support.repository import commit, git

TODAY = date(2026, 11, 22)
PLACES = [Place("kinds", kind, level) for kind in ("techmaps", "events") for level in LEVELS]
PLACES += [Place("risks", "kadry", stage.value) for stage in Stage] + [Place("schools", "shkola-1")]
ENTRIES = st.lists(
    st.tuples(st.floats(0, 1), st.booleans(), st.booleans(), st.lists(st.sampled_from(PLACES), unique=True)), max_size=12
)
HALF_EMPTY = st.lists(st.tuples(st.floats(0, 0.5), st.booleans(), st.booleans(), st.just(PLACES)), max_size=30)


def entries(rows, material=None):
    return [Standing(material, (), complete, late, counts, tuple(places)) for complete, late, counts, places in rows]


# The index


@given(ENTRIES, HALF_EMPTY)
def test_padding_with_empty_entries_never_raises_the_index(rows, padding):
    before, after = measure(PLACES, entries(rows)), measure(PLACES, entries(rows + padding))
    assert (after.total, after.words) == (before.total, before.words)


@given(ENTRIES, ENTRIES)
def test_an_honest_entry_never_lowers_the_index(rows, more):
    before, after = measure(PLACES, entries(rows)), measure(PLACES, entries(rows + more))
    assert after.total >= before.total - 1e-9
    assert all(after.words[word] >= value - 1e-9 for word, value in before.words.items())
    assert 0 <= after.total <= 100 + 1e-9


@given(st.floats(0, 1), st.floats(0, 1), st.booleans())
def test_filling_a_field_never_makes_a_material_lighter(one, other, late):
    low, high = sorted((one, other))
    assert weight(low, overdue=late) <= weight(high, overdue=late) <= weight(high)


def test_three_complete_materials_fill_a_place_and_a_fourth_adds_nothing():
    place = Place("kinds", "techmaps", "ooo")
    full = [(1.0, False, True, [place])]
    assert [measure([place], entries(full * number)).words["kinds", "techmaps"] for number in (1, ENOUGH, 9)] == pytest.approx(
        [100 / ENOUGH, 100, 100]
    )


def test_stubs_copies_and_declared_titles_leave_the_real_index_as_it_is(real):
    with clock.on(TODAY):
        before = fullness(real)
        model = real.materials["techmaps/tk-matematika-5-drobi"]
        padded = dict(real.materials)
        for number in range(20):
            padded[f"techmaps/kopiya-{number}"] = replace(model, id=f"kopiya-{number}")
            titled = model.record.model_copy(update={"title": f"Другое имя {number}", "summary": f"Другие слова {number}. " * 5})
            padded[f"techmaps/imya-{number}"] = replace(model, id=f"imya-{number}", record=titled)
            promised = model.record.model_copy(update={"availability": Availability.DECLARED, "duration": str(number)})
            padded[f"techmaps/zayavka-{number}"] = replace(model, id=f"zayavka-{number}", record=promised)
            archived = model.record.model_copy(update={"status": Status.ARCHIVED, "duration": str(number)})
            padded[f"techmaps/arkhiv-{number}"] = replace(model, id=f"arkhiv-{number}", record=archived)
        after = fullness(replace(real, materials=padded))
    assert (after.total, after.words) == (before.total, before.words)


def test_a_card_with_a_title_alone_weighs_nothing(make_base, card):
    root = make_base({"techmaps/tk-pusto.md": card, "techmaps/tk-pusto-2.md": card.replace("Порядок", "Другой порядок")})
    with clock.on(TODAY):
        index = fullness(load(root))
    assert index.total == 0
    assert [standing.weight for standing in index.standings] == [0, 0]


def test_a_step_raises_the_index_by_what_it_promises(real):
    """Each step is done for real: the material is made complete, reviewed or given, or a complete one is put into its place."""
    later = date(2028, 1, 10)
    with clock.on(later):
        before = fullness(real)
        places = list(before.places)
        seen = set()
        for step in steps(before):
            if step.action in seen and step.action is not Action.FILL:
                continue
            seen.add(step.action)
            if step.standing is None:
                assert step.place is not None
                done = [*before.standings, Standing(before.standings[0].material, (), 1.0, False, True, (step.place,))]
            else:
                change = {
                    Action.FILL: {"missing": (), "complete": 1.0},
                    Action.REVIEW: {"overdue": False},
                    Action.GIVE: {"counts": True, "complete": 1.0, "overdue": False},
                }[step.action]
                done = [replace(item, **change) if item is step.standing else item for item in before.standings]
            assert measure(places, done).total - before.total == pytest.approx(step.gain, abs=1e-6)
    assert seen == set(Action)


def test_steps_name_the_very_fields_and_sections_that_are_missing(real):
    with clock.on(TODAY):
        found = {
            step.standing.material.key: step.standing.missing for step in steps(fullness(real)) if step.action is Action.FILL
        }
        noted = {problem.path: problem.message for problem in check(real, TODAY) if problem.code == "FUL001"}
    for key, missing in found.items():
        assert missing
        message = noted[real.materials[key].source.path]
        assert all(label in message for label in missing)


def test_overdue_materials_weigh_half(real):
    with clock.on(TODAY):
        fresh = fullness(real)
    with clock.on(date(2030, 1, 1)):
        stale = fullness(real)
    assert stale.total < fresh.total
    assert sum(item.weight for item in stale.standings) == pytest.approx(sum(item.weight for item in fresh.standings) / 2)


# Counts


def test_counts_of_kinds_and_the_shares_agree_with_the_files(real):
    told = statistics(real)
    library = [item for item in shown(real) if item.kind.library]
    kinds = next(counts for counts in told.breakdowns if counts.id == "kinds")
    assert sum(row.count for row in kinds.rows) == told.given == len(library) - told.declared
    assert all(0 <= share.part <= share.whole <= told.given for share in told.shares)
    assert json.dumps(statistics_data(real), ensure_ascii=False)


def test_schools_stand_by_number_not_by_count(real):
    rows = next(counts for counts in statistics(real).breakdowns if counts.id == "schools").rows
    numbers = [real.get("schools", row.id).record.number or 10_000 for row in rows]
    assert numbers == sorted(numbers)


# History


def test_a_base_without_git_says_so_and_still_counts_reviews(make_base, card):
    root = make_base({"techmaps/tk-proba.md": card.replace("origin:", "reviewed: 2026-11-22\norigin:")})
    assert read_history(root).state is Reading.ABSENT
    told = activities(load(root))
    assert [(row.id, row.new, row.improved, row.reviewed) for row in told.months] == [("2026-11", 0, 0, 1)]


def test_history_follows_a_material_from_draft_through_a_rename_to_readers(make_base, card):
    draft = card.replace("status: опубликовано", "status: черновик") + "\nstatus: опубликовано\nreviewed: 2025-01-01\n"
    root = make_base({"techmaps/tk-staroe.md": draft, "techmaps/tk-tikho.md": card})
    git(root, "init", "-q")
    commit(root, "2025-09-01")
    file = root / "practices/techmaps/tk-staroe.md"
    file.write_text(card.replace("status: опубликовано", "status: 'опубликовано'  # можно читать") + "\nЕщё строка.\n", "utf-8")
    commit(root, "2025-09-20")
    git(root, "mv", "practices/techmaps/tk-staroe.md", "practices/techmaps/tk-novoe.md")
    commit(root, "2025-10-02")
    new = root / "practices/techmaps/tk-novoe.md"
    new.write_text(card.replace("origin:", "reviewed: 2025-11-03\norigin:"), "utf-8")
    commit(root, "2025-11-05")
    told = read_history(root)
    life = told.lives["techmaps/tk-novoe"]
    assert told.state is Reading.WHOLE and set(told.lives) == {"techmaps/tk-novoe", "techmaps/tk-tikho"}
    assert (life.added, life.published, life.reviewed) == (date(2025, 9, 1), date(2025, 9, 20), {date(2025, 11, 3)})
    assert life.changed == (date(2025, 9, 20), date(2025, 10, 2), date(2025, 11, 5))
    months = {row.id: (row.new, row.improved, row.reviewed) for row in activities(load(root)).months}
    assert months == {"2025-11": (0, 1, 1), "2025-10": (0, 1, 0), "2025-09": (2, 1, 0)}
    waited = activities(load(root)).waiting
    assert (waited.measured, waited.at_once, waited.median, waited.longest) == (2, 1, 19, 19)


def test_a_shallow_clone_says_so(make_base, card, tmp_path):
    root = make_base({"techmaps/tk-proba.md": card})
    git(root, "init", "-q")
    commit(root, "2025-09-01")
    (root / "practices/techmaps/tk-proba.md").write_text(card + "\nЕщё.\n", "utf-8")
    commit(root, "2025-10-01")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root}", str(tmp_path / "shallow"))
    told = activities(load(tmp_path / "shallow"))
    assert told.state is Reading.SHALLOW
    assert all(row.new == row.improved == 0 for row in told.months)
    page = next(page for page in all_pages(load(tmp_path / "shallow"), SiteInfo()) if page.uri == "numbers/index")
    assert "обрезана" in page.html.replace("\u00a0", " ")


def test_an_empty_repository_is_no_history(make_base):
    root = make_base()
    git(root, "init", "-q")
    assert read_history(root).state is Reading.ABSENT


# Gaps


def test_every_cell_is_what_the_catalogue_shows_under_its_link(real):
    data = catalogue(real, SiteInfo())
    facets = {name: (number, [option[0] for option in options]) for number, (name, _, options) in enumerate(data["facets"])}
    given = {item.key for item in shown(real) if item.record.availability is Availability.GIVEN}
    rows = [row for row in data["rows"] if row[0] in given]

    def found(query):
        asked = {name: set(values[0].split(",")) for name, values in parse_qs(query).items()}
        return sum(
            all(asked[name] & {facets[name][1][value] for value in row[-1][facets[name][0]]} for name in asked) for row in rows
        )

    tables = {table.id: table for table in heat_tables(real)}
    assert len(tables) == 13
    for table in (tables["risks"], tables["subjects"], tables["klass-5"]):
        for _, cells in table.rows:
            assert all(cell.count == found(cell.query) for cell in cells if cell.count is not None)


def test_a_subject_is_not_asked_for_where_it_is_not_taught(real):
    table = next(table for table in heat_tables(real) if table.id == "subjects")
    chemistry = next(cells for word, cells in table.rows if word.id == "khimiya")
    assert chemistry[0].count is None
    assert chemistry[9].count is not None


# The law


def test_a_repealed_act_flags_exactly_its_dependants_in_the_check_on_the_page_and_in_the_list(real):
    act = real.materials["acts/r-93"]
    gone = act.record.model_copy(update={"valid_to": date(2026, 1, 1), "replaced_by": ("prikaz-763",)})
    bank = replace(real, materials={**real.materials, act.key: replace(act, record=gone)})
    with clock.on(TODAY):
        watch = legal_watch(bank)
        entry = next(entry for entry in watch.repealed if entry.act.key == act.key)
        listed = {material.key for material in entry.dependants}
        warned = {
            problem.path.removeprefix("practices/").rsplit(".", 1)[0]
            for problem in check(bank, TODAY)
            if problem.code == "DAT005" and gone.short in problem.message
        }
        banners = {
            page.uri for page in all_pages(bank, SiteInfo()) if "kp-notice--repealed" in page.html and page.uri in bank.materials
        }
    assert listed == warned == banners - {item.act.key for item in watch.repealed}
    assert listed and [item.key for item in entry.replaced_by] == ["acts/prikaz-763"]


def test_desk_pages_are_made_of_an_empty_base_too(make_base):
    made = {page.uri: page.html for page in all_pages(replace(load(make_base()), vocabularies={}), SiteInfo())}
    for name in ("numbers/index", "gaps/index", "gaps/subjects", "gaps/klass-5", "legal/index", "orders/index"):
        assert "<h1>" in made[name]


def test_standings_of_the_same_text_count_once(real):
    model = real.materials["techmaps/tk-matematika-5-drobi"]
    first, second = standings(real, [model, replace(model, id="drugoy")])
    assert first.weight == 1 and second.weight == 0
