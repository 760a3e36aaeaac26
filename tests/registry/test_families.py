"""The registry knows every family; the members of each are called alike, and what they return is what it says."""

import inspect
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from simulation.errors import BadInput
from simulation.loading import load_scenario
from simulation.registry import FAMILIES, InForce
from simulation.scenario import Rules
from simulation.words.problems import line_of

RULES = Path(__file__).parents[2] / "simulation" / "rules"
EVERY_MEMBER = [(family, member) for family, known in FAMILIES.items() for member in known.members]


def test_a_scenario_chooses_in_every_family_and_in_no_other():
    assert Rules().model_dump() == {name: family.default for name, family in FAMILIES.items()}


def test_every_file_of_rules_with_alternatives_is_in_the_registry():
    known = {id(function) for family in FAMILIES.values() for function in family.members.values()}
    for path in RULES.glob("*.py"):
        if re.search(r"^MEMBERS\b", path.read_text(encoding="utf-8"), re.MULTILINE):
            module = __import__(f"simulation.rules.{path.stem}", fromlist=["MEMBERS"])
            assert {id(function) for function in module.MEMBERS.values()} <= known, path.stem


@pytest.mark.parametrize(("family", "member"), EVERY_MEMBER)
def test_members_of_a_family_are_called_alike(family, member):
    wanted = inspect.signature(FAMILIES[family].standard).parameters.values()
    positional = [None for part in wanted if part.kind is part.POSITIONAL_OR_KEYWORD]
    named = {part.name: None for part in wanted if part.kind is part.KEYWORD_ONLY}
    inspect.signature(FAMILIES[family].members[member]).bind(*positional, **named)


@pytest.mark.parametrize(("family", "member"), EVERY_MEMBER)
def test_every_member_says_what_it_returns(family, member):
    said = inspect.getdoc(FAMILIES[family].members[member])
    assert said.startswith("Return ")


@pytest.mark.parametrize("family", FAMILIES)
def test_the_default_says_what_each_argument_is(family):
    standard = FAMILIES[family].standard
    for name in inspect.signature(standard).parameters:
        assert f"    {name}: " in inspect.getdoc(standard), name


@pytest.mark.parametrize("family", FAMILIES)
def test_what_the_result_is_like_is_an_argument(family):
    like = FAMILIES[family].result.like
    assert not like or like in inspect.signature(FAMILIES[family].standard).parameters


def test_the_rules_in_force_are_the_functions_chosen():
    rules = InForce({"decision": "bass"})
    assert rules.decision is FAMILIES["decision"].members["bass"]
    assert rules.trust is FAMILIES["trust"].standard


def test_an_unknown_name_is_met_with_line_near_miss_and_choices(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('based_on = "jinjiang-base"\n[rules]\ntrust = "degrot"\n', encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        load_scenario(path)
    (problem,) = bad.value.problems
    assert line_of(problem).endswith(
        'mine.toml:3: `rules.trust` = "degrot" is no rule of this family. There are: beta, beta_two_outcomes, ema, '
        "degroot, deffuant, hegselmann_krause, bounded_confidence. Did you mean degroot?"
    )


def test_rules_stay_frozen_and_can_be_compared():
    assert hash(Rules()) == hash(Rules(trust="beta"))
    with pytest.raises(ValidationError):
        Rules().trust = "ema"
    with pytest.raises(ValidationError, match="unknown_member"):
        Rules(decision="lottery")
