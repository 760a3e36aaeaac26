"""The four autonomies (四个自主化): need, responsibility, organisation, resources [model 9, handbook 4.2]."""

import numpy as np


def conditions(
    need: np.ndarray,
    contributors: np.ndarray,
    meetings: np.ndarray,
    skill: np.ndarray,
    own_share: np.ndarray,
    *,
    limits: tuple[float, float, float, float, float],
) -> np.ndarray:
    """Return which conditions each group meets: (n_groups, 4) bool, in the order of the stages.

    Args:
        need: (n_groups,) members' mean need of the topic [share].
        contributors: (n_groups,) members who work for it [count].
        meetings: (n_groups,) weeks with a meeting, of the last ten [count].
        skill: (n_groups,) members' mean deliberation skill [share].
        own_share: (n_groups,) hours and yuan not from the team, the lesser share of the two [share].
        limits: least need, contributors, meetings, skill, own share.

    Source: model 9; handbook 4.2.
    """
    least_need, least_contributors, least_meetings, least_skill, least_share = limits
    return np.stack(
        [
            need >= least_need,
            contributors >= least_contributors,
            (meetings >= least_meetings) & (skill >= least_skill),
            own_share >= least_share,
        ],
        axis=1,
    )


def moved(stage: np.ndarray, unmet: np.ndarray, holds: np.ndarray, *, patience: int) -> tuple[np.ndarray, np.ndarray]:
    """Return each group's stage and weeks unmet after a week: one stage up if the next holds, down where one lapsed.

    A stage is entered when all earlier ones are held and its own condition holds; a stage whose condition has not
    held for `patience` weeks is lost, with those above it.

    Args:
        stage: (n_groups,) stages held, 0 to 4 [count].
        unmet: (n_groups, 4) weeks in a row in which a held stage's condition did not hold [weeks].
        holds: (n_groups, 4) whether the conditions hold now [bool].
        patience: weeks for which a lost condition is forgiven [weeks].

    Source: model 9.
    """
    places = np.arange(holds.shape[1])
    held = places < stage[:, None]
    unmet = np.where(held & ~holds, unmet + 1, 0)
    lost = unmet >= patience
    first_lost = np.where(lost.any(axis=1), lost.argmax(axis=1), holds.shape[1])
    following = np.minimum(stage, holds.shape[1] - 1)
    rises = (stage < holds.shape[1]) & holds[np.arange(len(stage)), following]
    after = np.minimum(stage + rises, first_lost).astype(stage.dtype)
    return after, np.where(places < after[:, None], unmet, 0).astype(np.uint8)
