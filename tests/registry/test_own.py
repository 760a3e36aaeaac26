"""Rules of the user's own: found by name, watched while they run, and never mixed up with one another."""

import numpy as np
import pytest
from pydantic import ValidationError

from simulation.batch.design import Job
from simulation.batch.worker import Setup, attempt
from simulation.cli import main
from simulation.errors import RunFailed
from simulation.model import Community, simulate
from simulation.registry import names_in, own_rule
from simulation.scenario import Rules
from tests import worlds
from tests.registry.packages import STUBBORN, install

NAMES = {"trust.stubborn": "stubborn", "trust.broken": "broken", "trust.few": "too_few", "trust.half": "CONSTANT"}


@pytest.fixture
def offered(tmp_path, monkeypatch):
    """A way to install a package of rules for one test."""

    def offer(text=STUBBORN, rules=NAMES, **more):
        monkeypatch.syspath_prepend(str(install(tmp_path / more.get("module", "my_rules"), text, rules, **more)))

    yield offer
    for module in ("my_rules", "other_rules"):
        __import__("sys").modules.pop(module, None)


def run(member, family="trust", weeks=6):
    community = Community(worlds.scenario(rules={family: member}, parameters=worlds.KEEN), seed=1, collect=False)
    try:
        for _ in range(weeks):
            community.step()
        return community.residents.trust(1).copy(), community.residents.base[:, 1].copy()
    finally:
        community.close()


def test_nothing_is_imported_before_it_is_named(offered):
    import sys

    offered("raise RuntimeError('imported')")
    assert names_in("trust")[-4:] == sorted(name.split(".")[1] for name in NAMES)
    assert Rules(trust="ema").trust == "ema"
    assert "my_rules" not in sys.modules


def test_a_rule_of_ones_own_decides(offered):
    offered()
    trust, base = run("stubborn")
    assert trust == pytest.approx(base)


def test_its_package_and_source_are_part_of_the_scenario(offered, tmp_path):
    usual = worlds.scenario(rules={"trust": "ema"})
    assert "code" not in usual.resolved()
    offered()
    own = worlds.scenario(rules={"trust": "stubborn"})
    (identity,) = own.resolved()["code"]
    assert identity.startswith("trust.stubborn my_rules 1.0 ")
    digest = own_rule("trust", "stubborn").digest
    assert identity.endswith(digest)
    assert len(digest) == 16


def test_another_source_or_version_is_another_scenario(tmp_path, monkeypatch):
    hashes = set()
    for number, (text, version) in enumerate(
        [(STUBBORN, "1.0"), (STUBBORN + "\n# changed\n", "1.0"), (STUBBORN, "1.1")]
    ):
        with monkeypatch.context() as patch:
            patch.syspath_prepend(str(install(tmp_path / str(number), text, NAMES, version=version)))
            hashes.add(worlds.scenario(rules={"trust": "stubborn"}).hash())
            __import__("sys").modules.pop("my_rules")
    assert len(hashes) == 3


