"""Two runs with the same luck: the first week and resident in whom they part, and how it spreads."""

import numpy as np
import pytest

from simulation.batch.twins import parted
from tests import worlds


@pytest.fixture
def run():
    """Compare two scenarios; both runs are freed afterwards."""
    made = []

    def compare(one, other, seed=3):
        made.append(parted(one, other, seed))
        return made[-1]

    yield compare
    for parting in made:
        parting.close()


def _plan(weeks=20, **hours):
    return worlds.scenario(worlds.phase(0, 14, hours), parameters=worlds.KEEN, weeks=weeks)


def test_twins_never_part(run):
    found = run(_plan(run_space=12.0), _plan(run_space=12.0))
    assert (found.first_week, found.week_of_residents, found.weeks) == (None, None, [])


def test_a_plan_that_changes_in_week_nine_parts_there_and_not_before(run):
    late = worlds.scenario(
        worlds.phase(0, 9, {"run_space": 12.0}), worlds.phase(9, 14, {"run_space": 3.0}), parameters=worlds.KEEN
    )
    found = run(_plan(run_space=12.0), late)
    assert found.first_week == 9
    assert "team_hours" in found.first_measures
    assert found.week_of_residents >= 9
    assert [week.week for week in found.weeks] == list(range(9, 20))


def test_it_begins_with_residents_whose_state_is_told_in_both_runs(run):
    found = run(_plan(run_space=12.0), _plan(run_space=12.0, one_off_event=8.0))
    week = next(week for week in found.weeks if week.week == found.week_of_residents)
    assert found.n_first == week.n_residents == week.n_new
    for row, traits in found.residents.items():
        assert traits
        for trait in traits:
            assert trait.one != trait.other
            assert trait.name in found.one.residents.columns
        assert 0 <= row < len(found.one.residents)


def test_the_spread_counts_every_resident_once_as_new(run):
    found = run(_plan(run_space=12.0), _plan(one_off_event=8.0))
    assert sum(week.n_new for week in found.weeks) <= len(found.one.residents)
    assert all(0 <= week.n_new_by_ties <= week.n_new <= week.n_residents for week in found.weeks)
    last = found.weeks[-1]
    differing = np.zeros(len(found.one.residents), dtype=bool)
    for name in found.one.residents.columns:
        mine, theirs = (model.residents.columns[name].reshape(120, -1) for model in (found.one, found.other))
        differing |= (mine != theirs).any(axis=1)
    assert last.n_residents == differing.sum() > 0
    assert last.columns == dict(sorted(last.columns.items(), key=lambda item: -item[1]))


def test_other_estates_differ_before_the_first_week(run):
    found = run(worlds.scenario(), worlds.scenario(parameters={"roles": {"gate": 0.31}}, owners=_owners(0.1)))
    assert (found.first_week, found.week_of_residents) == (-1, -1)


def _owners(share):
    return dict.fromkeys(worlds.EVEN, share)
