"""One week of the owners' chat (业主群): bad news of a few reaches all who read it [model 4]."""

from simulation.rules import chat as rules
from simulation.topics import Trustee
from simulation.world.chat import SPOKEN_OF
from simulation.world.diary import TEAM
from simulation.world.estate import Estate


def spread_bad_news(estate: Estate) -> None:
    """Let readers tell of bad experiences in the chat, and all readers take them in, each with a small weight.

    Of the team only those take anything in who know it. Owners also scold their committee, the more it is stigmatised.
    """
    chat, p = estate.chat, estate.parameters.chat
    committee = estate.committee
    if committee.is_active and estate.streams.one("chat/scold", estate.week) < p.scolding * committee.stigma:
        chat.tell_bad_news(Trustee.COMMITTEE)
    for trustee in SPOKEN_OF:
        if trustee in estate.told:
            who = estate.told[trustee].disappointed()
            who = who[chat.is_reader[who]]
            if len(who):
                draws = estate.streams.some("chat/posts", estate.week, who, occasion=int(trustee) + 1)
                chat.tell_bad_news(trustee, rules.posted(draws, chance=p.posts))
        if chat.news.get(trustee):
            _take_in(estate, trustee, chat.news[trustee])
    chat.news.clear()


def _take_in(estate: Estate, trustee: Trustee, n_news: float) -> None:
    """Let all readers take in this week's bad news about one trustee."""
    p, residents, readers = estate.parameters.chat, estate.residents, estate.chat.readers
    if trustee == Trustee.TEAM:
        readers = readers[residents.aware[readers]]
        estate.diary.note(TEAM, TEAM, "scolded", "in_owners_chat", readers=len(readers))
    else:
        who = "property" if trustee == Trustee.PROPERTY else "committee"
        estate.diary.note("institution", who, "scolded", "in_owners_chat", readers=len(readers))
    negativity = estate.parameters.trust.negativity
    estate.learn(readers, trustee, 0.0, rules.evidence(n_news, weight=p.weight, most=p.most, negativity=negativity))
