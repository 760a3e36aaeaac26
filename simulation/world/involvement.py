"""What property management does for an activity: tables, a part of the work, its name [model 10, handbook 3.2]."""

from dataclasses import dataclass

from simulation.topics import Holder, Trustee
from simulation.world.estate import Estate
from simulation.world.settings import ONE_OFF, Setting
from simulation.world.slots import Host
from simulation.world.venues import Venue

TABLES, PART, CO_HOST = 2, 3, 4


@dataclass(slots=True)
class Help:
    """What property management does for one activity.

    Args:
        level: its level of involvement there, 0 absent to 4 co-hosts.
        yuan: share of the money that its tables and rooms save [share].
        hours: share of the hours that the part it runs saves [share].
        quality: share of lacking quality that the part makes good [share].
        seen: of an experience there, what is credited to it [share].
    """

    level: int = 0
    yuan: float = 0.0
    hours: float = 0.0
    quality: float = 0.0
    seen: float = 0.0

    @property
    def beside(self) -> tuple[tuple[Trustee, float], ...]:
        """Whom an experience there is credited to besides the hosts, and how far."""
        return ((Trustee.PROPERTY, self.seen),) if self.seen else ()


def help_of(estate: Estate, setting: Setting, venue: Venue) -> Help:
    """Return what property management does for an activity: as its level allows, and as far as the plan lets it.

    At an institution's own event, which the team only joins, there is nothing for it to add.
    """
    p, plan = estate.parameters.involvement, setting.plan
    if not setting.is_space and plan.co_host:
        return Help()
    level = min(estate.management.level, plan.involve)
    by_level = (0.0, 0.0, p.tables_seen, p.part_seen, 1.0)[level]
    on_premises = venue.owner == Holder.PROPERTY and setting.action != ONE_OFF
    return Help(
        level=level,
        yuan=p.tables if level >= TABLES else 0.0,
        hours=p.part_hours if level >= PART else 0.0,
        quality=p.part_quality if level >= PART else 0.0,
        seen=max(by_level, p.premises_seen if on_premises else 0.0),
    )


def kept_open(estate: Estate, setting: Setting) -> float:
    """Return the hours for which a venue's owner itself opens a room that the team has left to residents [h].

    An institution that would co-host gives all the hours it can, one that would run a part gives half of them.
    """
    owner = estate.decider(setting.venue) if setting.venue is not None else None
    if owner is None or owner.level < PART or setting.host != Host.RESIDENTS:
        return 0.0
    return estate.parameters.involvement.keeps_open * (1.0 if owner.level == CO_HOST else 0.5)


def names_lent(estate: Estate, setting: Setting, help: Help) -> tuple[str, ...]:
    """Return the institutions whose name stands beside the team's at an activity.

    Property management's does where it co-hosts; others lend it when asked, with their cooperation as probability;
    a name once lent is lent for as long as leave to use a venue holds.
    """
    lent = [] if setting.is_space or not setting.plan.co_host else [setting.plan.co_host]
    if help.level == CO_HOST:
        lent.append("property")
    for name in setting.plan.endorsed_by:
        institution = estate.institutions[name]
        if estate.week >= setting.named_until.get(name, -1):
            luck = estate.streams.one("name", estate.week, who=setting.number, occasion=int(institution.trustee))
            if not (institution.is_active and luck < institution.cooperation):
                continue
            setting.named_until[name] = estate.week + estate.parameters.cooperation.permission
        lent.append(name)
    return tuple(dict.fromkeys(lent))
