"""Commands on runs that cost nothing."""

from functools import partial

from simulation.batch import conduct as conducting
from simulation.cli import main

_conduct = conducting.conduct


class Typed:
    """What was typed, and what came of it."""

    def __init__(self, monkeypatch, capfd, folder) -> None:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        self.monkeypatch, self.capfd, self.folder = monkeypatch, capfd, folder
        self.simulate_with("simulate")

    def simulate_with(self, name: str) -> None:
        """Use one of the fakes from now on."""
        fake = partial(_conduct, simulate=f"tests.batch.fakes:{name}")
        self.monkeypatch.setattr(conducting, "conduct", fake)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """Return exit code, standard output and standard error."""
        self.monkeypatch.setattr("sys.argv", ["shequ", *words])
        code = main(list(words))
        out, err = self.capfd.readouterr()
        return code, out, err
