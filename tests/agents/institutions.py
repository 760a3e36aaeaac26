"""Institutions by themselves, without an estate, for tests."""

import mesa

from simulation.agents.committee import OwnersCommittee
from simulation.agents.partners import NeighborhoodOffice, PropertyManagement
from simulation.institution_profiles import Committee, Office, Property
from simulation.parameters import Parameters
from simulation.world.diary import Diary

MIDDLING = {"trust": 0.5, "cooperation": 0.5, "reach": 0.3}


def office(style="cooperative", parameters=None, **profile):
    """Return an office to which all achievement is credited, unless the profile says otherwise."""
    told = MIDDLING | {"credit": 1.0} | profile
    return NeighborhoodOffice(mesa.Model(rng=1), Office(style=style, **told), Parameters(**(parameters or {})), diary())


def management(style="watching", parameters=None, **profile):
    return PropertyManagement(
        mesa.Model(rng=1), Property(style=style, **(MIDDLING | profile)), Parameters(**(parameters or {})), diary()
    )


def committee(parameters=None, **profile):
    return OwnersCommittee(mesa.Model(rng=1), Committee(**profile), Parameters(**(parameters or {})), diary())


def diary():
    return Diary(is_kept=True)


def told(one):
    """Return what the diary says of an institution: (what, because)."""
    return [(entry.what, entry.because) for entry in one.diary.of("institution", one.name)]
