"""What an entry means for whom it happened to: a difficulty, something the team did, a change, or a step."""

from simulation.world.diary import Entry

TROUBLE, DEED, CHANGE, STEP = "trouble", "deed", "change", "step"
SENSES: dict[str, str] = {
    "bad_visit": TROUBLE,
    "closed_again": TROUBLE,
    "coaching_refused": TROUBLE,
    "ended": TROUBLE,
    "grant_refused": TROUBLE,
    "group_ended": TROUBLE,
    "left_group": TROUBLE,
    "stage_lost": TROUBLE,
    "burnt_out": TROUBLE,
    "ceased_regular": TROUBLE,
    "closed": TROUBLE,
    "declined_core_group": TROUBLE,
    "declined_to_lead": TROUBLE,
    "declined_work": TROUBLE,
    "drew_back": TROUBLE,
    "endorsement_backfires": TROUBLE,
    "left_work": TROUBLE,
    "lost_interest": TROUBLE,
    "refused_leave": TROUBLE,
    "scolded": TROUBLE,
    "stigma_rose": TROUBLE,
    "talked_badly": TROUBLE,
    "turned_away": TROUBLE,
    "was_hit": TROUBLE,
    "mobilised": STEP,
    "was_trained": DEED,
    "helped_settle": CHANGE,
    "talked_in_vain": STEP,
    "conflict_stirred": TROUBLE,
    "conflict_arose": TROUBLE,
    "conflict_flared": TROUBLE,
    "deliberation_failed": TROUBLE,
    "conflict_settled": CHANGE,
    "conflict_died_down": STEP,
    "became_candidate": DEED,
    "coached": DEED,
    "first_contact": DEED,
    "grant_awarded": DEED,
    "joint_occasion": DEED,
    "resource_brought": DEED,
    "trained_outside": DEED,
    "took_to_heart": DEED,
    "talked_in_passing": DEED,
    "talked_well": DEED,
    "became_aware": STEP,
    "held_survey": STEP,
    "need_quasi_public": STEP,
    "resource_found": STEP,
    "began_phase": STEP,
    "held": STEP,
    "left": STEP,
    "left_contact": STEP,
    "opened": STEP,
    "rested": STEP,
    "taken_back": STEP,
    "became_regular": CHANGE,
    "founded": CHANGE,
    "founded_group": CHANGE,
    "joined_group": CHANGE,
    "need_public": CHANGE,
    "new_leader": CHANGE,
    "opened_to_all": CHANGE,
    "turned_inward": STEP,
    "turned_outward": CHANGE,
    "resource_used": CHANGE,
    "stage_gained": CHANGE,
    "came_back": CHANGE,
    "drew_nearer": CHANGE,
    "endorses": CHANGE,
    "first_came": CHANGE,
    "got_leave": CHANGE,
    "handed_over": CHANGE,
    "joined_core_group": CHANGE,
    "regained_interest": CHANGE,
    "revived": CHANGE,
    "stigma_fell": CHANGE,
    "took_the_lead": CHANGE,
    "took_up_work": CHANGE,
}
# A deed of the team may also show as the cause of a change.
DEEDS_AS_CAUSES = frozenset({"asked", "asked_as_candidate", "coached", "convened_by_team"})
# How much an entry is a turn of a run's story; what is not named here is none by itself.
TURNS: dict[str, int] = {
    "closed": 4,
    "handed_over": 4,
    "opened": 4,
    "conflict_settled": 3,
    "endorsement_backfires": 3,
    "ended": 3,
    "founded": 3,
    "opened_to_all": 3,
    "revived": 3,
    "conflict_arose": 2,
    "conflict_flared": 2,
    "new_leader": 2,
    "refused_leave": 2,
    "taken_back": 2,
    "deliberation_failed": 1,
    "drew_back": 1,
    "drew_nearer": 1,
    "got_leave": 1,
}
# Of residents, the first of the run of each of these is a turn.
FIRSTS: dict[str, int] = {
    "first_came": 1,
    "became_regular": 1,
    "took_up_work": 3,
    "took_the_lead": 3,
    "burnt_out": 2,
}
# How much each makes a resident worth asking about.
EVENTFUL: dict[str, int] = {
    "burnt_out": 6,
    "took_the_lead": 5,
    "took_up_work": 3,
    "left_work": 3,
    "came_back": 2,
    "need_public": 2,
    "founded_group": 4,
    "joined_group": 2,
    "helped_settle": 3,
    "talked_in_vain": 1,
}


def sense(entry: Entry) -> str:
    """Return what an entry means for whom it happened to."""
    return SENSES.get(entry.what, STEP)


def is_deed(entry: Entry) -> bool:
    """Return whether the team did it, or brought it about."""
    return sense(entry) == DEED or entry.because in DEEDS_AS_CAUSES
