"""What the team sees of a person's traits: noisy, less so with each contact and by the right channel [model 8]."""

import numpy as np

FULL_LEISURE = 40.0  # hours a week from which one has all the time there is


def third_tier(leisure: np.ndarray, wealth: np.ndarray, responsibility: np.ndarray) -> np.ndarray:
    """Return the mean of leisure, wealth and responsibility (有闲、有钱、责任心).

    Args:
        leisure: (n,) counted up to forty hours [h/week].
        wealth: (n,) [share].
        responsibility: (n,) [share].

    Source: model 8; handbook 4.1.1, the third tier.
    """
    return (np.minimum(leisure / np.float32(FULL_LEISURE), 1.0) + wealth + responsibility) / 3.0


def precision(acuity: np.ndarray, contacts: np.ndarray, *, noise: float) -> np.ndarray:
    """Return how much a look tells: (1 + contacts)(acuity / noise)^2.

    Args:
        acuity: (n_traits,) how well the channel shows each trait [share].
        contacts: (n,) weeks of the last 12 in which the team and the resident met [count].
        noise: standard deviation of one look with full acuity at a stranger [share].

    Returns:
        (n_traits, n) one over the variance of what is seen.

    Source: model 8; precision adds up over independent looks, DeGroot (1970).
    """
    each = (acuity / np.float32(noise)) ** 2
    return each[:, None] * (1.0 + contacts)


def seen(traits: np.ndarray, precisions: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """Return what a look shows: the trait + noise / sqrt(precision), or nothing where precision is 0.

    Args:
        traits: (n_traits, n) [share].
        precisions: (n_traits, n) of the look.
        noise: (n_traits, n) standard normal draws.

    Source: model 8.
    """
    return traits + noise / np.sqrt(np.maximum(precisions, np.float32(1e-6)))


def believed(
    belief: np.ndarray, weight: np.ndarray, sight: np.ndarray, precisions: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return belief and its weight after a look: (w b + p s) / (w + p), w + p.

    Args:
        belief: (n_traits, n) what was believed of each trait [share].
        weight: (n_traits, n) precision of that belief.
        sight: (n_traits, n) what the look shows [share].
        precisions: (n_traits, n) of the look.

    Source: Bayesian learning of a normal mean, DeGroot (1970).
    """
    total = weight + precisions
    return (weight * belief + precisions * sight) / total, total
