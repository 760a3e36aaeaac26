"""From the user's files to checked scenarios; nothing runs before every file is whole."""

from simulation.loading.scenarios import load_community, load_scenario, load_strategy
from simulation.loading.sources import parse_setting

__all__ = ["load_community", "load_scenario", "load_strategy", "parse_setting"]
