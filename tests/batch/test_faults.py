"""The fault matrix of the benchmarks, each fault for real; minutes."""

import pytest

from benchmarks import engine, faults


@pytest.mark.slow
def test_whatever_goes_wrong_the_tables_are_the_same_bytes_afterwards():
    rows = faults.matrix()
    assert [row for row in rows if not row.agrees] == []
    assert len(rows) >= 14


def test_every_run_is_on_the_disk_before_it_counts_and_every_file_before_it_takes_its_place():
    """The system calls only: no plug is pulled."""
    found = engine.reaches_the_disk()
    if found is None:
        pytest.skip("no strace here to see the system calls with")
    assert found["log_syncs"] >= found["runs"] == 12
    assert found["whole"] == dict.fromkeys(("outcomes.parquet", "weekly.parquet", "manifest.json"), True)
