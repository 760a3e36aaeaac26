"""The answer in a sentence: who left more, by how much, how surely."""

import numpy as np

from simulation.batch.compare import Paired, Unequal, unequal_budgets
from simulation.batch.intervals import summary, two_humps
from simulation.measures import OUTCOMES
from simulation.report.folder import Arm, Batch, Say
from simulation.report.numbers import difference, outcome, wins

# What a batch is asked for where it does not say: the first of these that a run knows.
HEADLINES = ("legacy_52", "legacy_26", "contributors", "taking_part")


def answers(batch: Batch, say: Say) -> list[str]:
    """Return one sentence for every comparison that was asked for, or for the only arm."""
    if not batch.others:
        return [_alone(batch.arms[0], headline(batch), say)]
    return [
        sentence(batch, arm, other, name, say)
        for arm, other, name in compared(batch)
        if np.isfinite(difference(arm, other, name).mean)
    ] or [say("report.answer.unknown")]


def remarks(batch: Batch, say: Say) -> list[str]:
    """Return what must be known to read the answers: what is counted, and means that describe no run."""
    names = {name for _, _, name in compared(batch)} or {headline(batch)}
    parted = [arm for arm in batch.arms if any(two_humps(arm.outcomes[name]) for name in names)]
    legacy = [say("report.legacy_note")] if any(name.startswith("legacy") for name in names) else []
    n_points = batch.manifest.get("n_points", 1)
    legacy += [say("report.points_note", points=f"{n_points:,}")] if n_points > 1 else []
    return legacy + [say("report.parted", arm=arm.name) for arm in parted] + [say("report.interval")]


def headline(batch: Batch) -> str:
    """Return the outcome that the answer is about."""
    return next(
        (name for name in HEADLINES if any(np.isfinite(arm.outcomes[name]).any() for arm in batch.arms)),
        HEADLINES[-1],
    )


def compared(batch: Batch) -> list[tuple[Arm, Arm, str]]:
    """Return the comparisons the experiment expects something of, then every other arm against the reference."""
    arms = {arm.id: arm for arm in batch.arms}
    asked = [(arms[e["better"]], arms[e["than"]], e["measure"]) for e in batch.manifest["expect"]]
    chosen = headline(batch)
    answered = [{arm.id, other.id} for arm, other, name in asked if name == chosen]
    rest = [arm for arm in batch.others if {arm.id, batch.reference.id} not in answered]
    return asked + [(arm, batch.reference, chosen) for arm in rest]


def sentence(batch: Batch, arm: Arm, other: Arm, name: str, say: Say) -> str:
    """Return one comparison in plain words, with its uncertainty."""
    row = difference(arm, other, name)
    higher, lower = wins(arm, other, name)
    lead = say(
        f"report.answer.lead.{name if name in HEADLINES else 'other'}",
        measure=say(f"measure.{name}.label"),
        unit=say(f"unit.{OUTCOMES[name].unit}"),
        arm=arm.name,
        other=other.name,
        value=outcome(summary(arm.outcomes[name]).mean, name),
        other_value=outcome(summary(other.outcomes[name]).mean, name),
    )
    tail = say(
        f"report.answer.tail.{_kind(row, higher, lower)}",
        size=outcome(abs(row.mean), name),
        difference=outcome(row.mean, name, signed=True),
        low=outcome(min(abs(row.low), abs(row.high)), name),
        high=outcome(max(abs(row.low), abs(row.high)), name),
        signed_low=outcome(row.low, name, signed=True),
        signed_high=outcome(row.high, name, signed=True),
        higher=higher,
        lower=lower,
        pairs=row.n,
    )
    return _capital(_budget(arm, other, say) + lead + tail)


def unequal(arms: tuple[Arm, ...]) -> list[Unequal]:
    """Return hours or money that the teams of these arms did not spend alike."""
    return unequal_budgets({arm.id: arm.outcomes for arm in arms}, [arm.id for arm in arms if arm.spends])


def warnings(batch: Batch, say: Say) -> list[str]:
    """Return what must be known of the budgets before outcomes are compared."""
    name_of = {arm.id: arm.name for arm in batch.arms}
    return [
        say(
            "report.unequal",
            measure=say(f"measure.{found.measure}.label"),
            unit=say(f"unit.{OUTCOMES[found.measure].unit}"),
            least=name_of[found.least],
            least_spent=outcome(found.least_spent, found.measure),
            most=name_of[found.most],
            most_spent=outcome(found.most_spent, found.measure),
        )
        for found in unequal(batch.arms)
    ]


def _kind(row: Paired, higher: int, lower: int) -> str:
    """Return which of the catalogue's endings a difference deserves."""
    if not higher and not lower:
        return "same"
    if row.n < 2:
        return "single"
    if not row.decided:
        return "undecided"
    return "more" if row.mean > 0 else "less"


def _budget(arm: Arm, other: Arm, say: Say) -> str:
    """Return how the two arms' budgets compare, where both have a team."""
    if not (arm.spends and other.spends):
        return ""
    apart = {found.measure for found in unequal((arm, other))}
    same_hours, same_money = "team_hours" not in apart, "team_yuan" not in apart
    kind = {(True, True): "equal", (True, False): "same_hours", (False, True): "same_money"}
    return say(f"report.answer.{kind.get((same_hours, same_money), 'unequal')}")


def _alone(arm: Arm, name: str, say: Say) -> str:
    """Return the only arm's headline outcome in a sentence."""
    row = summary(arm.outcomes[name])
    if not row.n:
        return say("report.answer.unknown")
    return say(
        "report.answer.alone" if row.n > 1 else "report.answer.alone_single",
        measure=say(f"measure.{name}.label"),
        unit=say(f"unit.{OUTCOMES[name].unit}"),
        arm=arm.name,
        value=outcome(row.mean, name),
        low=outcome(row.low, name),
        high=outcome(row.high, name),
        runs=row.n,
    )


def _capital(text: str) -> str:
    """Return a sentence with a capital, where its script has any."""
    return text[:1].upper() + text[1:]
