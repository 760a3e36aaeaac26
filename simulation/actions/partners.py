"""Taking part in partners' events, and watching how they work (参与活动) [handbook 1.1.1C]."""

import numpy as np

from simulation.agents.team import SocialWorkTeam
from simulation.rules import needs
from simulation.streams import stable_hash
from simulation.world.contact import talk
from simulation.world.estate import Estate

ALL_OF_IT = 1.0


def join_partner_events(estate: Estate, team: SocialWorkTeam, times: int) -> int:
    """Go to events of institutions in turn, one of each a week at most: learn how they work, meet their guests."""
    named = team.now.join_partner_events.partners
    partners = tuple(name for name in named if estate.institutions[name].is_active)
    joined = min(times, len(partners))
    for _event in range(joined):
        name = team.next_of("join_partner_events", partners)
        p = estate.parameters.actions.join_partner_events
        team.gain_insight(name, ALL_OF_IT, rate=p.insight, most=1.0)
        _talk_with_guests(estate, team, name)
    return joined


def _talk_with_guests(estate: Estate, team: SocialWorkTeam, name: str) -> None:
    """Let the team talk with guests of an institution, who come in proportion to their trust in it."""
    residents, p = estate.residents, estate.parameters
    settings = p.actions.join_partner_events
    trust = residents.trust(estate.institutions[name].trustee)
    luck = estate.streams.everyone("partner/guest", estate.week, stable_hash(name))
    comes = luck < np.float32(settings.met / trust.sum(dtype=np.float64)) * trust
    who = (comes & (residents.hours_left >= settings.depth)).nonzero()[0]
    if len(who) == 0:
        return
    luck_experience, luck_sign_up = estate.streams.several(
        ("partner/experience", "partner/sign_up"), estate.week, who, stable_hash(name)
    )
    estate.become_aware(who, "met_at_partners", institution=name)
    estate.leave_contact(who[luck_sign_up < settings.sign_up], "met_at_partners", institution=name)
    talk(estate, who, depth=settings.depth, present=1.0, draws=luck_experience)
    team.learn(needs.unmet(residents.need[who], residents.met[who]), settings.cost_hours * p.knowledge.talk_share)
