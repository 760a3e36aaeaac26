"""Actions towards institutions: visits (拜访), telling (告知), sharing (共享), talks on values [handbook 3.1, 3.2]."""

from simulation.agents.team import SocialWorkTeam
from simulation.streams import stable_hash
from simulation.world.estate import Estate


def formal_visit(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Visit institutions in turn, as often as the account allows; a visit goes well with the team's quality."""
    settings = team.now.formal_visit
    for turn in range(times):
        name = team.next_of("formal_visit", settings.to)
        luck = estate.streams.one("visit", estate.week, who=turn, occasion=stable_hash(name))
        went_well = luck < team.chance_with(name)
        estate.institutions[name].receive_visit(settings.introduced, went_well=went_well)
        estate.resources.discover("formal_visit", estate.parameters.actions.formal_visit.cost_hours, of=name)
    return times


def keep_informed(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Tell institutions in turn what is planned: one call each adds one to its stock of information.

    One that is asked into the project's core group joins it on such a call, if it cooperates enough.
    """
    settings = team.now.keep_informed
    for _call in range(times):
        name = team.next_of("keep_informed", settings.whom)
        institution = estate.institutions[name]
        institution.informed += 1.0
        if name in settings.core_group and not institution.in_core_group and institution.is_active:
            institution.in_core_group = institution.cooperation >= estate.parameters.cooperation.joins
            what = "joined_core_group" if institution.in_core_group else "declined_core_group"
            if estate.diary.changed(what, "core_group", name):
                estate.diary.note("institution", name, what, "team_invited")
    return times


def share_materials(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Share materials and results with institutions in turn: credit, and its own work made visible."""
    settings = team.now.share_materials
    for _time in range(times):
        name = team.next_of("share_materials", settings.with_whom)
        estate.institutions[name].share(estate.parameters.actions.share_materials.materials)
    return times


def value_talk(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Talk with institutions in turn about what the project is for; only one that trusts the team takes it to heart.

    A talk is a time of its own, not a manner of visiting: an hour spent on it is not spent on being known.
    """
    settings = team.now.value_talk
    for turn in range(times):
        name = team.next_of("value_talk", settings.to)
        institution = estate.institutions[name]
        luck = estate.streams.one("value_talk", estate.week, who=turn, occasion=stable_hash(name))
        if luck < estate.parameters.team.quality * institution.trust:
            institution.hear_values(estate.parameters.actions.value_talk.effect)
            estate.diary.note("institution", name, "took_to_heart", "value_talk")
    return times
