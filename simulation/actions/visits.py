"""Actions towards institutions: the formal visit (拜访) and keeping informed (告知沟通) [handbook 3.1]."""

from simulation.agents.team import SocialWorkTeam
from simulation.streams import stable_hash
from simulation.world.estate import Estate


def formal_visit(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Visit institutions in turn, as often as the account allows; a visit goes well with the team's quality."""
    settings = team.now.formal_visit
    for turn in range(times):
        name = team.next_of("formal_visit", settings.to)
        luck = estate.streams.one("visit", estate.week, who=turn, occasion=stable_hash(name))
        went_well = luck < estate.parameters.team.quality
        estate.institutions[name].receive_visit(settings.introduced, went_well=went_well)
    return times


def keep_informed(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Tell institutions in turn what is planned: one call each adds one to its stock of information."""
    settings = team.now.keep_informed
    for _call in range(times):
        name = team.next_of("keep_informed", settings.whom)
        estate.institutions[name].informed += 1.0
    return times
