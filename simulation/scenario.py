"""A scenario: everything a run depends on, checked, frozen and hashable."""

import hashlib
import json
from typing import Literal

from pydantic import Field

from simulation.parameter import Group
from simulation.parameters import Parameters
from simulation.profile import CommunityProfile, Said
from simulation.strategy import Strategy


class Rules(Group):
    """Which member of each rule family is in force [model 15]."""

    decision: Literal["logit", "threshold", "bass", "always"] = "logit"
    trust: Literal["beta", "ema"] = "beta"


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

    def resolved(self) -> dict:
        """Return the whole scenario as plain data, without what changes no result.

        That is names, descriptions, and where the user's own lists lie; their digests stand for what they say.
        """
        plain = self.model_dump(mode="json", exclude={"id": True, "about": True})
        for part in ("community", "strategy"):
            for words in ("id", "about", "name", "residents", "ties"):
                plain[part].pop(words, None)
        for named in (*plain["community"]["venues"], *plain["community"]["groups"]):
            named.pop("name")
        return plain

    def hash(self) -> str:
        """Return 16 hexadecimal digits that change whenever a result could."""
        text = json.dumps(self.resolved(), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def without_team(self) -> "Scenario":
        """Return the same community's twin that no team ever enters, against which a legacy is measured."""
        nobody = Strategy(about=self.about, name=self.about)
        return self.model_copy(update={"strategy": nobody})
