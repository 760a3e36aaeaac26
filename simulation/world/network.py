"""Ties between residents as compressed sparse rows: undirected, no loops, no duplicates [model 1]."""

import numpy as np

from simulation.streams import Streams

ROUNDS = 3


class Ties:
    """An undirected network of residents.

    Args:
        n: number of residents.
        pairs: (n_ties, 2) rows of tied residents, each tie once, no loops.
    """

    def __init__(self, n: int, pairs: np.ndarray) -> None:
        both = np.concatenate([pairs, pairs[:, ::-1]]).astype(np.int64)
        both = both[np.lexsort((both[:, 1], both[:, 0]))]
        self._keep(n, np.bincount(both[:, 0], minlength=n), np.ascontiguousarray(both[:, 1]))

    def _keep(self, n: int, degree: np.ndarray, neighbours: np.ndarray) -> None:
        self.n, self.degree, self.neighbours = n, degree, neighbours
        self.start = np.concatenate([[0], np.cumsum(self.degree)])
        self.share_of_one = (1.0 / np.maximum(self.degree, 1)).astype(np.float32)

    def of(self, who: int) -> np.ndarray:
        """Return the rows tied to resident `who`."""
        return self.neighbours[self.start[who] : self.start[who + 1]]

    def spread(self, who: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return all directed ties (from, to) that start at the residents `who`."""
        lengths = self.degree[who]
        return who.repeat(lengths), self._reached(who, lengths)

    def _reached(self, who: np.ndarray, lengths: np.ndarray) -> np.ndarray:
        """Return the far ends of all ties of `who`, whose numbers of ties are `lengths`."""
        ends = lengths.cumsum()
        position = (self.start[who] - (ends - lengths)).repeat(lengths)
        position += np.arange(len(position))
        return self.neighbours[position]

    def among(self, who: np.ndarray) -> "Ties":
        """Return the network of the residents `who` (in ascending order) alone, numbered by their place."""
        place = np.full(self.n, -1, dtype=np.int64)
        place[who] = np.arange(len(who))
        degree = self.degree[who]
        start, end = np.arange(len(who)).repeat(degree), place[self._reached(who, degree)]
        known = end >= 0
        found = Ties.__new__(Ties)
        found._keep(len(who), np.bincount(start[known], minlength=len(who)), end[known])
        return found

    def count(self, flag: np.ndarray) -> np.ndarray:
        """Return how many tied residents have `flag` (n,) set: (n,) int64. Cost falls with the flagged."""
        who = flag.nonzero()[0]
        if len(who) * 2 > self.n:  # fewer lack it than have it
            return self.degree - self.count(~flag)
        return np.bincount(self._reached(who, self.degree[who]), minlength=self.n)

    def totals(self, who: np.ndarray, *amounts: np.ndarray) -> list[np.ndarray]:
        """Return, for each of `amounts` (len(who),), the sum that reaches each resident through ties: (n,) float32.

        A resident may stand in `who` more than once, with an amount each time.
        """
        lengths = self.degree[who]
        to = self._reached(who, lengths)
        return [
            np.bincount(to, weights=amount.repeat(lengths), minlength=self.n).astype(np.float32) for amount in amounts
        ]


def tie_pairs(
    streams: Streams,
    building: np.ndarray,
    likeness: np.ndarray,
    *,
    mean_degree: float,
    in_building: float,
    long_ties: float,
) -> np.ndarray:
    """Return the ties of a synthetic population: (n_ties, 2), each once, no loops.

    Each resident proposes half the mean degree of ties; a proposal goes to one's own building, to someone like
    oneself anywhere in the estate, or to anyone at all. Lost proposals (oneself, an old tie) are made again, so
    that the mean degree is met but for very small estates.

    Args:
        streams: the run's randomness.
        building: (n,) building of each resident.
        likeness: (n,) class of those alike: stage of life and strongest need.
        mean_degree: mean number of ties [ties].
        in_building: share of ties within the building [share].
        long_ties: share of ties to anyone [share]; the rest go to those alike.

    Source: model 1; homophily and blocks, McPherson et al. (2001); long ties, Watts and Strogatz (1998).
    """
    n = len(building)
    blocks, alike = _Circle(building), _Circle(likeness)
    everyone = np.arange(n)
    wanted = mean_degree / 2.0
    n_whole = int(np.ceil(wanted))
    known = np.zeros(0, dtype=np.int64)
    who = np.repeat(everyone, n_whole)
    order = np.tile(np.arange(n_whole), n)
    last = streams.some("tie/last", -1, everyone)[who] < wanted - (n_whole - 1)
    keep = (order < n_whole - 1) | last
    who, order = who[keep], order[keep]
    for attempt in range(ROUNDS):
        kind = streams.pairs("tie/kind", attempt, who, order)
        luck = streams.pairs("tie/whom", attempt, who, order)
        whom = np.where(
            kind < in_building,
            blocks.pick(who, luck),
            np.where(kind < in_building + long_ties, (luck * n).astype(np.int64), alike.pick(who, luck)),
        )
        code = np.minimum(who, whom) * n + np.maximum(who, whom)
        first = np.zeros(len(code), dtype=bool)
        first[np.unique(code, return_index=True)[1]] = True
        taken = first & (who != whom) & ~np.isin(code, known)
        known = np.concatenate([known, code[taken]])
        who, order = who[~taken], order[~taken]
    known.sort()
    return np.stack([known // n, known % n], axis=1)


class _Circle:
    """Residents by class, to pick another of the same class by a uniform draw."""

    def __init__(self, label: np.ndarray) -> None:
        self.label = label
        self.members = np.argsort(label, kind="stable")
        self.size = np.bincount(label)
        self.first = np.concatenate([[0], np.cumsum(self.size)[:-1]])

    def pick(self, who: np.ndarray, luck: np.ndarray) -> np.ndarray:
        label = self.label[who]
        return self.members[self.first[label] + (luck.astype(np.float64) * self.size[label]).astype(np.int64)]
