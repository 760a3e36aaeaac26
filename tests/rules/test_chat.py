import numpy as np
import pytest

from simulation.rules import chat


def test_one_bad_experience_in_so_many_is_told():
    assert chat.posted(np.array([0.01, 0.049, 0.05, 0.9]), chance=0.05) == 2
    assert chat.posted(np.zeros(0), chance=1.0) == 0


def test_bad_news_counts_a_twentieth_of_an_own_experience():
    assert chat.evidence(1, weight=0.05, most=3.0, negativity=2.0) == pytest.approx(0.1)


def test_a_quarrel_in_the_chat_is_taken_in_up_to_a_limit():
    assert chat.evidence(50, weight=0.05, most=3.0, negativity=2.0) == pytest.approx(0.3)
