"""A run that raises, hangs, dies or eats memory is a recorded failure, and costs no other run."""

import os
import signal
import time

import psutil
import pytest

from simulation.batch import crew
from simulation.batch.design import planned
from simulation.batch.execute import finished
from simulation.batch.limits import MIB, Limits, workers_for
from simulation.errors import RunFailed
from tests import worlds
from tests.batch import fakes


def _ends(simulate, workers, *, runs=4, limits=None):
    plan = planned(fakes.design(runs=runs))
    running = finished(plan.jobs(), plan, workers=workers, simulate=f"tests.batch.fakes:{simulate}", limits=limits)
    return {done.job: done for done in running}


def _failed(ends):
    return [done for done in ends.values() if done.run is None]


def test_every_job_is_done_once_and_alike_with_any_number_of_workers():
    alone, crowd = _ends("simulate", 0), _ends("simulate", 2)
    assert alone.keys() == crowd.keys()
    assert all(alone[job].run.outcomes == crowd[job].run.outcomes for job in alone)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_that_raises_harms_no_other_and_is_not_tried_again(workers):
    ends = _ends("failing", workers)
    assert len(ends) == 12
    assert len(_failed(ends)) == 2
    assert "the books do not balance" in _failed(ends)[0].failure.trace
    assert {(done.failure.kind, done.tries) for done in _failed(ends)} == {("raised", 1)}


def test_a_worker_that_dies_again_and_again_costs_its_run_only():
    ends = _ends("dying", 2)
    assert len(ends) == 12
    assert len(_failed(ends)) == 2
    for done in _failed(ends):
        assert (done.failure.kind, done.tries) == ("died", 2)
        assert "SIGKILL" in done.failure.trace


def test_a_crash_leaves_its_trace():
    (done, _) = _failed(_ends("crashing", 1))
    assert done.failure.kind == "died"
    assert "SIGSEGV" in done.failure.trace
    assert "in crashing" in done.failure.trace


def test_a_worker_that_dies_once_is_replaced_and_its_run_done(tmp_path, monkeypatch):
    monkeypatch.setenv("FAKE_MARK", str(tmp_path / "died"))
    ends = _ends("dying_once", 2)
    assert _failed(ends) == []
    assert (tmp_path / "died").exists()
    assert max(done.tries for done in ends.values()) == 2


def test_a_trouble_of_the_system_is_tried_again(tmp_path, monkeypatch):
    monkeypatch.setenv("FAKE_MARK", str(tmp_path / "refused"))
    assert _failed(_ends("refused_once", 2)) == []


def test_a_run_that_hangs_is_ended_with_the_trace_of_where_it_hung():
    ends = _ends("hanging", 2, limits=Limits(seconds=0.7))
    assert len(ends) == 12
    for done in _failed(ends):
        assert (done.failure.kind, done.tries) == ("too_long", 2)
        assert "in hanging" in done.failure.trace
    assert len(_failed(ends)) == 2


def test_a_run_that_cannot_even_be_looked_at_is_ended_too(monkeypatch):
    """The worker is stopped, so that it does nothing by itself any more."""
    monkeypatch.setattr(crew, "GRACE", 0.2)
    monkeypatch.setattr(crew, "LAST_WORD", 0.2)
    began = time.monotonic()
    ends = _ends("stopped", 2, limits=Limits(seconds=0.7))
    assert (len(ends), {done.failure.kind for done in _failed(ends)}) == (12, {"too_long"})
    assert time.monotonic() - began < 60


def test_a_run_that_eats_memory_is_ended():
    ends = _ends("eating", 2, limits=Limits(memory=600 * MIB))
    assert len(ends) == 12
    assert {(done.failure.kind, done.tries) for done in _failed(ends)} == {("too_large", 2)}
    assert len(_failed(ends)) == 2


def test_a_worker_that_grows_from_run_to_run_is_replaced(monkeypatch):
    monkeypatch.setattr(crew, "MORE", 50 * MIB)
    monkeypatch.setattr(crew, "GROWN", 1.0)
    ends = _ends("leaking", 1)  # 40 MiB a run, and tells its process in the outcomes
    assert _failed(ends) == []
    assert len({done.run.outcomes for done in ends.values()}) >= 4


def test_the_stage_at_which_a_run_failed_is_told(monkeypatch):
    def change_roles(estate, team, pressure):
        if estate.week == 3:
            raise ArithmeticError("the week fails")

    monkeypatch.setattr("simulation.week.working.change_roles", change_roles)
    design = fakes.design((20.0,), runs=1)
    plan = planned(design)
    object.__setattr__(plan, "scenarios", dict.fromkeys(plan.scenarios, worlds.scenario()))
    ends = list(finished(plan.jobs(), plan))
    assert {done.failure.stage for done in ends} == {"week 3: roles_change"}


def test_a_run_without_a_measure_is_a_failed_run():
    assert all("trust" in done.failure.trace for done in _ends("incomplete", 0).values())


def test_workers_that_cannot_start_are_told():
    plan = planned(fakes.design())
    with pytest.raises(RunFailed) as told:
        list(finished(plan.jobs(), plan, workers=2, simulate="tests.batch.no_such_module:simulate"))
    assert told.value.problem.key == "no_workers"
    assert "no_such_module" in told.value.problem.values["reason"]


def test_workers_of_another_model_are_refused(monkeypatch):
    monkeypatch.setattr(crew, "model_hash", lambda: "what it was this morning")
    with pytest.raises(RunFailed) as told:
        _ends("simulate", 2)
    assert told.value.problem.key == "model_changed"


def test_a_reader_who_stops_early_leaves_no_process_behind():
    plan = planned(fakes.design())
    reading = finished(plan.jobs(), plan, workers=2, simulate="tests.batch.fakes:slow")
    next(reading)
    assert psutil.Process().children()
    reading.close()
    assert psutil.Process().children() == []


def test_a_worker_killed_from_outside_costs_nothing():
    plan = planned(fakes.design(runs=8))
    ends = []
    for done in finished(plan.jobs(), plan, workers=2, simulate="tests.batch.fakes:slow"):
        ends.append(done)
        if len(ends) in (3, 7):
            os.kill(psutil.Process().children()[0].pid, signal.SIGKILL)
    assert len({done.job for done in ends if done.run is not None}) == 24


def test_little_work_stays_in_the_calling_process():
    plan = planned(fakes.design(runs=1))
    few = dict.fromkeys(plan.scenarios, 1)
    assert workers_for(few, plan.scenarios, None) == 0
    assert workers_for(few, plan.scenarios, 0) == 0
    assert workers_for(few, plan.scenarios, 1) == 1
    assert workers_for(few, plan.scenarios, 50) == 3
    assert workers_for({}, plan.scenarios, None) == 0
