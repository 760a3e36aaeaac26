"""The information form: what is typed or written is read, what is known goes in, what is not is marked."""

import re
import tomllib

import pytest

from simulation.cli import main
from simulation.form import filling, keeping, printing
from simulation.form.answers import WEEK_OF, Answers, Past
from simulation.form.files import from_answers
from simulation.form.questions import CHOICE, CHOICES, ITEMS, PARTS, questions
from simulation.form.reading import Unclear, choice_word, read
from simulation.loading import load_community, load_scenario
from simulation.profile import CommunityProfile
from simulation.words import LANGUAGES, catalogue, use_language

ALL = {part.key: part for one in questions() for part in (one, *one.parts)}
FULL = {
    "name": "Sunny Court", "kind": "relocation", "about": 'By the "river".\nOld.', "adults": 800, "buildings": 9,
    "ages": (20.0, 30.0, 25.0, 25.0), "owners": 70.0, "locals": 90.0, "needs": ("sport", "safety"),
    "past": ({"what": "burglary", "years_ago": 0.0}, {"what": "fees"}), "history": "A fire.", "neighbours": "high",
    "leads": "office", "office_style": "refusing", "office_trust": "low", "property_style": "cooperative",
    "property_trust": "high", "committee": "active", "committee_trust": "middling",
    "groups": ({"name": "Elders' association", "kind": "club", "topic": "elder_care", "members": 120,
                "openness": "low", "leader": "strong", "ages": "elder"},),
    "resources": ({"name": "The bank", "kind": "money", "holder": "business", "sustained": True, "used": False},),
    "spaces": ({"name": "Hall", "held_by": "office", "kind": "room", "building": 4, "capacity": 50,
                "opening_hours": 40.0, "busy": "high", "access": "owners_only"}, {"name": "花园", "kind": "ground"}),
    "occasions": ("lantern", "new_year"), "hours": 25.0, "money": 80000.0,
}  # fmt: skip


