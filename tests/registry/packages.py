"""Packages of rules as pip would leave them: a module and a dist-info folder, without network and without pip."""

from pathlib import Path

STUBBORN = '''
"""Rules of a user's own."""


def stubborn(opinion, base, remembered, lived, told, starts, tied, *, weights, draws):
    """Return trust as it was before anything happened."""
    return base


def broken(opinion, base, remembered, lived, told, starts, tied, *, weights, draws):
    """Return nothing, in the line below."""
    return 1 / 0


def too_few(opinion):
    return opinion


CONSTANT = 0.5
'''


def install(
    folder: Path, text: str, rules: dict[str, str], *, module: str = "my_rules", version: str = "1.0"
) -> Path:  # fmt: skip
    """Write a package and return the folder that must stand on the path.

    Args:
        folder: where to.
        text: source of the module.
        rules: name of the entry point (`family.member`): name in the module.
        module: name of the module and of the distribution.
        version: of the distribution.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{module}.py").write_text(text, encoding="utf-8")
    info = folder / f"{module}-{version}.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: {version}\n", encoding="utf-8")
    points = "".join(f"{name} = {module}:{inside}\n" for name, inside in rules.items())
    (info / "entry_points.txt").write_text(f"[shequ.rules]\n{points}", encoding="utf-8")
    return folder
