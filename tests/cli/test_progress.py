"""Progress: done, failed, rate, time left, and what is known so far of what the batch is about."""

import io

from rich.console import Console

from simulation.batch.conduct import State, conduct
from simulation.batch.interim import SoFar
from simulation.cli import progress
from simulation.words import use_language
from tests.batch import fakes
from tests.batch.test_conduct import _conduct

KNOWN = (
    SoFar("legacy_52", "space", "events", 12, 61.52, 50.07, 72.98),
    SoFar("trust", "space", "", 1, 0.5, float("nan"), float("nan")),
)


def test_the_interim_answer_has_its_interval_and_its_number():
    use_language("en")
    one, alone = progress.so_far(State(40, 0, 30, 0, 12, KNOWN))
    assert one == "so far, Legacy after 52 weeks: space minus events +61.5 [+50.1, +73.0], n = 12"
    assert alone == "so far, Trust in the team: space 0.500, n = 1"
    assert progress.so_far(State(40, 0, 2, 0)) == []


def test_a_log_gets_lines(tmp_path, monkeypatch, capsys):
    use_language("en")
    monkeypatch.setattr(progress, "EVERY", 0.0)
    with progress.shown(quiet=False) as teller:
        _conduct(tmp_path / "a", fakes.design(runs=6), tell_state=teller)
    err = capsys.readouterr().err
    assert "18 of 18 runs, 0 failed" in err
    assert "0:00 left" in err
    assert "so far, Legacy after 26 weeks: h10 minus h20 -30.0 [-30.0, -30.0], n = 6" in err


def test_a_terminal_gets_a_bar_with_the_interim_answer_beneath(tmp_path):
    use_language("en")
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=120)
    with progress.bar(console) as teller:
        conduct(fakes.design(runs=6), out=tmp_path / "a", workers=0, simulate=fakes.SIMULATE, tell_state=teller)
    assert "18 of 18 runs, 0 failed" in written.getvalue()
    assert "h10 minus h20 -30.0" in written.getvalue()


def test_time_left_follows_from_the_pace(monkeypatch):
    now = iter([100.0, 110.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    assert progress.Pace().left(State(60, 20, 30, 0)) == 30.0  # ten in ten seconds, thirty to go
    assert progress.clock(3725) == "1:02:05"
