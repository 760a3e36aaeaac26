"""What the figure of a life is given is the run it is of."""

import numpy as np

from simulation.report.life_data import RUNGS
from simulation.story import picture
from simulation.story.asked import Asked
from simulation.story.lived import live
from simulation.topics import Role
from simulation.words import use_language
from tests import worlds
from tests.story import lives


def test_everyone_stands_on_the_rung_they_are_told_to_stand_on():
    lived = lives.keen()
    rungs = picture.rungs(lived)
    for role in (Role.CONTRIBUTOR, Role.ACTIVIST, Role.BURNT_OUT):
        mine = rungs == RUNGS.index(role.name.lower())
        assert np.array_equal(mine, lived.residents.role == role.value)
    idle = lived.residents.role == Role.RESIDENT.value
    regular = np.zeros(len(rungs), dtype=bool)
    regular[lived.estate.regulars] = True
    assert np.array_equal(rungs == RUNGS.index("regular"), regular & idle)
    assert not lived.residents.aware[rungs == RUNGS.index("unaware")].any()


def test_a_life_has_the_groups_and_institutions_of_its_run():
    use_language("en")
    lived = lives.keen()
    drawn = picture.life(lived, lives.names(lived))
    groups = lived.estate.groups
    assert [band.number for band in drawn.bands] == list(range(len(groups)))
    for band in drawn.bands:
        assert band.is_alive == bool(groups.is_alive[band.number])
        assert band.stages == [] or band.stages[-1][1] == groups.stage[band.number] or not band.is_alive
        assert band.start == groups.founded[band.number]
    assert drawn.exit == 40
    assert [place.name for place in drawn.places] == [venue.name.en for venue in lived.scenario.community.venues]
    assert sum(place.is_used for place in drawn.places) > 0


def test_without_a_team_nobody_leaves_and_nothing_is_used():
    use_language("en")
    lived = live(Asked(worlds.without_anyone(weeks=8), 1))
    drawn = picture.life(lived, lives.names(lived))
    assert drawn.exit is None
    assert not any(place.is_used for place in drawn.places)
