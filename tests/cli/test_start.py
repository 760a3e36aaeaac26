"""Starting: help, version, languages, slips, exit codes, and no traceback whatever happens."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from simulation import __version__
from simulation.cli import explain, main, start
from simulation.errors import Problem, RunFailed

PYTHON = [sys.executable, "-m", "simulation"]


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("SHEQU_DEBUG", raising=False)


def run(*words, **variables):
    return subprocess.run([*PYTHON, *words], capture_output=True, text=True, env=os.environ | variables, check=False)


def test_help_is_quick_and_imports_nothing_heavy():
    code = "import sys; from simulation.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert time.perf_counter() - began < 1.5  # 0.1 s where nothing else runs
    heavy = {"mesa", "pandas", "numpy", "pydantic", "matplotlib", "scipy", "pyarrow", "rich"}
    assert not heavy & set(done.stderr.split())
    assert all(f"  {name} " in done.stdout for name in start.COMMANDS)


@pytest.mark.parametrize("name", ["check", "explain", "new"])
def test_every_command_has_help_in_both_languages(name, capsys):
    assert main([name, "--help"]) == 0
    assert main([name, "-h", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "usage: shequ" in out
    assert "用法：shequ" in out


def test_without_words_it_helps(capsys):
    assert main([]) == 0
    assert capsys.readouterr().out.startswith("usage: shequ")


def test_version(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"shequ {__version__}\n"


@pytest.mark.parametrize("words", [["--lang", "zh", "explain"], ["explain", "--lang=zh"]])
def test_the_language_may_stand_before_or_after_the_command(words, capsys):
    assert main(words) == 0
    assert "参数表" in capsys.readouterr().out


def test_the_language_follows_the_locale(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    main(["--help"])
    assert "命令" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["rn"], "There is no command rn. Did you mean run?"),
        (["--langg", "zh"], "There is no option --langg of shequ. Did you mean --lang?"),
        (["--lang", "fr"], "There is no language fr; there are en and zh."),
        (["--lang"], 'There is no language ""; there are en and zh.'),
        (["new"], "shequ new needs NAME."),
        (["new", "x", "--fron", "y"], "There is no option --fron of shequ new. Did you mean --from?"),
        (["new", "x", "--from"], "--from needs a value."),
        (["check", "x", "--json=1"], "--json takes no value."),
        (["check", "x", "--buildings", "many"], "--buildings: many is not a value it can have."),
        (["explain", "a", "b"], "There is no option b of shequ explain."),
    ],
)
def test_slips_are_met_with_one_sentence_and_exit_code_2(words, sentence, capsys):
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", sentence + "\n")


def test_slips_in_chinese(capsys):
    assert main(["new", "--lang", "zh"]) == 2
    assert capsys.readouterr().err == "shequ new 需要 NAME。\n"


@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (KeyboardInterrupt(), 130, "\nInterrupted.\n"),
        (MemoryError(), 1, "The machine's memory is not enough for this.\n"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "The disk is full.\n"),
        (OSError(errno.EIO, "Input/output error", "x"), 1, "The system refused: Input/output error x\n"),
        (RunFailed(Problem("empty_file", "x")), 1, "x: The file is empty.\n"),
    ],
)
def test_what_goes_wrong_is_one_sentence(monkeypatch, capsys, error, code, sentence):
    def fail(arguments):
        raise error

    monkeypatch.setattr(explain, "run", fail)
    assert main(["explain"]) == code
    assert capsys.readouterr() == ("", sentence)


def test_what_nobody_expected_is_one_sentence_and_a_trace_only_if_asked_for(monkeypatch, capsys):
    monkeypatch.setattr(explain, "run", lambda arguments: 1 / 0)
    assert main(["explain"]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "SHEQU_DEBUG=1" in err
    assert len(err.splitlines()) == 1
    monkeypatch.setenv("SHEQU_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["explain"])


def test_a_reader_that_has_had_enough_is_no_error():
    with subprocess.Popen([*PYTHON, "explain"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_terminal_that_lacks_signs_is_no_error():
    done = run("--help", "--lang", "zh", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_interrupt_from_the_keyboard_leaves_no_trace():
    code = (
        "import time; from simulation.cli import main, start\n"
        "start._obey = lambda words: (print('on', flush=True), time.sleep(60))\n"
    )
    words = [sys.executable, "-c", code + "raise SystemExit(main())"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert b"Traceback" not in process.stderr.read()
