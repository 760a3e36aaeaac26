"""Counting where the institutions stand, and what they give [model 14]."""

from simulation.agents.team import SocialWorkTeam
from simulation.world.estate import Estate
from simulation.world.settings import Offer


def count(estate: Estate, _team: SocialWorkTeam, offers: list[Offer]) -> dict[str, float]:
    """Return this week's measures of institutions."""
    committee, management = estate.committee, estate.management
    return {
        "cooperation_committee": committee.cooperation,
        "committee_active": float(committee.is_active),
        "committee_stigma": committee.stigma,
        "committee_skill": committee.skill,
        "property_impression": management.impression or 0.0,
        "property_conviction": management.conviction,
        "endorsements": sum(institution.endorses for institution in estate.institutions.values()),
        "yuan_saved": sum(offer.yuan_saved for offer in offers),
        "hours_lent": sum(offer.hours_saved for offer in offers),
    }
