"""The community as a Mesa model: `step` is the week, line by line."""

import secrets
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import mesa
import numpy as np

from simulation.actions import DEEDS
from simulation.actions.settings import open_setting
from simulation.agents.residents import Residents
from simulation.agents.team import SocialWorkTeam
from simulation.building import build_estate
from simulation.columns import LazyModel
from simulation.loading import load_scenario
from simulation.measures import WEEKLY
from simulation.rules import roles
from simulation.scenario import Scenario
from simulation.week import (
    chatting,
    conflict,
    founding_groups,
    group_life,
    incidents,
    institutions,
    keeping,
    opening,
    opinions,
    pooling,
    taking_part,
    talking,
    telling,
    working,
)
from simulation.week.meeting import Meetings, meet
from simulation.week.recorder import Recorder
from simulation.week.slot_giving import give_slots
from simulation.world.estate import Estate
from simulation.world.settings import Offer


class Community(LazyModel):
    """An estate, its residents and institutions, and a social-work team with a strategy.

    Args:
        scenario: a checked scenario, or the name or path of one.
        seed: the run's seed; the same seed and scenario give the same run to the byte. Without one, as in Mesa,
            each model gets luck of its own.
        rng: another name for `seed`, as newer Mesa calls it.
        strategy: name or path of a strategy to use instead of the scenario's.
        community: name or path of a community to use instead of the scenario's.
        collect: whether Mesa's DataCollector records every week; the recorder always does.
        diary: whether to write down what happens to whom and why; it changes no result.
        settings: parameters to change, such as `**{"trust.half_life": 8}`.
    """

    residents: Residents

    def __init__(
        self,
        scenario: Scenario | str | Path = "jinjiang-base",
        *,
        seed: int | None = None,
        rng: int | None = None,
        strategy: str | None = None,
        community: str | None = None,
        collect: bool = True,
        diary: bool = False,
        **settings: Any,
    ) -> None:
        given = seed if rng is None else rng
        number = secrets.randbits(63) if given is None else int(given)
        super().__init__(rng=number)
        if isinstance(scenario, Scenario):
            if strategy or community or settings:
                raise ValueError("a Scenario is complete: give its name to change its strategy, community or settings")
        else:
            scenario = load_scenario(scenario, strategy=strategy, community=community, settings=settings)
        self.spec, self.run_seed = scenario, number
        p = scenario.parameters
        self.estate: Estate = build_estate(self, scenario, number)
        self.residents = self.estate.residents
        self.estate.diary.is_kept = diary
        opinions.mark(self.estate)
        self.team = SocialWorkTeam(self, scenario.strategy, p, exit=scenario.exit, learns=self.estate.rules.knowledge)
        self.recorder = Recorder(scenario.weeks)
        self.offers: list[Offer] = []
        self.meetings = Meetings.none(self.estate)
        self._collects = collect
        self.datacollector = mesa.DataCollector(
            model_reporters={name: partial(_latest, name=name) for name in WEEKLY} if collect else {}
        )

    def step(self) -> None:
        """Let one week pass."""
        self.start_week()
        self.team_works()
        self.groups_meet()
        work, own_work = self.residents_work()
        self.open_doors()
        self.residents_take_part()
        self.residents_talk_and_forget()
        self.conflicts_unfold()
        self.resources_move()
        self.roles_change()
        self.groups_change()
        self.institutions_move()
        self.count(work, own_work)

    def start_week(self) -> None:
        """Turn the calendar, clear the venues' diaries, pay in the year's money; on exit the team leaves."""
        estate = self.estate
        estate.week += 1
        estate.diary.week = estate.resources.week = estate.week
        estate.ledger.new_week()
        estate.residents.attended = roles.next_week(estate.residents.attended)
        estate.joined.clear()
        for venue in estate.venues.values():
            venue.new_week()
        if estate.week < self.spec.exit:
            self.team.receive_money(estate.week, estate.ledger)
        incidents.arrive(estate)

    def team_works(self) -> None:
        """Put the week's hours into the accounts of actions, and do what they pay for."""
        estate, team = self.estate, self.team
        estate.residents.hours_left = estate.residents.community_leisure
        hours = team.start_week(estate.week, estate.ledger)
        telling.tell_team(estate, team)
        keeping.keep_settings(estate, team, hours)
        for action, deed in DEEDS.items():
            if action in hours:
                price = getattr(self.spec.parameters.actions, action).cost_hours
                team.prepare(action, hours[action], cost=max(price, hours[action]), ledger=estate.ledger)
                if times := team.times(action, cost=price):
                    team.spend(action, deed(estate, team, times) * price)

    def groups_meet(self) -> None:
        """Give out weekly slots among the groups, and let them hold their meetings: commitments come first."""
        give_slots(self.estate)
        self.meetings = meet(self.estate, self.team, self._praised())
        self.estate.meeting_hours = self.meetings.hours

    def residents_work(self) -> tuple[float, float]:
        """Let contributors and activists give their hours; return hours given in all, and where they are hosts."""
        work, own_work = working.give_hours(self.estate, self._pressure())
        keeping.close_what_nobody_keeps(self.estate)
        return work, own_work

    def open_doors(self) -> None:
        """Find out which activities take place this week."""
        found = [open_setting(setting, self.estate, self.team) for setting in self.estate.settings]
        self.offers = [offer for offer in found if offer is not None]
        self.offers += opening.open_groups(self.estate, self.meetings)

    def residents_take_part(self) -> None:
        """Let residents notice the activities, decide on at most one, and come."""
        estate = self.estate
        by_peers = taking_part.hear_from_visitors(estate)
        if self.offers:
            invited = working.invite_ties(estate)
            noticed = taking_part.notice_activities(estate, self.offers, invited, by_peers)
            who, which = taking_part.decide(estate, self.offers, noticed, invited)
            for row, offer in enumerate(self.offers):
                taking_part.take_part(estate, self.team, offer, who[which == row])
        opening.meet_strangers(estate, self.offers)
        telling.tell_occasions(estate, self.offers)
        taking_part.look_back(estate)

    def residents_talk_and_forget(self) -> None:
        """Let experiences travel through ties and the owners' chat, opinions move, and a week's forgetting pass."""
        institutions.settle_matters(self.estate)
        chatting.spread_bad_news(self.estate)
        with opinions.moving(self.estate):
            talking.hear_from_ties(self.estate)
        talking.forget(self.estate)
        opinions.mark(self.estate)

    def conflicts_unfold(self) -> None:
        """Let people join in, conflicts grow tense, flare up or die down, and residents bring them to a table."""
        conflict.unfold(self.estate)

    def resources_move(self) -> None:
        """Let resources be used, spent, offered and claimed; keep the map of the start and of the end."""
        pooling.move_resources(self.estate, self.team, self.meetings, self.spec.exit)

    def roles_change(self) -> None:
        """Let residents take up work, lead, leave, burn out and come back."""
        working.change_roles(self.estate, self.team, self._pressure())

    def groups_change(self) -> None:
        """Let groups hold together or fall apart, win members, grow up, change leaders, end, and begin."""
        group_life.let_groups_live(self.estate, self.meetings)
        founding_groups.found_groups(self.estate)
        conflict.gather(self.estate)

    def institutions_move(self) -> None:
        """Let the institutions take in what happened, and move."""
        institutions.take_in(self.estate, self.offers)
        institutions.move(self.estate, team_is_there=self.estate.week < self.spec.exit)

    def count(self, work: float, own_work: float) -> None:
        """Store the week's measures."""
        self.recorder.count(self.estate, self.team, self.offers, own_work, work)
        self.running = self.estate.week + 1 < self.spec.weeks
        if self._collects:
            self.datacollector.collect(self)

    def _praised(self) -> str:
        """Return what earns recognition: what the team praises while it is there, else what the estate does."""
        by_team = self.team.strategy.praises if self.team.phase is not None else "none"
        return self.spec.community.praises if by_team == "none" else by_team

    def _pressure(self) -> float:
        return self.team.pressure if self.estate.week < self.spec.exit else 1.0


def _latest(model: Community, *, name: str) -> float:
    return float(model.recorder.weekly[name][model.estate.week])


@dataclass
class Run:
    """What is kept of a run.

    Args:
        outcomes: one number a measure.
        weekly: (weeks,) float32 a measure.
        spending: (staff hours, yuan) by action.
    """

    outcomes: dict[str, float]
    weekly: dict[str, np.ndarray]
    spending: dict[str, tuple[float, float]]


def simulate(scenario: Scenario, seed: int) -> Run:
    """Run a scenario to its end and return its numbers; the model is freed."""
    model = Community(scenario, seed=seed, collect=False)
    try:
        while model.running:
            model.step()
        ledger = model.estate.ledger
        spending = {action: (ledger.hours[action], ledger.yuan.get(action, 0.0)) for action in ledger.hours}
        return Run(model.recorder.outcomes(model.estate, exit=scenario.exit), model.recorder.weekly, spending)
    finally:
        model.close()
