"""`verify`, `report` and `export`: what can be done with a stored batch."""

import csv
import json

import pytest
from openpyxl import load_workbook
from pyarrow import parquet

from simulation.batch import verify as verifying
from tests.batch import fakes
from tests.batch.test_conduct import _conduct
from tests.batch.test_points import _design
from tests.cli.batches import Typed


@pytest.fixture
def shequ(monkeypatch, capfd, tmp_path):
    _conduct(tmp_path / "out", _design())
    monkeypatch.setitem(verifying.verified.__kwdefaults__, "simulate", fakes.SIMULATE)
    return Typed(monkeypatch, capfd, tmp_path)


def test_a_batch_is_verified(shequ):
    code, out, err = shequ("verify", "out", "--runs", "3", "--seed", "4")
    assert (code, err) == (0, "")
    assert out.count("the same to the last bit") == 3
    assert "All 3 runs are the same (drawn with --seed 4)." in out
    code, out, _ = shequ("verify", "out", "--runs", "2", "--lang", "zh")
    assert (code, out.count("完全一致")) == (0, 2)


def test_a_difference_ends_with_exit_code_1(shequ, monkeypatch):
    monkeypatch.setitem(verifying.verified.__kwdefaults__, "simulate", "tests.batch.fakes:unequal")
    code, out, _ = shequ("verify", "out", "--runs", "1")
    assert code == 1
    assert "DIFFERS in Staff hours spent" in out
    code, out, _ = shequ("verify", "out", "--runs", "1", "--json")
    assert (code, json.loads(out)["agrees"], json.loads(out)["runs"][0]["verdict"]) == (1, False, "apart")


def test_another_model_is_named_as_a_reason(shequ, monkeypatch):
    monkeypatch.setattr(verifying, "model_hash", lambda: "another")
    code, out, _ = shequ("verify", "out", "--runs", "1")
    assert (code, "another version of the model" in out) == (0, True)


def test_a_report_is_written_anew(shequ):
    code, out, _ = shequ("report", "out", "--lang", "zh")
    assert (code, "已写入：out/report.html" in out) == (0, True)
    assert 'lang="zh-CN"' in (shequ.folder / "out/report.html").read_text(encoding="utf-8")


def test_csv_holds_what_parquet_does(shequ):
    code, out, _ = shequ("export", "out", "--csv")
    assert (code, out) == (0, "Written: out/export/outcomes.csv\nWritten: out/export/weekly.csv\n")
    table = parquet.read_table("out/outcomes.parquet").to_pylist()
    with open("out/export/outcomes.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["run_key"] for row in rows] == [row["run_key"] for row in table]
    assert [float(row["trust"]) for row in rows] == [row["trust"] for row in table]
    assert {row["rules.trust"] for row in rows} == {"beta", "ema"}


def test_parquet_goes_where_it_is_wanted(shequ):
    assert shequ("export", "out", "--parquet", "--to", "elsewhere/below")[0] == 0
    exported = (shequ.folder / "elsewhere/below/outcomes.parquet").read_bytes()
    assert exported == (shequ.folder / "out/outcomes.parquet").read_bytes()


def test_a_workbook_has_numbers_as_numbers_and_seeds_in_full(shequ):
    code, _, _ = shequ("export", "out", "--xlsx")
    assert code == 0
    book = load_workbook("out/export/fake.xlsx", read_only=True)
    assert book.sheetnames == ["outcomes", "weekly", "manifest"]
    head, first, *others = book["outcomes"].iter_rows(values_only=True)
    table = parquet.read_table("out/outcomes.parquet").to_pylist()
    row = dict(zip(head, first, strict=True))
    assert len(others) + 1 == len(table)
    assert row["trust"] == pytest.approx(table[0]["trust"], rel=1e-12)
    assert int(row["seed"]) == table[0]["seed"]
    assert row["legacy_52"] is None
    book.close()


def test_a_table_longer_than_a_sheet_is_told(shequ, monkeypatch):
    monkeypatch.setattr("simulation.batch.export.ROWS_OF_A_SHEET", 100)
    code, _, err = shequ("export", "out", "--xlsx")
    assert (code, err.count("\n")) == (1, 1)
    assert "has 960 rows, and a sheet holds 100" in err


@pytest.mark.parametrize("words", [("verify",), ("report",), ("export", "--csv")])
def test_a_folder_without_a_batch_is_one_sentence(shequ, words):
    code, out, err = shequ(words[0], "nowhere", *words[1:])
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "nowhere" in err


def test_a_place_that_cannot_be_written_to_is_one_sentence(shequ):
    code, _, err = shequ("export", "out", "--csv", "--to", "out/manifest.json/below")
    assert (code, err.count("\n")) == (1, 1)
