"""The catalogue: both languages say the same things, with the same values, and all that the code asks for."""

import re
from pathlib import Path
from string import Formatter

import pytest

from simulation.measures import OUTCOMES, WEEKLY
from simulation.parameters import Parameters
from simulation.registry import FAMILIES
from simulation.strategy import ACTIONS, Phase
from simulation.words import catalogue, language_of_locale, tell, use_language

ROOT = Path(__file__).parents[1] / "simulation"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Their English sentences stand in parameters.py and their English units are the units themselves.
ONLY_CHINESE = ("parameter.", "unit_word.")
EN, ZH = catalogue("en"), catalogue("zh")
BOTH = sorted(EN.keys() & ZH.keys())


def placeholders(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def parameter_names(model=Parameters, above="parameter."):
    for name, field in model.model_fields.items():
        if hasattr(field.annotation, "model_fields"):
            yield from parameter_names(field.annotation, f"{above}{name}.")
        else:
            yield above + name, field


def test_both_languages_say_the_same_things():
    assert {name for name in ZH if not name.startswith(ONLY_CHINESE)} == set(EN)


@pytest.mark.parametrize("name", BOTH)
def test_both_languages_name_the_same_values(name):
    assert placeholders(EN[name]) == placeholders(ZH[name])


def test_chinese_is_chinese_and_english_is_not():
    words = {name: re.sub("{[^}]*}", "", ZH[name]) for name in BOTH}
    untold = {name for name in BOTH if not CHINESE.search(words[name]) and re.search("[a-z]{4}", words[name])}
    assert not {name for name in untold if EN[name] != ZH[name]}
    assert not {name for name in EN if CHINESE.search(EN[name])} - {"report.language.zh", "report.other_language"}


def test_every_parameter_has_a_chinese_sentence_and_unit():
    fields = dict(parameter_names())
    assert {name for name in ZH if name.startswith("parameter.")} == set(fields)
    units = {field.json_schema_extra["unit"] for field in fields.values()}
    assert units == {name.removeprefix("unit_word.") for name in ZH if name.startswith("unit_word.")}
    assert {f"parameter_table.{name}" for name in Parameters.model_fields} <= set(EN)


def test_every_measure_has_a_label_a_sentence_and_a_unit():
    for name, measure in (WEEKLY | OUTCOMES).items():
        assert {f"measure.{name}.label", f"measure.{name}.sentence", f"unit.{measure.unit}"} <= set(EN), name


def test_every_action_setting_and_rule_is_explained():
    assert {f"action.{name}" for name in ACTIONS} <= set(EN)
    plans = [Phase.model_fields[name].annotation for name in ACTIONS if name in Phase.model_fields]
    assert {f"phase_setting.{key}" for plan in plans for key in plan.model_fields} <= set(EN)
    for name, family in FAMILIES.items():
        assert {f"rule.{name}", *(f"rule_member.{name}.{member}" for member in family.members)} <= set(EN)


def test_every_problem_that_is_raised_has_a_sentence():
    raised = set()
    for path in ROOT.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        raised |= set(re.findall(r"""\b(?:Problem|problem|noted\.add)\(\s*"(\w+)\"""", text))
        raised |= set(re.findall(r"""\bBadRule\(\s*"(\w+)\"""", text))
    assert {f"problem.{name}" for name in raised} <= set(EN)


def test_a_sentence_carries_its_values_in_the_language_asked_for():
    use_language("en")
    assert tell("problem.missing", key="weeks") == "`weeks` is missing."
    assert tell("problem.missing", lang="zh", key="weeks") == "缺少 `weeks`。"
    use_language("zh")
    assert tell("problem.missing", key="weeks") == "缺少 `weeks`。"
    use_language("en")


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en"}, "zh"),
        ({"LANG": "zh_CN"}, "zh"),
        ({"LC_ALL": "C", "LANG": "zh_CN"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_follows_the_locale(monkeypatch, variables, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_locale() == language
