"""Keeping settings: who opens them, feeds them, hands them over, takes them back, and when they end [model 3, 13]."""

from simulation.actions.settings import cost
from simulation.agents.team import SocialWorkTeam
from simulation.world.diary import SETTING
from simulation.world.estate import Estate
from simulation.world.involvement import kept_open
from simulation.world.settings import SETTINGS, SPACE, Setting
from simulation.world.slots import Host

WEEKS_TO_CLOSE = 4


def keep_settings(estate: Estate, team: SocialWorkTeam, hours: dict[str, float]) -> None:
    """Open and feed the settings of the team's phase, and leave to the residents what it no longer keeps.

    Args:
        estate: the estate.
        team: the team, in the phase of this week or in none.
        hours: staff hours the phase gives to each action [h].
    """
    for setting in estate.settings:
        plan = getattr(team.phase, setting.action, None) if setting.action in hours else None
        if setting.host == Host.TEAM and not setting.continues(plan):
            _pass_on(estate, setting)
            because = "team_left" if team.phase is None else "plan_changed"
            estate.diary.note(SETTING, setting.number, "handed_over", because)
        elif setting.host == Host.TEAM:
            setting.plan = plan
    for action in SETTINGS:
        if action in hours:
            setting = _setting(estate, team, action)
            room = 2.0 * max(cost(setting, estate.parameters), hours[action]) - setting.account
            worked = max(0.0, min(hours[action], room))
            setting.account += worked
            estate.ledger.work(action, worked)


def _setting(estate: Estate, team: SocialWorkTeam, action: str) -> Setting:
    settings, plan = estate.settings, getattr(team.now, action)
    for setting in settings:
        if setting.action == action and setting.host == Host.TEAM:
            return setting
    for setting in settings:
        if setting.action == action and setting.is_open and setting.continues(plan):
            estate.diary.note(SETTING, setting.number, "taken_back", "plan_changed")
            return _take_back(setting, plan)
    settings.append(Setting(len(settings), action, plan))
    return settings[-1]


def _take_back(setting: Setting, plan: object) -> Setting:
    """Let the team host again, with those who kept it going, what residents took over from it."""
    setting.host, setting.plan, setting.granted_until = Host.TEAM, plan, -1
    for slot in setting.slots:
        slot.host = Host.TEAM
    return setting


def _pass_on(estate: Estate, setting: Setting) -> None:
    """Leave a setting to the residents; preparation under way is lost, and its owner decides anew."""
    estate.ledger.strand(setting.account)
    setting.account, setting.granted_until = 0.0, -1
    setting.host = Host.RESIDENTS
    for slot in setting.slots:
        estate.slots.hand_over(slot)


def close_what_nobody_keeps(estate: Estate) -> None:
    """Close a residents' room that has had too few opening hours, theirs and its owner's, for four weeks."""
    p = estate.parameters
    hours_open = p.roles.worth / p.actions.run_space.hours_per_opening_hour
    for setting in estate.settings:
        if setting.host == Host.RESIDENTS and setting.action == SPACE and setting.is_open:
            opening = setting.resident_hours * hours_open + kept_open(estate, setting)
            setting.weeks_below = setting.weeks_below + 1 if opening < p.aftermath.least_opening else 0
            setting.is_open = setting.weeks_below < WEEKS_TO_CLOSE
            if not setting.is_open:
                estate.diary.note(SETTING, setting.number, "closed", "too_few_hours")
