"""What is kept of rounds of grants: money given, teams formed, resources mobilised, justice [model 11]."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class GrantBook:
    """The rounds of a run.

    Args:
        given: yuan paid to applicants so far [yuan].
        n_rounds: rounds held.
        n_teams: groups that came into being with a grant: was a team formed?
        mobilised: yuan and goods that grants brought in besides: did the money mobilise other resources? [yuan]
        justice: procedural justice of the last round, NaN before the first [share].
        trust: how far the team's platform is trusted to allocate well [share].
        applicants: residents who applied in the last round, whom spotting may find.
        week: the week of the last round.
    """

    given: float = 0.0
    n_rounds: int = 0
    n_teams: int = 0
    mobilised: float = 0.0
    justice: float = np.nan
    trust: float = 0.0
    applicants: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    week: int = -1000
