"""What the team can do with an hour [model 3]: one file a family of actions.

Settings (events, a space) go on from week to week, draw people, and can pass into residents' hands: `settings.py`
opens their doors. The other actions fire from their preparation account and return how often they were done.
"""

from simulation.actions import (
    brokering,
    contacts,
    deliberation,
    grants,
    groups,
    handover,
    introductions,
    observation,
    partners,
    research,
    spotting,
    visits,
)

DEEDS = {
    "desk_research": research.desk_research,
    "needs_survey": research.needs_survey,
    "join_partner_events": partners.join_partner_events,
    "snowball": introductions.snowball,
    "spot_activists": spotting.spot_activists,
    "formal_visit": visits.formal_visit,
    "keep_informed": visits.keep_informed,
    "share_materials": visits.share_materials,
    "value_talk": visits.value_talk,
    "field_observation": observation.field_observation,
    "follow_up": contacts.follow_up,
    "hand_over": handover.hand_over,
    "convene_deliberation": deliberation.convene_deliberation,
    "serve_key_group": groups.serve_key_group,
    "coach": groups.coach,
    "micro_grants": grants.micro_grants,
    "broker_resources": brokering.broker_resources,
}
