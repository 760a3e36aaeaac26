"""Experiments: what is run, running it in parallel, keeping it, comparing arms."""
