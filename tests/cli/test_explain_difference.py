"""`shequ explain-difference`: where two runs part, told in both languages."""

import json

import pytest

from tests.cli.batches import Typed

SMALL = ("--set", "community.adults=150", "--set", "decision.base=-2.0", "--set", "weeks=105")
PLANS = ("explain-difference", "space", "one-off-events", "--scenario", "jinjiang-base", "--seed", "7", *SMALL)


@pytest.fixture
def shequ(monkeypatch, capfd, tmp_path):
    return Typed(monkeypatch, capfd, tmp_path)


def test_week_resident_diary_and_spread_are_told(shequ):
    code, out, err = shequ(*PLANS)
    assert (code, err) == (0, "")
    assert "The runs part in week" in out
    assert "in “space”" in out
    assert "How it spreads" in out
    assert max(map(len, out.splitlines())) < 250


def test_in_chinese(shequ):
    code, out, _ = shequ(*PLANS, "--lang", "zh")
    assert code == 0
    assert "两次运行从第" in out
    assert "怎样扩散" in out


def test_one_document_for_machines(shequ):
    code, out, _ = shequ(*PLANS, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["weeks"][-1]["week"] == 104
    assert found["first_week"] <= found["week_of_residents"]
    assert str(min(map(int, found["residents"]))) in found["residents"]


def test_the_same_twice_never_parts(shequ):
    code, out, _ = shequ("explain-difference", "jinjiang-base", "jinjiang-base", "--seed", "7", *SMALL)
    assert (code, out) == (0, "The two runs are the same to the last bit, in all 105 weeks.\n")


def test_estates_of_other_sizes_are_no_twins(shequ):
    code, _, err = shequ("explain-difference", "jinjiang-base", "lidao-base", "--seed", "7")
    assert (code, err) == (
        2,
        "The two estates have 1,500 and 1,100 adults: their runs cannot be compared resident by resident.\n",
    )
