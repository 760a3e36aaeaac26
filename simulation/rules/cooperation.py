"""How an institution comes to help, or holds back [model 10, handbook 3]."""

from bisect import bisect_right
from collections.abc import Callable
from math import exp

Weights = tuple[float, float, float, float]  # the constant, and the weight on achievement, service and risk
LEVELS = (0.2, 0.4, 0.6, 0.8)


def felt_risk(risk: float, informed: float, *, effect: float) -> float:
    """Return the risk an institution feels: risk (1 - e (1 - exp(-I))).

    Args:
        risk: perceived risk of the team's work [share].
        informed: stock of being kept informed, I [calls].
        effect: share of the risk that full information takes away, e [share].

    Source: handbook 3.1; model 10.
    """
    return risk * (1.0 - effect * (1.0 - exp(-informed)))


def agreement_constant(alignment: float, *, full: float) -> float:
    """Return the readiness of an owners' committee: c (2 a - 1).

    Args:
        alignment: how far it shares the project's values, a [share].
        full: readiness of one that shares them altogether, c [logit].

    Source: handbook 3.3, from the start its agreement with the values decides; assumption A60.
    """
    return full * (2.0 * alignment - 1.0)


def credited(own: float, shared: float) -> float:
    """Return the share of the team's achievement that counts as an institution's own: c + (1 - c)(1 - exp(-S)).

    Args:
        own: share that counts as its own without being given any, c [share].
        shared: stock of materials and results shared with it, S [times].

    Source: handbook 3.1, whose achievement is it; assumption A61.
    """
    return own + (1.0 - own) * (1.0 - exp(-shared))


def terms(
    weights: Weights, *, benefit: float, service: float, risk: float, support: float, trust: float, lead: float
) -> dict[str, float]:
    """Return what moves an institution, by name: w_a b, w_s s, - w_r r, support, 2 (t - 1/2), lead, and the constant.

    Args:
        weights: constant, and weight on benefit, service and risk.
        benefit: achievement seen, and credited to it [share].
        service: residents served [share].
        risk: felt risk [share].
        support: support of its superior for the team [logit].
        trust: its trust in the team [share].
        lead: example of the leading institution [logit].

    Source: handbook 3.1; model 10.
    """
    constant, on_benefit, on_service, on_risk = weights
    return {
        "values": constant,
        "benefit": on_benefit * benefit,
        "service": on_service * service,
        "risk": -on_risk * risk,
        "support": support,
        "trust": 2.0 * (trust - 0.5),
        "lead": lead,
    }


def target(moves: dict[str, float]) -> float:
    """Return the cooperation an institution tends to: logistic of the sum of its terms.

    Args:
        moves: what moves it, by name [logit].

    Source: model 10.
    """
    return 1.0 / (1.0 + exp(-sum(moves.values())))


def example(own: float, leader: float, cooperation: float, *, weight: float) -> float:
    """Return what the leading institution's example does to one that follows: w (i_leader - i_own)(c - 1/2).

    Args:
        own: influence of the one that follows [share].
        leader: influence of the one that leads [share].
        cooperation: cooperation of the one that leads, c [share].
        weight: weight of example, w [logit].

    Source: handbook 1.1.2, in commodity housing management leads and the office follows; assumption A63.
    """
    return weight * max(0.0, leader - own) * (cooperation - 0.5)


def influence(reach: float, venues: float) -> float:
    """Return an institution's influence: the mean of whom its word reaches and what it controls.

    Args:
        reach: share of residents its word reaches [share].
        venues: its share of the places and hours at which people can meet [share].

    Source: handbook 1.1.2; model 1.
    """
    return 0.5 * (reach + venues)


def moved(cooperation: float, towards: float, *, rate: float) -> float:
    """Return cooperation after a week: c + r (target - c)."""
    return cooperation + rate * (towards - cooperation)


def level(cooperation: float) -> int:
    """Return the level of involvement: 0 absent, 1 permits, 2 lends tables, 3 runs a small part, 4 co-hosts.

    Source: handbook 3.2, the path from tables to partner.
    """
    return bisect_right(LEVELS, cooperation)


def as_moved(moves: dict[str, float], *, cooperation: float) -> float:
    """Return the cooperation an institution tends to: logistic of the sum of its terms.

    Args:
        moves: what moves it, by name [logit].
        cooperation: how far it cooperates now [share].

    Source: model 10.
    """
    return target(moves)


def as_it_is(moves: dict[str, float], *, cooperation: float) -> float:
    """Return the cooperation there is: nothing moves an institution (for limits, and to see what winning it does)."""
    return cooperation


MEMBERS: dict[str, Callable[..., float]] = {"logistic": as_moved, "none": as_it_is}
