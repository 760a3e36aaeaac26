"""Many runs at once, in the calling process or by a crew of workers; which worker does a run changes nothing of it."""

from collections.abc import Generator, Iterable

from simulation.batch.crew import Crew
from simulation.batch.design import Job, Plan
from simulation.batch.limits import Limits
from simulation.batch.worker import SIMULATE, Done, Setup, attempt, named


def finished(
    jobs: Iterable[Job], plan: Plan, *, workers: int = 0, simulate: str = SIMULATE, limits: Limits | None = None
) -> Generator[Done, None, None]:
    """Yield every job when it is done, in whatever order.

    Args:
        jobs: what is to be done, first things first.
        plan: with the scenarios they start from.
        workers: number of worker processes; 0 works in the calling process, where no limit holds.
        simulate: `module:function` of (scenario, seed) that does a run.
        limits: what a run may use.

    Raises:
        RunFailed: no worker can be started, or the model was changed meanwhile.
    """
    limits = limits or Limits()
    setup = Setup(simulate, plan.scenarios, plan.design.points, limits.memory_for(workers))
    if workers == 0:
        function = None
        for job in jobs:
            function = function or named(simulate)  # without a job the model is not even imported
            yield attempt(job, setup, function)
        return
    crew = Crew(setup, limits)
    try:
        yield from crew.finished(iter(jobs), workers)
    except BaseException:  # also when the reader of this generator stops: nobody wants the runs in flight
        crew.kill()
        raise
    crew.dismiss()
