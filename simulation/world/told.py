"""What residents have to tell of a week: experiences with those whom they trust or distrust [model 6]."""

from dataclasses import dataclass, field

import numpy as np


@dataclass
class Told:
    """Experiences of one week that residents tell their ties, by trustee."""

    who: list[np.ndarray] = field(default_factory=list)
    good: list[np.ndarray] = field(default_factory=list)
    bad: list[np.ndarray] = field(default_factory=list)

    def parts(self) -> tuple[list[np.ndarray], ...]:
        """Return who, good and bad, each in parts as they were told."""
        return self.who, self.good, self.bad

    def disappointed(self) -> np.ndarray:
        """Return the rows of those who had a bad experience, once for each."""
        return np.concatenate([who[bad > 0] for who, bad in zip(self.who, self.bad, strict=True)])
