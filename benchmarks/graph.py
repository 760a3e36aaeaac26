"""The network of the shared kernel: a ring whose ties are partly rewired [docs/performance.md]."""

import random

import numpy as np

SEED = 12345
MEAN_DEGREE = 10
REWIRED = 0.1


def rewired_ring(n: int, *, degree: int = MEAN_DEGREE, rewired: float = REWIRED, seed: int = SEED) -> np.ndarray:
    """Return the ties of a ring in which each tie goes elsewhere with chance `rewired`: (n_ties, 2), each once.

    Source: Watts and Strogatz (1998), without loops and duplicates.
    """
    luck = random.Random(seed)
    ties = [{(who + step) % n for step in range(-degree // 2, degree // 2 + 1) if step} for who in range(n)]
    for step in range(1, degree // 2 + 1):
        for who in range(n):
            old = (who + step) % n
            if luck.random() < rewired and old in ties[who]:
                new = luck.randrange(n)
                while new == who or new in ties[who]:
                    new = luck.randrange(n)
                ties[who].remove(old)
                ties[old].remove(who)
                ties[who].add(new)
                ties[new].add(who)
    return np.array([(who, whom) for who in range(n) for whom in sorted(ties[who]) if who < whom], dtype=np.int64)
