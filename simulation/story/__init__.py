"""Telling what happened in one run, to whom, and because of what: a run is made again with its diary kept."""
