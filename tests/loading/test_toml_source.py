"""Files that cannot be read say why, with the line."""

import os

import pytest

from simulation.loading.toml_source import read, read_text
from tests.loading.files import problems_of


def only(path):
    (problem,) = problems_of(read, path)
    return problem


def test_a_missing_file(tmp_path):
    assert only(tmp_path / "x.toml").key == "no_file"


def test_a_name_no_system_can_open():
    assert only("a\0b.toml").key in ("no_file", "unreadable")


def test_a_folder(tmp_path):
    assert only(tmp_path).key == "is_folder"


def test_not_a_file_at_all():
    assert only("/dev/null").key == "not_regular"


@pytest.mark.parametrize("text", ["", " \n\n", "# only a remark\n"])
def test_an_empty_file(tmp_path, text):
    path = tmp_path / "x.toml"
    path.write_text(text)
    assert only(path).key == "empty_file"


def test_a_file_that_is_not_utf8_names_the_line(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"a = 1\nb = '" + "社区".encode("gbk") + b"'\n")
    assert (only(path).key, only(path).line) == ("not_utf8", 2)


def test_a_file_of_ten_megabytes(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"a = 1\n" * 1_700_000)
    assert only(path).key == "too_large"
    assert only(path).values == {"value": "10.2", "limit": "1"}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_one_may_not_read(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("a = 1")
    path.chmod(0)
    assert only(path).key == "unreadable"


@pytest.mark.parametrize(
    ("text", "key", "line", "column"),
    [
        ("a = 1\nb = space\n", "toml_syntax", 2, 5),
        ("a = 1\nb =", "toml_syntax", 2, 4),
        ("[a\nb = 1", "toml_syntax", 1, 3),
        ('a = "x\n', "toml_syntax", 1, 7),
        ("a = 1\na = 2\n", "toml_twice", 2, 6),
        ("[a]\n[b]\n[a]\n", "toml_twice", 3, 3),
        ("a = [1,\n", "toml_syntax", 1, 8),
    ],
)
def test_a_syntax_error_names_line_and_column(tmp_path, text, key, line, column):
    path = tmp_path / "x.toml"
    path.write_text(text)
    problem = only(path)
    assert (problem.key, problem.line, problem.values["column"]) == (key, line, column)


def test_what_python_refuses_to_read_is_no_traceback(tmp_path):
    path = tmp_path / "x.toml"
    path.write_text("a = " + "[" * 5000 + "]" * 5000)
    assert only(path).key == "nested_too_deep"
    path.write_text("a = " + "9" * 5000)
    assert only(path).key == "toml_value"


def test_line_ends_and_byte_order_marks_of_windows(tmp_path):
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbfa = 1\r\n\r\nb = 2\r\n")
    source = read(path)
    assert source.tables == {"a": 1, "b": 2}
    assert source.line_of(("b",)) == 3
    assert source.line_of(("c", "d")) == 0
    assert read_text(path, largest=100) == "a = 1\n\nb = 2\n"
