"""Every parameter of the model: default, unit, range, source, and one sentence.

Parameters are data: the same entries check scenario files, answer `shequ explain`, fill the tables of the ODD
description and will build the sliders of the browser. A class here is a table in TOML (`[trust]`), a file of
rules (`rules/trust.py`) and a row in the README. The Chinese sentences live in `words/`, under
`[parameter.<table>]`.
"""

from simulation.parameter import Group
from simulation.parameters.actions import Actions
from simulation.parameters.commitment import Aftermath, Fatigue, Roles
from simulation.parameters.conflict import Conflict, Deliberation, Incidents, Mobilisation
from simulation.parameters.estate import Network, Population
from simulation.parameters.groups import Autonomy, Coaching, Groups, Recognition, Slots, Succession
from simulation.parameters.institutions import Access, Cooperation, Styles
from simulation.parameters.participation import Awareness, Decision, Experience, Habit, Needs, Trust
from simulation.parameters.partners import Chat, Involvement, Past, Stigma
from simulation.parameters.resources import Allocation, Resources
from simulation.parameters.spotting import Selection, Spotting
from simulation.parameters.team import Knowledge, Notice, Team

__all__ = [
    "Access",
    "Actions",
    "Aftermath",
    "Allocation",
    "Autonomy",
    "Awareness",
    "Chat",
    "Coaching",
    "Conflict",
    "Cooperation",
    "Decision",
    "Deliberation",
    "Experience",
    "Fatigue",
    "Groups",
    "Habit",
    "Incidents",
    "Involvement",
    "Knowledge",
    "Mobilisation",
    "Needs",
    "Network",
    "Notice",
    "Parameters",
    "Past",
    "Population",
    "Recognition",
    "Resources",
    "Roles",
    "Selection",
    "Slots",
    "Spotting",
    "Stigma",
    "Styles",
    "Succession",
    "Team",
    "Trust",
]


class Parameters(Group):
    """All parameters of a run, by table."""

    team: Team = Team()
    notice: Notice = Notice()
    awareness: Awareness = Awareness()
    decision: Decision = Decision()
    habit: Habit = Habit()
    experience: Experience = Experience()
    trust: Trust = Trust()
    needs: Needs = Needs()
    knowledge: Knowledge = Knowledge()
    roles: Roles = Roles()
    spotting: Spotting = Spotting()
    selection: Selection = Selection()
    fatigue: Fatigue = Fatigue()
    cooperation: Cooperation = Cooperation()
    styles: Styles = Styles()
    involvement: Involvement = Involvement()
    stigma: Stigma = Stigma()
    chat: Chat = Chat()
    past: Past = Past()
    population: Population = Population()
    network: Network = Network()
    access: Access = Access()
    resources: Resources = Resources()
    allocation: Allocation = Allocation()
    aftermath: Aftermath = Aftermath()
    incidents: Incidents = Incidents()
    mobilisation: Mobilisation = Mobilisation()
    conflict: Conflict = Conflict()
    deliberation: Deliberation = Deliberation()
    groups: Groups = Groups()
    autonomy: Autonomy = Autonomy()
    recognition: Recognition = Recognition()
    slots: Slots = Slots()
    succession: Succession = Succession()
    coaching: Coaching = Coaching()
    actions: Actions = Actions()