@pytest.fixture(autouse=True)
def english(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    use_language("en")
    yield
    use_language("en")


def made(answers, name="mine"):
    """Return the community that answers make, as its file says it, and its marks."""
    texts, out = from_answers(name, Answers(**answers), None)
    text = texts[f"{name}-community"]
    return tomllib.loads(text), out.marks, text


def test_every_answer_is_asked_for_once():
    asked = [key for keys in PARTS.values() for key in keys]
    assert sorted(asked) == sorted(Answers.model_fields)
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_and_every_choice_has_words(lang):
    said = set(catalogue(lang))
    for one in ALL.values():
        assert f"form.ask.{one.key}" in said
        assert {choice_word(one, choice) for choice in one.choices} <= said
    assert {f"form.part.{part}" for part in PARTS} <= said
    hints = {name.removeprefix("form.hint.") for name in said if name.startswith("form.hint.")}
    assert hints <= set(ALL)


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("adults", "1,500", 1500), ("adults", "大约1500人", 1500), ("adults", "700户", 1470), ("adults", "700 h", 1470),
        ("adults", "", None), ("adults", "____", None), ("ages", "18 27 25 30", (18.0, 27.0, 25.0, 30.0)),
        ("ages", "18%, 27%, 25%, 30%", (18.0, 27.0, 25.0, 30.0)), ("owners", "80%", 80.0), ("kind", "3", "relocation"),
        ("kind", "城中村", "urban_village"), ("kind", "upscale", "upscale"), ("needs", "1, 5", ("children", "safety")),
        ("needs", "1、1、文化与舞蹈", ("children", "culture")), ("occasions", "２ ３", ("spring_festival", "lantern")),
        ("resources.sustained", "yes", True), ("resources.sustained", "否", False), ("name", " 锦江 ", "锦江"),
        ("spaces.held_by", "居委会", "office"), ("spaces.building", "0", 0),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(key, text, answer):
    assert read(ALL[key], text) == answer


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("adults", "many"), ("adults", "10"), ("adults", "5 6"), ("ages", "1 2 3"), ("ages", "0 0 0 0"), ("kind", "9"),
        ("kind", "0"), ("needs", "1 swimming"), ("owners", "120"), ("resources.used", "perhaps"),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_said_to_be_none(key, text):
    with pytest.raises(Unclear, match=r"\w"):
        read(ALL[key], text)


def test_nothing_known_is_a_like_estate_with_every_part_of_it_marked():
    plain, marks, text = made({})
    like = load_community("jinjiang")
    assert plain["adults"] == like.adults
    assert plain["needs"]["safety"]["elder"] == like.needs.safety.elder
    wanted = {"kind", "adults", "buildings", "ages", "owners", "locals", "needs", "neighbours", "holidays", "venues"}
    assert wanted | {"office.style", "property.trust", "committee.active"} <= set(marks)
    assert "adults = 1500  # ? UNKNOWN, taken from a like estate; likely 750 to 3,000" in text
    assert text.count("? UNKNOWN") + text.count("# ~") == len(marks)


def test_all_that_is_known_goes_in():
    plain, marks, _ = made(FULL)
    assert (plain["name"]["en"], plain["adults"], plain["buildings"]) == ("Sunny Court", 800, 9)
    assert plain["ages"] == {"young": 0.2, "parent": 0.3, "middle": 0.25, "elder": 0.25}
    assert sum(plain["ages"][age] * share for age, share in plain["owners"].items()) == pytest.approx(0.70, abs=0.002)
    assert sum(plain["ages"][age] * share for age, share in plain["locals"].items()) == pytest.approx(0.90, abs=0.002)
    assert (plain["office"]["style"], plain["office"]["cooperation"], plain["office"]["reach"]) == (
        "refusing",
        0.12,
        0.55,
    )
    assert plain["committee"]["active"] is True
    assert plain["holidays"] == [0, 7]
    hall, garden = plain["venues"]
    assert hall == {
        "id": "hall", "name": {"en": "Hall", "zh": "Hall"}, "kind": "room", "building": 4, "capacity": 50,
        "opening_hours": 40.0, "owner": "office", "footfall": 0.45, "access": "owners_only",
    }  # fmt: skip
    assert (garden["id"], garden["name"]["zh"], garden["owner"]) == ("ground-1", "花园", "public")
    assert plain["groups"][0]["openness"] == 0.15
    bank = plain["resources"][0]
    assert (bank["kind"], bank["holder"], bank["sustained"], bank["used"]) == ("money", "shop", True, False)
    assert bank["name"]["zh"] == "The bank"
    assert "resources.0.capacity" in marks
    assert "venues.1.capacity" in marks
    assert "venues.0.capacity" not in marks


def test_the_past_goes_in_and_what_is_not_known_of_it_is_marked():
    plain, marks, _ = made({"past": (Past(what="burglary", years_ago=4.0, how_bad="high"), Past(what="brawl"))})
    burglary, brawl = plain["history"]
    assert burglary == {
        "kind": "burglary", "years_ago": 4.0, "severity": 1.0, "topic": "safety", "against": "property"
    }  # fmt: skip
    assert (brawl["severity"], brawl["against"]) == (0.6, "neighbours")
    assert {"history.1.years_ago", "history.1.severity", "history.0.against"} <= set(marks)
    assert "history.0.years_ago" not in marks


def test_of_a_past_nobody_knows_there_is_nothing_but_a_mark():
    plain, _, text = made({"kind": "commodity"})
    assert "history" not in plain
    assert "# history  ? UNKNOWN" in text
    assert "history" not in made({"past": ()})[1]


def test_every_incident_touches_a_need_and_somebody():
    assert set(filling.TOUCHES) == set(ALL["past.what"].choices)
    assert set(WEEK_OF) == set(ALL["occasions"].choices)
    assert set(WEEK_OF.values()) <= set(range(52))


def test_a_building_there_is_not_is_marked():
    plain, marks, _ = made({"buildings": 3, "spaces": ({"name": "Hall", "building": 7},)})
    assert plain["venues"][0]["building"] == 2
    assert "does not exist" in marks["venues.0.building"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "answers",
    [{}, FULL, *({"kind": kind} for kind in filling.LIKE), {"buildings": 1}, {"groups": ()}, {"hours": 0.0},
     {"hours": 60.0}, {"spaces": ({"name": "Yard", "kind": "ground"},)},
     {"spaces": ({"name": "Yard"}, {"name": "yard"})}],
    ids=lambda answers: "-".join(map(str, answers)) or "nothing",
)  # fmt: skip
def test_whatever_is_answered_passes_check(answers, lang, tmp_path, capsys):
    use_language(lang)
    keeping.keep(tmp_path / "answers.toml", "mine", keeping.plain(Answers(**answers)) or {"hours": 20.0})
    assert main(["new", "mine", "--answers", "answers.toml", "--lang", lang]) == 0
    assert main(["check", "mine.toml", "mine-community.toml"]) == 0
    whole = load_scenario("mine")
    assert whole.community.id == "mine-community"
    wanted = answers.get("hours", 20.0 if not answers else 30.0)
    assert whole.parameters.team.hours == wanted
    assert max((phase.hours.total() for phase in whole.strategy.phase), default=0.0) == pytest.approx(
        min(wanted, 30.0), abs=0.8
    )


def test_answers_are_the_same_after_they_were_kept(tmp_path):
    whole = Answers(**FULL)
    keeping.keep(tmp_path / "a.toml", "mine", keeping.plain(whole))
    assert keeping.load(tmp_path / "a.toml") == whole


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_markdown_form_is_read_again_once_it_is_filled_in(lang, tmp_path):
    use_language(lang)
    text = printing.form("md")
    assert printing.from_markdown(text) == {}, "an empty form says nothing"
    cells = {"spaces": "| 活动室 | 3 | 1 | 4 | 30 | 20 | 2 | 1 |", "past": "| 1 | 3 | 3 | 1 |"}
    for key, row in cells.items():
        head, _, rest = text.partition(f"<!-- {key} -->")
        lines = rest.split("\n")
        lines[3] = row
        text = head + f"<!-- {key} -->" + "\n".join(lines)
    for key, answer in (("name", "锦江"), ("kind", "2"), ("adults", "700户"), ("needs", "1 5"), ("money", "12 万")):
        text = re.sub(rf"`{key}` = _+", f"`{key}` = {answer if key != 'money' else '120000'}", text)
    (tmp_path / "form.md").write_text(text, encoding="utf-8")
    answers = keeping.load(tmp_path / "form.md")
    assert (answers.name, answers.kind, answers.adults, answers.money) == ("锦江", "upscale", 1470, 120000)
    assert answers.needs == ("children", "safety")
    assert answers.past == (Past(what="burglary", years_ago=3.0, how_bad="high", against="nobody"),)
    assert answers.spaces[0].model_dump(exclude_none=True) == {
        "name": "活动室", "held_by": "office", "kind": "room", "building": 4, "capacity": 30, "opening_hours": 20.0,
        "busy": "middling", "access": "open",
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_forms_ask_every_question(lang):
    use_language(lang)
    for kind in printing.KINDS:
        text = printing.form(kind).replace("&#39;", "'").replace("&amp;", "&")
        for one in questions():
            assert catalogue(lang)[f"form.ask.{one.key}"] in text, (kind, one.key)
    assert tomllib.loads(printing.form("toml")) == {}, "every key is behind a comment sign"
    page = printing.form("html")
    assert page.count("<table>") == sum(one.form == ITEMS for one in questions())
    assert page.count('<ul class="choices') == sum(one.form in (CHOICE, CHOICES) for one in questions())
    assert not re.search(r"https?://|<script", page), "a page that can be printed without a network"


def test_a_profile_has_no_part_the_form_forgets_to_write():
    plain, _, _ = made(FULL)
    lists = {"id", "residents", "ties", "residents_digest", "ties_digest", "fixed", "incidents", "resource_counts"}
    assert set(CommunityProfile.model_fields) - lists - set(plain) == set()
