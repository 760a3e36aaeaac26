"""How property management goes from tables to partner, or does not [model 10, handbook 3.2]."""

PARTLY = 3  # the level of running a small part


def benefit(gain: float, *, full: float, pressure: float, conviction: float) -> float:
    """Return the benefit property management feels: min(1, gain / full) (1 - p (1 - v)), at least 0.

    Args:
        gain: owners' mean trust in it, above what it was before the team came [share].
        full: gain that is all it hopes for [share].
        pressure: profit pressure, which looks to this year only, p [share].
        conviction: how far it has come to see the long benefit, v [share].

    Source: handbook 3.2: the long benefit is the owners' impression; value talks let it be seen.
    """
    return min(1.0, max(0.0, gain / full)) * (1.0 - pressure * (1.0 - conviction))


def level(by_cooperation: int, *, pressure: float, conviction: float, patience: float) -> int:
    """Return the level of involvement: at most 3, a small part, where p (1 - v) exceeds its patience.

    Args:
        by_cooperation: level that its cooperation would allow, 0 to 4.
        pressure: profit pressure, p [share].
        conviction: how far it has come to see the long benefit, v [share].
        patience: profit pressure, less conviction, that still lets it co-host [share].

    Source: handbook 3.2, change of view (转变观念); model 10.
    """
    return min(by_cooperation, PARTLY) if pressure * (1.0 - conviction) > patience else by_cooperation


def quality(of_team: float, *, gain: float) -> float:
    """Return the quality of an activity of which property management runs a part: q + g (1 - q).

    Args:
        of_team: quality of those who host, q [probability].
        gain: share of what is lacking that the part makes good, g [share].

    Source: assumption A64.
    """
    return of_team + gain * (1.0 - of_team)
