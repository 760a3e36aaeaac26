"""Another member of one family leaves every draw of every process what it was: draws depend on who asks, not when."""

import numpy as np
import pytest

from simulation.model import Community
from simulation.registry import FAMILIES
from simulation.streams import NO_OCCASION, Streams
from tests import worlds

WEEKS = 10
OTHER = {
    "awareness": "contact",
    "notice": "everyone",
    "decision": "threshold",
    "habit": "none",
    "experience": "none",
    "needs": "none",
    "knowledge": "none",
    "roles": "none",
    "fatigue": "none",
    "cooperation": "none",
    "trust": "deffuant",
    "slots": "rotation",
    "allocation": "equal_share",
    "step_up": "none",
    "selection": "random",
    "mobilisation": "threshold",
}


class Drawn:
    """Notes every draw by process, week, occasion and who it is for."""

    def __init__(self, patch):
        self.draws = {}
        usual = {name: getattr(Streams, name) for name in ("everyone", "some", "several", "pairs", "one")}

        def everyone(streams, process, week, occasion=NO_OCCASION):
            found = usual["everyone"](streams, process, week, occasion)
            return self._note(found, process, week, occasion, range(len(found)))

        def some(streams, process, week, who, occasion=NO_OCCASION):
            found = usual["some"](streams, process, week, who, occasion)
            return self._note(found, process, week, occasion, np.asarray(who).tolist())

        def several(streams, processes, week, who, occasion=NO_OCCASION):
            found = usual["several"](streams, processes, week, who, occasion)
            for process, row in zip(processes, found, strict=True):
                self._note(row, process, week, occasion, np.asarray(who).tolist())
            return found

        def pairs(streams, process, week, who, whom, occasion=NO_OCCASION):
            found = usual["pairs"](streams, process, week, who, whom, occasion)
            both = list(zip(*(each.tolist() for each in np.broadcast_arrays(who, whom)), strict=True))
            return self._note(found, process, week, occasion, both)

        def one(streams, process, week, who=0, occasion=NO_OCCASION):
            found = usual["one"](streams, process, week, who, occasion)
            self._note(np.array([found]), process, week, occasion, [who])
            return found

        for function in (everyone, some, several, pairs, one):
            patch.setattr(Streams, function.__name__, function)

    def _note(self, found, process, week, occasion, who):
        known = self.draws.setdefault((process, week, occasion), {})
        known.update(zip(who, found.tolist(), strict=True))
        return found

    @property
    def processes(self):
        return {process for process, _, _ in self.draws}


def drawn(monkeypatch, **rules):
    with monkeypatch.context() as patch:
        found = Drawn(patch)
        community = Community(worlds.troubled(rules=rules), seed=3, collect=False)
        for _ in range(WEEKS):
            community.step()
        community.close()
    return found


def differing(one, other):
    """Return the processes in which somebody had another draw in the one run than in the other."""
    shared = one.draws.keys() & other.draws.keys()
    return {
        key[0]
        for key in shared
        for who in one.draws[key].keys() & other.draws[key].keys()
        if one.draws[key][who] != other.draws[key][who]
    }


@pytest.fixture(scope="module")
def usual():
    with pytest.MonkeyPatch.context() as patch:
        return drawn(patch)


def test_every_family_is_switched():
    assert OTHER.keys() == FAMILIES.keys()
    assert all(OTHER[family] not in ("", FAMILIES[family].default) for family in FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_another_member_changes_no_draw_of_anybody(family, usual, monkeypatch):
    other = drawn(monkeypatch, **{family: OTHER[family]})
    assert differing(usual, other) == set()
    alike = [key for key in usual.draws.keys() & other.draws.keys() if usual.draws[key] == other.draws[key]]
    assert len(alike) > 200  # most of what is drawn is drawn in both


def test_a_process_of_ones_own_is_the_only_one_a_member_may_add(usual, monkeypatch):
    assert drawn(monkeypatch, trust="deffuant").processes - usual.processes == {"talk/whom", "talk/turn"}


def test_luck_that_depends_on_how_often_one_asked_would_be_noticed(usual, monkeypatch):
    """A mutant: a draw that counts the calls before it."""
    calls = []
    plain = Streams.some

    def counting(streams, process, week, who, *occasion):
        calls.append(process)
        return plain(streams, process, week + len(calls) % 2, who, *occasion)

    monkeypatch.setattr(Streams, "some", counting)
    assert differing(usual, drawn(monkeypatch, decision="threshold"))
