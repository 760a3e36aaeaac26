"""Settings from the command line."""

import pytest

from simulation.loading import parse_setting
from tests.loading.files import problems_of


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("trust.half_life=8", ("trust.half_life", 8)),
        (" rules.trust = ema ", ("rules.trust", "ema")),
        ('community.name.zh="锦江"', ("community.name.zh", "锦江")),
        ("strategy=look-then-space", ("strategy", "look-then-space")),
        ("decision.count_all=true", ("decision.count_all", True)),
        ("knowledge.generic=[1, 2]", ("knowledge.generic", [1, 2])),
    ],
)
def test_settings_are_read_as_toml_with_bare_words_as_text(text, setting):
    assert parse_setting(text) == setting


@pytest.mark.parametrize(
    ("text", "key"),
    [("trust", "setting_form"), ("=3", "setting_form"), ("a b=3", "setting_form"), ("trust.base=", "setting_value"),
     ("trust.base=0,5", "setting_value"), ("a=[1", "setting_value"), ('a="x', "setting_value")],
)  # fmt: skip
def test_settings_that_cannot_be_read(text, key):
    (problem,) = problems_of(parse_setting, text)
    assert (problem.key, problem.file) == (key, "--set")
