from dataclasses import replace

from simulation.batch.design import planned
from simulation.batch.identity import model_hash, run_key
from tests.batch import fakes


def test_arms_of_one_replicate_share_a_seed():
    plan = planned(fakes.design())
    assert len({job.seed for job in plan.jobs()}) == 4
    assert [job.seed for job in plan.jobs()] == sorted((job.seed for job in plan.jobs()), key=[*_seeds()].index)


def _seeds():
    return [fakes.design().seed_of(replicate) for replicate in range(4)]


def test_the_arm_without_a_team_is_its_own_twin():
    plan = planned(fakes.design((20.0, 10.0, 0.0)))
    assert set(plan.twin_of.values()) == {plan.hash_of["h0"]}
    assert plan.n_jobs() == 4 * 3


def test_one_twin_serves_all_arms():
    plan = planned(fakes.design((20.0, 10.0)))
    assert len(set(plan.twin_of.values())) == 1
    assert plan.n_jobs() == 4 * 3


def test_runs_too_short_for_a_legacy_need_no_twin():
    assert planned(fakes.design((20.0, 10.0), weeks=45)).n_jobs() == 4 * 2
    assert planned(fakes.design((20.0, 10.0), weeks=46)).n_jobs() == 4 * 3


def test_the_same_arm_twice_is_run_once():
    design = fakes.design((20.0,))
    twice = replace(design, arms=(*design.arms, replace(design.arms[0], id="again")))
    assert planned(twice).n_jobs() == 4 * 2


def test_more_runs_are_the_same_question_and_another_seed_is_not():
    design = fakes.design()
    assert design.with_runs(9).fingerprint() == design.fingerprint()
    assert design.with_runs(None) is design
    assert replace(design, seed=8).fingerprint() != design.fingerprint()
    assert replace(design, expect=({"measure": "trust"},)).fingerprint() != design.fingerprint()


def test_more_runs_begin_with_the_same_runs():
    few, many = planned(fakes.design(runs=2)), planned(fakes.design(runs=5))
    assert list(many.jobs())[: few.n_jobs()] == list(few.jobs())


def test_a_run_key_holds_scenario_seed_and_model():
    keys = {run_key("a", 1, "m"), run_key("b", 1, "m"), run_key("a", 2, "m"), run_key("a", 1, "n")}
    assert len(keys) == 4
    assert len(model_hash()) == 32
