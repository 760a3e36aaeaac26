"""A scenario: everything a run depends on, checked, frozen and hashable."""

import hashlib
import json
from typing import Any

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from simulation.parameter import Group
from simulation.parameters import Parameters
from simulation.profile import CommunityProfile, Said
from simulation.registry import FAMILIES, BadRule, code_of, function_of
from simulation.strategy import Strategy
from simulation.topics import Incident


class Rules(Group):
    """Which member of each rule family is in force [model 15]: one of the registry's, or of the user's own."""

    awareness: str = "word_of_mouth"
    notice: str = "independent"
    decision: str = "logit"
    habit: str = "asymptotic"
    experience: str = "three_outcomes"
    trust: str = "beta"
    needs: str = "open_share"
    knowledge: str = "gradual"
    roles: str = "gated"
    fatigue: str = "over_leisure"
    cooperation: str = "logistic"
    slots: str = "seniority"
    allocation: str = "open_review"
    step_up: str = "volunteer"
    selection: str = "tiered"
    mobilisation: str = "grievance"

    @field_validator("*")
    @classmethod
    def _is_a_member(cls, member: Any, about: ValidationInfo) -> Any:
        """Let only members stand that there are and that can be used."""
        if about.field_name in FAMILIES:
            try:
                function_of(about.field_name, member)
            except BadRule as bad:
                raise PydanticCustomError("rule", "{problem}", {"problem": bad.key} | bad.values) from None
        return member


class ScriptedIncident(Group):
    """An incident that happens for certain, beside those that chance brings [model 12]."""

    week: int = Field(ge=0, le=5200, description="The week it happens.")
    kind: Incident = Field(strict=False, description="What happens.")
    building: int | None = Field(None, ge=0, le=19_999, description="Where; else it is drawn.")
    at_activity: bool = Field(False, description="Whether a brawl is at an activity of the week before, if any.")


class Scenario(Group):
    """One community, one strategy, one set of rules and parameters."""

    id: str = ""
    about: Said
    community: CommunityProfile
    strategy: Strategy
    rules: Rules = Rules()
    parameters: Parameters = Parameters()
    weeks: int = Field(156, ge=1, le=5200)
    exit: int = Field(104, ge=0, le=5200, description="The week the team leaves.")
    incident: tuple[ScriptedIncident, ...] = Field((), max_length=1000, description="Incidents that are set.")

    def resolved(self) -> dict:
        """Return the whole scenario as plain data, without what changes no result.

        That is names, descriptions, and where the user's own lists lie; their digests stand for what they say, and the
        identities of rules of the user's own for what these do.
        """
        plain = self.model_dump(mode="json", exclude={"id": True, "about": True})
        for part in ("community", "strategy"):
            for words in ("id", "about", "name", "residents", "ties"):
                plain[part].pop(words, None)
        for part in ("venues", "groups", "resources"):
            for one in plain["community"][part]:
                one.pop("name")
        if own := code_of(self.rules.model_dump()):
            plain["code"] = own
        return plain

    def words(self) -> dict:
        """Return names and descriptions, which `resolved` leaves out, in the shape of the whole scenario."""
        spoken = _missing(self.model_dump(mode="json"), self.resolved())
        for name in ("residents", "ties"):
            spoken["community"].pop(name)
        return spoken

    def hash(self) -> str:
        """Return 16 hexadecimal digits that change whenever a result could."""
        text = json.dumps(self.resolved(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    @classmethod
    def restored(cls, plain: dict, words: dict) -> "Scenario":
        """Return the scenario that `resolved` and `words` were taken of."""
        return cls.model_validate_json(json.dumps(_together(plain, words)))

    def without_team(self) -> "Scenario":
        """Return the same community's twin that no team ever enters, against which a legacy is measured."""
        nobody = Strategy(about=self.about, name=self.about)
        return self.model_copy(update={"strategy": nobody})


def _missing(whole: Any, part: Any) -> Any:
    """Return what of `whole` is not in `part`: tables by key, lists place by place."""
    if isinstance(whole, dict):
        lost = {key: inside for key, inside in whole.items() if key not in part}
        below = {key: _missing(inside, part[key]) for key, inside in whole.items() if key in part}
        return lost | {key: inside for key, inside in below.items() if inside}
    if isinstance(whole, list):
        below_each = [_missing(inside, other) for inside, other in zip(whole, part, strict=True)]
        return below_each if any(below_each) else []
    return None


def _together(part: Any, lost: Any) -> Any:
    """Return what `_missing` took apart, put together again."""
    if isinstance(part, dict) and isinstance(lost, dict):
        return part | {key: _together(part[key], inside) if key in part else inside for key, inside in lost.items()}
    if isinstance(part, list) and lost:
        return [_together(inside, other) for inside, other in zip(part, lost, strict=True)]
    return part
