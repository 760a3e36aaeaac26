"""How an institution comes to help, or holds back [model 10, handbook 3]."""

from bisect import bisect_right
from math import exp

from simulation.topics import Style

Weights = tuple[float, float, float, float]
# The constant, and the weight on achievement, service and risk, of the three styles [model 10].
STYLES: dict[Style, Weights] = {
    Style.COOPERATIVE: (0.5, 2.0, 1.0, 1.0),
    Style.WATCHING: (-0.5, 2.0, 0.5, 2.0),
    Style.REFUSING: (-2.0, 0.5, 0.3, 4.0),
}
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


def committee_weights(alignment: float) -> Weights:
    """Return the weights of an owners' committee: constant 2 (2 a - 1), and one on everything else.

    Args:
        alignment: how far it shares the project's values, a [share].

    Source: handbook 3.3: from the start its agreement with the values decides; the numbers are assumption A60.
    """
    return 2.0 * (2.0 * alignment - 1.0), 1.0, 1.0, 1.0


def target(weights: Weights, *, benefit: float, service: float, risk: float, support: float, trust: float) -> float:
    """Return the cooperation an institution tends to: logistic(c0 + w_a b + w_s s - w_r r + support + 2 (t - 1/2)).

    Args:
        weights: constant, and weight on benefit, service and risk.
        benefit: achievement seen, and credited to it [share].
        service: residents served [share].
        risk: felt risk [share].
        support: support of its superior for the team [logit].
        trust: its trust in the team [share].

    Source: handbook 3.1; model 10.
    """
    constant, on_benefit, on_service, on_risk = weights
    odds = constant + on_benefit * benefit + on_service * service - on_risk * risk + support + 2.0 * (trust - 0.5)
    return 1.0 / (1.0 + exp(-odds))


def moved(cooperation: float, towards: float, *, rate: float) -> float:
    """Return cooperation after a week: c + r (target - c)."""
    return cooperation + rate * (towards - cooperation)


def level(cooperation: float) -> int:
    """Return the level of involvement: 0 absent, 1 permits, 2 lends tables, 3 runs a small part, 4 co-hosts.

    Source: handbook 3.2, the path from tables to partner.
    """
    return bisect_right(LEVELS, cooperation)
