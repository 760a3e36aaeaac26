"""Pin the outcomes of the baseline anew: `python -m tests.refresh_baseline`. Review what changed as a diff."""

import json

from tests import baseline


def main() -> None:
    """Write the numbers of today's model into `baseline.json` and say what changed."""
    changed = baseline.differences() if baseline.FILE.exists() else []
    text = json.dumps(baseline.computed(), indent=1, sort_keys=True)
    baseline.FILE.write_text(text + "\n", encoding="utf-8")
    print("\n".join(changed) or "nothing changed")


if __name__ == "__main__":
    main()
