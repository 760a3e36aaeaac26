"""Counter-based randomness: every draw is a pure function of (seed, process, week, who[, whom][, occasion]).

There is no hidden state, so a resident's luck in one process does not depend on what anyone else did, on the
order of loops, on threads, or on how many processes ran the batch. Two runs with the same seed and different
strategies are a matched pair at the level of the single resident (common random numbers).

Source: Steele, Lea and Flood (2014), splitmix64; Salmon et al. (2011), counter-based generators; Klein et al.
(2024), common random numbers in agent-based models.
"""

import hashlib
from functools import lru_cache

import numpy as np

GAMMA = 0x9E3779B97F4A7C15
MIX_1 = 0xBF58476D1CE4E5B9
MIX_2 = 0x94D049BB133111EB
WORD = (1 << 64) - 1
NO_OCCASION = 0
WEEKS_AT_ONCE = 260
FEWEST_ROWS = 64  # an estate may have fewer residents than there are topics to draw for

# The same constants as numpy scalars, made once: making them anew costs as much as using them on a few draws.
_GAMMA, _MIX_1, _MIX_2 = np.uint64(GAMMA), np.uint64(MIX_1), np.uint64(MIX_2)
_BY_27, _BY_30, _BY_31, _BY_40 = np.uint64(27), np.uint64(30), np.uint64(31), np.uint64(40)
_STEP = np.float32(2.0**-24)


def mixed(word: int) -> int:
    """Return splitmix64's finaliser of one 64-bit word."""
    word &= WORD
    word = ((word ^ (word >> 30)) * MIX_1) & WORD
    word = ((word ^ (word >> 27)) * MIX_2) & WORD
    return word ^ (word >> 31)


@lru_cache(maxsize=4096)
def stable_hash(name: str) -> int:
    """Return a 64-bit hash of `name` that is the same in every process and on every machine."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def replicate_seed(master: int, replicate: int) -> int:
    """Return the seed of one replicate, a function of (master, replicate) only, so that arms share luck."""
    return mixed(mixed(master * GAMMA + 1) + replicate * GAMMA) >> 1


def _counters(who: np.ndarray) -> np.ndarray:
    words = np.asarray(who, dtype=np.int64).view(np.uint64) * _GAMMA
    words += _GAMMA
    return words


def _stir(words: np.ndarray) -> np.ndarray:
    """Mix `words` (uint64) in place, as splitmix64 does but for its last step."""
    other = words >> _BY_30
    words ^= other
    words *= _MIX_1
    np.right_shift(words, _BY_27, out=other)
    words ^= other
    words *= _MIX_2
    return words


def _scramble(words: np.ndarray) -> np.ndarray:
    """Mix `words` (uint64) in place, as splitmix64 does."""
    words = _stir(words)
    words ^= words >> _BY_31
    return words


def _unit(words: np.ndarray) -> np.ndarray:
    """Return float32 in [0, 1) from the top 24 bits of each stirred word, which the last step does not touch."""
    words >>= _BY_40
    shares = words.astype(np.float32)
    shares *= _STEP
    return shares


class Streams:
    """All the randomness of one run.

    Args:
        seed: the run's seed; together with a process name and a week it fixes every draw.
        n_everyone: how many residents `everyone` draws for.
    """

    def __init__(self, seed: int, n_everyone: int = 0) -> None:
        self.seed = int(seed)
        self._root = mixed(self.seed * GAMMA + 7)
        self._keys: dict[str, list[int]] = {}
        self._rows = _counters(np.arange(max(n_everyone, FEWEST_ROWS)))
        self._everyone = self._rows[:n_everyone]

    def _key(self, process: str, week: int, occasion: int) -> int:
        try:
            key = self._keys[process][week + 1]
        except (KeyError, IndexError):
            key = self._more_keys(process, week + 1)[week + 1]
        return key if occasion == NO_OCCASION else mixed(key ^ (occasion & WORD))

    def _more_keys(self, process: str, week: int) -> list[int]:
        """Work out the keys of a process for years ahead: one by one they would cost as much as a rule."""
        root = np.uint64(mixed(self._root ^ stable_hash(process)))
        weeks = np.arange(WEEKS_AT_ONCE * (1 + week // WEEKS_AT_ONCE))
        self._keys[process] = _scramble(_counters(weeks - 1) + root).tolist()
        return self._keys[process]

    def everyone(self, process: str, week: int, occasion: int = NO_OCCASION) -> np.ndarray:
        """Return one uniform draw in [0, 1) for each resident: (n_everyone,) float32."""
        return _unit(_stir(self._everyone + np.uint64(self._key(process, week, occasion))))

    def some(self, process: str, week: int, who: np.ndarray, occasion: int = NO_OCCASION) -> np.ndarray:
        """Return the draws of the residents `who` only, equal to `everyone(...)[who]`: (len(who),) float32."""
        return _unit(_stir(self._rows[who] + np.uint64(self._key(process, week, occasion))))

    def several(
        self, processes: tuple[str, ...], week: int, who: np.ndarray, occasion: int = NO_OCCASION
    ) -> np.ndarray:
        """Return the draws of `who` in several processes at once, one row a process: each row equals `some`."""
        keys = np.array([self._key(process, week, occasion) for process in processes], dtype=np.uint64)
        return _unit(_stir(self._rows[who] + keys[:, None]))

    def pairs(
        self, process: str, week: int, who: np.ndarray, whom: np.ndarray, occasion: int = NO_OCCASION
    ) -> np.ndarray:
        """Return one uniform draw in [0, 1) for each ordered pair (who, whom): (len(who),) float32."""
        words = _scramble(_counters(who) + np.uint64(self._key(process, week, occasion)))
        words += _counters(whom)
        return _unit(_stir(words))

    def one(self, process: str, week: int, who: int = 0, occasion: int = NO_OCCASION) -> float:
        """Return a single uniform draw in [0, 1) for an actor that is not a resident."""
        return (mixed(self._key(process, week, occasion) + (who + 1) * GAMMA) >> 40) * 2.0**-24

    def weeks(self, process: str, n_weeks: int, occasion: int = NO_OCCASION) -> np.ndarray:
        """Return the draws of an actor that is no resident in weeks 0 to n - 1, equal to `one(...)`: (n,) float32."""
        self._key(process, n_weeks, occasion)  # so that there are enough
        keys = np.array(self._keys[process][1 : n_weeks + 1], dtype=np.uint64)
        if occasion != NO_OCCASION:
            keys = _scramble(keys ^ np.uint64(occasion & WORD))
        return _unit(_stir(keys + _GAMMA))

    def normal(self, process: str, who: np.ndarray, week: int = -1) -> np.ndarray:
        """Return standard normal draws (Box and Muller 1958), for set-up: (len(who),) float64."""
        radius = self.some(process + "/radius", week, who).astype(np.float64)
        angle = self.some(process + "/angle", week, who).astype(np.float64)
        return np.sqrt(-2.0 * np.log1p(-radius)) * np.cos(2.0 * np.pi * angle)
