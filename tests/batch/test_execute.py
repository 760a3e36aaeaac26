import pytest

from simulation.batch.design import planned
from simulation.batch.execute import finished, workers_for
from simulation.errors import RunFailed
from tests.batch import fakes


def _ends(simulate, workers, runs=4):
    plan = planned(fakes.design(runs=runs))
    return {
        done.job: done
        for done in finished(plan.jobs, plan.scenarios, workers=workers, simulate=f"tests.batch.fakes:{simulate}")
    }


def test_every_job_is_done_once_and_alike_with_any_number_of_workers():
    alone, crew = _ends("simulate", 0), _ends("simulate", 2)
    assert alone.keys() == crew.keys()
    assert all(alone[job].run.outcomes.items() >= {("trust", crew[job].run.outcomes["trust"])} for job in alone)


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_that_fails_harms_no_other(workers):
    ends = _ends("failing", workers)
    failed = [done for done in ends.values() if done.run is None]
    assert len(ends) == 12
    assert len(failed) == 2
    assert "the books do not balance" in failed[0].trace


def test_a_worker_that_dies_again_and_again_costs_its_run_only():
    ends = _ends("dying", 2)
    failed = [done for done in ends.values() if done.run is None]
    assert len(ends) == 12
    assert len(failed) == 2
    assert "SIGKILL" in failed[0].trace


def test_a_worker_that_dies_once_is_replaced_and_its_run_done(tmp_path, monkeypatch):
    monkeypatch.setenv("FAKE_MARK", str(tmp_path / "died"))
    assert all(done.run is not None for done in _ends("dying_once", 2).values())
    assert (tmp_path / "died").exists()


def test_a_run_without_a_measure_is_a_failed_run():
    assert all("trust" in done.trace for done in _ends("incomplete", 0).values())


def test_workers_that_cannot_start_are_told():
    plan = planned(fakes.design())
    with pytest.raises(RunFailed) as told:
        list(finished(plan.jobs, plan.scenarios, workers=2, simulate="tests.batch.no_such_module:simulate"))
    assert told.value.problem.key == "no_workers"


def test_a_reader_who_stops_early_leaves_no_process_behind():
    import multiprocessing

    plan = planned(fakes.design())
    reading = finished(plan.jobs, plan.scenarios, workers=2, simulate="tests.batch.fakes:slow")
    next(reading)
    reading.close()
    assert multiprocessing.active_children() == []


def test_little_work_stays_in_the_calling_process():
    plan = planned(fakes.design(runs=1))
    assert workers_for(plan.jobs, plan.scenarios, None) == 0
    assert workers_for(plan.jobs, plan.scenarios, 1) == 0
    assert workers_for(plan.jobs, plan.scenarios, 2) == 2
    assert workers_for(plan.jobs, plan.scenarios, 50) == 3
    assert workers_for([], plan.scenarios, None) == 0
