"""How an owners' committee comes to be taken for bought, and how it is cleared [model 10, handbook 2.1]."""


def after_week(stigma: float, *, distrust: float, seen: float, suspicion: float, stage: float) -> float:
    """Return the stigma after a week: s + a d (1 - s) - b v s.

    Args:
        stigma: share to which owners take the committee for bought, s [share].
        distrust: owners' distrust in property management, which they think has bought it, d [share].
        seen: how far it has been seen at work of late, v [share].
        suspicion: growth where all distrust management, a [share/week].
        stage: decline while seen by all, b [share/week].

    Source: handbook 2.1, from backstage to stage (从幕后走向舞台); assumption A68.
    """
    return stigma + suspicion * distrust * (1.0 - stigma) - stage * seen * stigma


def hearing(skill: float, stigma: float, *, lost: float) -> float:
    """Return what is left of the committee's skill before an assembly: k (1 - l s).

    Args:
        skill: its skill in running a deliberation, k [share].
        stigma: share to which owners take it for bought, s [share].
        lost: share of its skill that a full stigma takes away, l [share].

    Source: assumption A68.
    """
    return skill * (1.0 - lost * stigma)
