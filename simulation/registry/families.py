"""The registry of rule families: which members each has, which is the default, and what its members return.

Every family can be replaced by name in TOML (`[rules] trust = "ema"`), by a member of its own or by a function of
the user's (see `own.py`). The members of a family are called alike: as its default is.
"""

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulation.registry import own as own_rules
from simulation.registry.own import BadRule, Offer, OwnRule
from simulation.registry.results import Result, guarded
from simulation.rules import (
    allocation,
    awareness,
    cooperation,
    decision,
    experience,
    fatigue,
    habit,
    knowledge,
    mobilisation,
    needs,
    notice,
    opinions,
    roles,
    selection,
    slots,
    succession,
    trust,
)


@dataclass(frozen=True)
class Family:
    """A family of rules.

    Args:
        members: its functions by name, called alike.
        default: the member in force where no scenario says otherwise.
        result: what each returns.
    """

    members: Mapping[str, Callable[..., Any]]
    default: str
    result: Result

    @property
    def standard(self) -> Callable[..., Any]:
        """The default member, whose arguments and docstring are those of the family."""
        return self.members[self.default]


# A family of rules: one line here, a field of `Rules` in scenario.py, and its sentences in words/*.toml.
FAMILIES: dict[str, Family] = {
    "awareness": Family(awareness.MEMBERS, "word_of_mouth", Result("by_visitors", low=0.0, high=1.0)),
    "notice": Family(notice.MEMBERS, "independent", Result("by_foot", low=0.0, high=1.0)),
    "decision": Family(decision.MEMBERS, "logit", Result("considered", kind="choices")),
    "habit": Family(habit.MEMBERS, "asymptotic", Result("habit_here", low=0.0, high=1.0)),
    "experience": Family(experience.MEMBERS, "three_outcomes", Result("fits", kind="marks")),
    "trust": Family(trust.MEMBERS | opinions.MEMBERS, "beta", Result("opinion", low=0.0, high=1.0)),
    "needs": Family(needs.MEMBERS, "open_share", Result("met", low=0.0, high=1.0)),
    "knowledge": Family(knowledge.MEMBERS, "gradual", Result("estimate", kind="shares")),
    "roles": Family(roles.MEMBERS, "gated", Result("trust", kind="flags")),
    "fatigue": Family(fatigue.MEMBERS, "over_leisure", Result("fatigue", low=0.0)),
    "cooperation": Family(cooperation.MEMBERS, "logistic", Result("cooperation", low=0.0, high=1.0)),
    "slots": Family(slots.MEMBERS, "seniority", Result("founded", kind="turns")),
    "allocation": Family(allocation.MEMBERS, "open_review", Result("found", kind="awards")),
    "step_up": Family(succession.MEMBERS, "volunteer", Result("skill", kind="flags")),
    "selection": Family(selection.MEMBERS, "tiered", Result("charisma")),
    "mobilisation": Family(mobilisation.MEMBERS, "grievance", Result("share_of_ties", kind="flags")),
}


def function_of(family: str, member: str) -> Callable[..., Any]:
    """Return the function of a member of a family; one of the user's own is imported, and watched.

    Raises:
        BadRule: there is none of the name, or the user's own cannot be used.
    """
    known = FAMILIES[family]
    if member in known.members:
        return known.members[member]
    own = own_rule(family, member)
    if own is None:
        names = names_in(family)
        near = difflib.get_close_matches(member, names, n=1)
        raise BadRule("unknown_member", near=near[0] if near else "", choices=names)
    return guarded(own, known.standard, known.result)


def own_rule(family: str, member: str) -> OwnRule | None:
    """Return a member of the user's own, imported, or None where the name is one of the program's, or nobody's.

    Raises:
        BadRule: it cannot be used.
    """
    known = FAMILIES.get(family)
    if known is None or member in known.members:
        return None
    return own_rules.loaded(family, member, known.standard)


def names_in(family: str) -> list[str]:
    """Return the names of all members of a family, those of the user's own last; nothing is imported for it."""
    members = list(FAMILIES[family].members)
    return members + sorted(own_rules.offered(family).keys() - set(members))


def offers(family: str) -> list[Offer]:
    """Return what installed packages offer for a family."""
    return own_rules.offers(family, FAMILIES[family].standard)


def code_of(chosen: Mapping[str, str]) -> list[str]:
    """Return what identifies the code of the user's own among the members chosen, one line each.

    Args:
        chosen: name of a member by family.
    """
    found = [own_rule(family, member) for family, member in chosen.items()]
    return [own.identity for own in found if own is not None]


class InForce:
    """The rules in force in a run, one function a family: `rules.decision(considered, ...)`.

    Args:
        chosen: name of a member by family; families left out have their default.
    """

    def __init__(self, chosen: Mapping[str, str]) -> None:
        self.chosen = {family: chosen.get(family, known.default) for family, known in FAMILIES.items()}
        for family, member in self.chosen.items():
            setattr(self, family, function_of(family, member))

    if TYPE_CHECKING:

        def __getattr__(self, family: str) -> Callable[..., Any]: ...