BAD = {
    "raises": ("return 1 / 0", "rule_raised"),
    "a wrong shape": ("return base[:3]", "rule_shape"),
    "a number for all": ("return 0.5", "rule_shape"),
    "NaN": ("return base * float('nan')", "rule_not_finite"),
    "beyond the range": ("return base + 1", "rule_range"),
    "nothing": ("return None", "rule_no_numbers"),
    "a change of what it was given": ("base[:] = 0.1; return base", "rule_raised"),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_function_that_goes_wrong_ends_the_run_with_a_problem(offered, fault):
    body, key = BAD[fault]
    shape = "opinion, base, remembered, lived, told, starts, tied, *, weights, draws"
    offered(f"def mine({shape}):\n    {body}\n", {"trust.mine": "mine"})
    with pytest.raises(RunFailed) as failed:
        run("mine")
    problem = failed.value.problem
    assert problem.key == key
    assert problem.values["value"] == "trust.mine"
    assert problem.file.endswith("my_rules.py")
    assert problem.line == (2 if key == "rule_raised" else 1)


def test_choices_must_be_among_the_activities(offered):
    shape = "considered, utilities, thresholds, active_ties, *, all_active, all_ever, weights, draws, draws_pick"
    text = f"def mine({shape}):\n    return considered.argmax(axis=0) + {{}}\n"
    offered(text.format("considered.shape[0]"), {"decision.mine": "mine"})
    with pytest.raises(RunFailed) as failed:
        run("mine", "decision")
    assert failed.value.problem.key == "rule_range"
    offered(text.format("0.5"), {"decision.halves": "mine"}, module="other_rules")
    with pytest.raises(RunFailed) as failed:
        run("halves", "decision")
    assert failed.value.problem.key in ("rule_not_whole", "rule_range")


@pytest.mark.parametrize(("member", "key"), [("few", "rule_signature"), ("half", "rule_no_function")])
def test_what_cannot_be_called_so_is_refused_when_named(offered, member, key):
    offered()
    with pytest.raises(ValidationError, match=key):
        Rules(trust=member)


def test_what_cannot_be_imported_is_refused_when_named(offered):
    offered("import no_such_module_anywhere")
    with pytest.raises(ValidationError, match="rule_not_loaded"):
        Rules(trust="stubborn")


def test_two_packages_of_one_name_are_refused(offered):
    offered()
    offered(module="other_rules")
    with pytest.raises(ValidationError, match="rule_twice"):
        Rules(trust="stubborn")


@pytest.fixture
def typed(capsys, monkeypatch, tmp_path):
    """A way to type a command, here in English; returns its exit code and all it says."""
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)

    def type_in(*words):
        code = main(list(words))
        return code, "".join(capsys.readouterr())

    return type_in


SHORT = ["--set", "weeks=6", "--set", "exit=0", "--set", "community.adults=60", "--no-report", "--quiet"]
RUN = ["run", "jinjiang-base", "--strategy", "no-team", *SHORT]


def test_the_command_line_tells_a_broken_rule_in_one_sentence(offered, typed):
    offered()
    for workers in ("1", "2"):
        code, said = typed(*RUN, "--set", "rules.trust=broken", "--runs", "2", "--workers", workers, "--out", workers)
        assert code == 1
        assert said.endswith("The rule trust.broken failed: ZeroDivisionError: division by zero\n")
        assert "my_rules.py:12: " in said
        assert "Traceback" not in said


def test_the_command_line_tells_a_rule_that_cannot_be_used(offered, typed):
    offered()
    code, said = typed("run", "jinjiang-base", "--set", "rules.trust=few")
    assert code == 2
    assert said.startswith('--set: `rules.trust` = "few": my_rules:too_few must be called as (opinion, base, ')


def test_explain_lists_a_rule_of_ones_own_with_its_first_line_and_one_that_is_hidden(offered, typed):
    offered(rules={"trust.stubborn": "stubborn", "trust.beta": "broken"})
    code, said = typed("explain", "rules.trust")
    assert code == 0
    assert "    stubborn: Return trust as it was before anything happened. (from my_rules 1.0)\n" in said
    assert "(from my_rules 1.0: never used, because a rule of the program has this name)" in said


def test_choices_of_an_unknown_name_hold_ones_own(offered, typed):
    offered()
    _, said = typed("run", "jinjiang-base", "--set", "rules.trust=stuborn")
    assert said.endswith("Did you mean stubborn?\n")


def test_every_worker_refuses_a_rule_changed_meanwhile(offered):
    offered()
    scenario = worlds.scenario(rules={"trust": "stubborn"})
    job = Job("the hash of before", 1, "base", 0, 0)
    done = attempt(job, Setup("", {"base": scenario}, ({},), 1e9), simulate)
    assert done.failure.problem.key == "rule_changed"


def test_a_rule_may_read_and_not_write_and_the_model_may_go_on_writing(offered):
    """The guard hands out views that cannot be written to, and leaves the model's own arrays writeable."""
    offered()
    community = Community(worlds.scenario(rules={"trust": "stubborn"}), seed=1, collect=False)
    community.step()
    assert community.residents.base.flags.writeable
    assert np.isfinite(community.residents.opinion).all()
    community.close()
