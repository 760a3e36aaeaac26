"""Whatever the model writes into its diary can be told in both languages."""

from string import Formatter

import pytest

from simulation.words import catalogue, names_in
from tests.diary_sources import written

CALLS = written()


def placeholders(sentence):
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_the_walk_finds_what_is_known_to_be_written():
    what, because = (set().union(*(getattr(call, part) for call in CALLS)) for part in ("what", "because"))
    assert {"became_aware", "took_up_work", "burnt_out", "handed_over", "got_leave", "refused_leave"} <= what
    assert {"told", "invited_by", "by_drive", "trust_too_low", "not_now", "team_left"} <= because


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.place)
def test_what_is_written_can_be_read_off_the_code(call):
    assert call.unclear == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_event_and_every_cause_has_a_sentence(lang):
    for part in ("what", "because"):
        said = set(names_in(f"diary.{part}", lang))
        lacking = {f"{call.place} {name}" for call in CALLS for name in getattr(call, part) - said}
        assert lacking == set()


def test_no_sentence_is_left_over():
    for part in ("what", "because"):
        assert set(names_in(f"diary.{part}", "en")) <= set().union(*(getattr(call, part) for call in CALLS))


@pytest.mark.parametrize("call", [call for call in CALLS if call.facts is not None], ids=lambda call: call.place)
def test_a_sentence_about_what_happened_asks_only_for_facts_that_are_written(call):
    """Where a call may say several things, each has the same facts; causes of wider use are tried in real runs."""
    for lang in ("en", "zh"):
        for name in call.what:
            assert placeholders(catalogue(lang)[f"diary.what.{name}"]) <= call.facts | {"who", "setting"}
