"""How people who look for resources come to look for something else [model 11, handbook 5]."""

import numpy as np


def converted(resource_seeking: np.ndarray, identification: np.ndarray, *, rate: float) -> np.ndarray:
    """Return resource seeking after a week of shared work: r (1 - c identification).

    Args:
        resource_seeking: (n,) how much one looks for what is given, r [share].
        identification: (n,) from 'you' to 'we' [share].
        rate: share lost in a week of full identification, c [share/week].

    Source: model 11; handbook 5: values convert slowly, by work in common.
    """
    return resource_seeking * (1.0 - np.float32(rate) * identification)
