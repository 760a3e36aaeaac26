"""What a meeting leaves behind in those who came, and in the team if it came along [model 9, handbook 1.2.2]."""

import numpy as np

from simulation.agents.groups import Groups
from simulation.agents.team import SocialWorkTeam
from simulation.rules import experience, needs, recognition
from simulation.rules import groups as rules
from simulation.topics import N_TOPICS, Trustee
from simulation.world import dialogue
from simulation.world.estate import Estate

EVERY_TOPIC = np.arange(N_TOPICS)
IN_PAIRS, MOST_AT_A_TABLE = 2, 25  # people who talk with each other in service, and at most in a meeting
LUCK = ("meeting/experience", "meeting/team", "meeting/sign_up")


def heard_from_outside(estate: Estate, came: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return how much those at each group's meeting are heard by people from outside: (n_groups,) [share].

    In service one talks with one; among themselves, only newcomers bring the outside in.
    """
    groups, p = estate.groups, estate.parameters
    is_new = groups.joined[came] > estate.week - p.recognition.newcomer
    newcomers = np.bincount(groups.group[came], weights=is_new, minlength=groups.n_rows) / np.maximum(counts, 1)
    outside = recognition.contact(groups.serves, newcomers, inward=p.recognition.inward)
    present = np.where(groups.serves, IN_PAIRS, np.minimum(counts, MOST_AT_A_TABLE))
    return outside * needs.dialogue(present, scale=p.needs.dialogue_scale)


def attend(estate: Estate, team: SocialWorkTeam, here: np.ndarray, heard: np.ndarray, qualities: np.ndarray) -> None:
    """Let the memberships `here`, each of another resident, take part in their group's meeting.

    Args:
        estate: the estate.
        team: the team, which may have a part in it (重点群体).
        here: numbers of memberships.
        heard: (n_groups,) how much each is heard there by people from outside [share].
        qualities: (n_groups,) of what each group does [probability].
    """
    groups, residents, p = estate.groups, estate.residents, estate.parameters
    who, which = groups.member[here], groups.group[here]
    topic, dominance = groups.topic[which], groups.dominance[which]
    residents.hours_left[who] -= np.float32(p.groups.meeting)
    residents.hours_given[who] += np.float32(p.groups.meeting)
    residents.attended[who] |= np.uint16(1)
    need = residents.need[who]
    own = ~groups.serves[which]  # in a week of service it is others' need that is met
    rows, topics = who[own], topic[own]
    effect = p.needs.met_per_visit * estate.response(EVERY_TOPIC, rows)[topics, np.arange(len(rows))]
    residents.met[rows, topics] = estate.rules.needs(residents.met[rows, topics], met_per_visit=effect)
    residents.skill[who] = rules.after_meeting(residents.skill[who], dominance, gain=p.groups.skill)
    luck = estate.streams.several(LUCK, estate.week, who)
    fits = experience.fit(need[np.arange(len(who)), topic], need.max(axis=1), floor=p.experience.fit_floor)
    counts_as = experience.weight(p.groups.meeting, depth=p.experience.depth)
    outcome = _outcome(estate, fits, qualities[which], luck[0])
    estate.remember(who, Trustee.NEIGHBOURS, outcome, counts_as)
    talks = heard[which] > 0
    dialogue.discuss(estate, who[talks], topic[talks], heard[which[talks]])
    if estate.joined:
        joined = np.isin(which, list(estate.joined))
        _meet_the_team(estate, team, who[joined], which[joined], fits[joined], luck[1:, joined])


def _outcome(estate: Estate, fits: np.ndarray, qualities: np.ndarray | float, draws: np.ndarray) -> np.ndarray:
    p = estate.parameters.experience
    return estate.rules.experience(
        fits, quality=qualities, commercial=0.0, bad=p.bad, commercial_bad=p.commercial, draws=draws
    )


def _meet_the_team(
    estate: Estate, team: SocialWorkTeam, who: np.ndarray, which: np.ndarray, fits: np.ndarray, luck: np.ndarray
) -> None:
    """Let members meet the team at their own occasion: known faces, and for some contact details [handbook 1.2.2]."""
    residents, p = estate.residents, estate.parameters
    action = p.actions.serve_key_group
    estate.become_aware(who, "met_at_group", group=which)
    outcome = _outcome(estate, fits, p.team.quality, luck[0])
    estate.remember(who, Trustee.TEAM, outcome, experience.weight(p.groups.meeting, depth=p.experience.depth))
    estate.leave_contact(who[luck[1] < action.sign_up], "met_at_group", group=which[luck[1] < action.sign_up])
    felt = needs.unmet(residents.need[who], residents.met[who])
    team.learn(felt, p.groups.meeting * p.knowledge.talk_share)


def quality(estate: Estate) -> np.ndarray:
    """Return the quality of what each group does: better with a charismatic leader and with skill brought in.

    Returns:
        (n_groups,) chance of a good experience where it fits [probability].
    """
    groups, p = estate.groups, estate.parameters
    leader = np.maximum(groups.leader, 0)
    lacking = 1.0 - p.groups.quality
    good = p.groups.quality + p.aftermath.charisma * estate.residents.charisma[leader] * lacking
    good = good + np.where(groups.bonus_until > estate.week, groups.bonus, 0.0)
    return np.minimum(1.0, good + p.resources.purse_bonus * (groups.purse > 0))


def members_mean(groups: Groups, values: np.ndarray) -> np.ndarray:
    """Return the mean over each group's members of a column of residents in the group's own topic: (n_groups,)."""
    return groups.mean_of_members(values[groups.member, groups.topic[groups.group]])
