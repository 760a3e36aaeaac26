"""shequ (社区): an agent-based laboratory for community participation."""

__version__ = "0.1.0"
