"""How tense a conflict is, when it flares up, and when it dies down [model 12]."""


def tension(before: float, mobilised: float, *, keep: float, gain: float) -> float:
    """Return the tension of a conflict after a week: min(1, k t + g m).

    Args:
        before: tension before, t [share].
        mobilised: share of those concerned who have joined in, m [share].
        keep: share of tension that stays, k [share/week].
        gain: tension added when everybody concerned has joined in, g [share/week].

    Source: model 12; that tension is a share, and so no more than 1, is assumption A75.
    """
    return min(1.0, keep * before + gain * mobilised)


def flares(tension: float, *, hazard: float, draw: float) -> bool:
    """Return whether a conflict flares up this week: draw < h t.

    Args:
        tension: how tense it is, t [share].
        hazard: chance at full tension, h [probability/week].
        draw: uniform [0, 1).

    Source: model 12.
    """
    return draw < hazard * tension


def after_step(share: float, step: float) -> float:
    """Return a share after a step towards one: s + step (1 - s); tension and felt risk rise so."""
    return share + step * (1.0 - share)


def within(hazard: float, *, weeks: int) -> float:
    """Return the chance that something with this weekly hazard happens within some weeks: 1 - (1 - h)^w."""
    return 1.0 - (1.0 - hazard) ** weeks


def hazard_of_discontent(trust: float, *, hazard: float, content: float) -> float:
    """Return the chance that a standing discontent becomes a conflict this week: h max(0, 1 - t / c).

    Args:
        trust: mean trust of those discontented in whom they blame, t [share].
        hazard: chance without any trust, h [probability/week].
        content: trust from which nobody makes a conflict of it, c [share].

    Source: handbook 3.2, owners and property management; assumption A76.
    """
    return hazard * max(0.0, 1.0 - trust / content)
