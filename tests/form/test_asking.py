"""The form in a terminal: skipping, going back, stopping, and nothing lost that was answered."""

import contextlib
import os
import pty
import select
import signal
import sys
import time
import tomllib

import pytest

from simulation.form.asking import Talk
from simulation.form.questions import PARTS, questions
from simulation.words import tell, use_language

PATIENCE = 60.0  # seconds


@pytest.fixture(autouse=True)
def english():
    use_language("en")
    yield
    use_language("en")


class Typist:
    """Types lines one after the other, and keeps what is said and what is kept."""

    def __init__(self, *lines, answers=None):
        self.lines, self.said, self.kept = list(lines), [], []
        self.talk = Talk(lambda answers: self.kept.append(dict(answers)), answers or {}, self.listen, self.said.append)

    def listen(self, start):
        if not self.lines:
            raise EOFError
        line = self.lines.pop(0)
        if line == "^C":
            raise KeyboardInterrupt
        return line


def test_every_question_can_be_skipped():
    typist = Typist(*[""] * 60)
    assert typist.talk.ask_all()
    assert typist.talk.answers == {}
    asked = "\n".join(typist.said)
    assert all(tell(f"form.ask.{one.key}") in asked for one in questions())


def test_every_answer_is_kept_at_once():
    typist = Typist("Sunny Court", "1", "^C")
    with pytest.raises(KeyboardInterrupt):
        typist.talk.ask_all()
    assert typist.kept[-1] == {"name": "Sunny Court", "kind": "commodity"}


def test_the_end_of_what_is_typed_is_a_polite_end():
    typist = Typist("Sunny Court")
    assert not typist.talk.ask_all()
    assert typist.talk.answers == {"name": "Sunny Court"}


def test_a_full_stop_ends_for_now_even_within_a_list():
    before = dict.fromkeys(PARTS["nature"], "x")
    typist = Typist("1", "3", "", "2", "2", ".", answers=before)
    assert not typist.talk.ask_all()
    assert typist.talk.answers["past"] == [
        {"what": "burglary", "years_ago": 3.0, "against": "office"},
        {"what": "sewage"},
    ]


def test_one_can_go_back_and_answer_anew():
    typist = Typist("Sunny", "<", "Sunny Court", "1", "<", "", ".")
    typist.talk.ask_all()
    assert typist.talk.answers == {"name": "Sunny Court"}, "an answer taken back is none"


def test_a_wrong_answer_is_explained_and_asked_again():
    typist = Typist("", "", "", "lots", "?", "1500", ".")
    typist.talk.ask_all()
    assert typist.talk.answers == {"adults": 1500}
    assert "One number is needed here." in typist.said
    assert any("neighbourhood office has the numbers" in line for line in typist.said)


def test_none_is_an_answer_and_nothing_typed_is_not():
    before = {one.key: "x" for one in questions() if one.key not in ("groups", "resources")}
    typist = Typist("", "none", "", "", answers=before)
    assert typist.talk.ask_all()
    assert typist.talk.answers["groups"] == []
    assert "resources" not in typist.talk.answers


def test_one_goes_on_where_one_left_off():
    typist = Typist(*[""] * 60, answers={"name": "Sunny Court", "kind": "upscale"})
    typist.talk.ask_all()
    assert not any("What is the estate called?" in line for line in typist.said)
    assert any("25" not in line and "questions" in line for line in typist.said)


def at_a_terminal(folder, words, typed):
    """Return what `shequ` says and its exit code, with somebody who types whenever there is a prompt."""
    pid, terminal = pty.fork()
    if pid == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # it may have been ignored by whoever started the tests
        os.chdir(folder)
        os.environ |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "LC_ALL": "C.UTF-8"}
        os.execv(sys.executable, [sys.executable, "-m", "simulation", *words])
    waiting, said, end = list(typed), b"", time.time() + PATIENCE
    while time.time() < end and os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
        if waiting and said.endswith(b"> "):
            said += b"\n"
            os.write(terminal, waiting.pop(0))
        said += _heard(terminal)
    said += _heard(terminal)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(terminal)
    return said.decode(errors="replace"), code


def _heard(terminal):
    with contextlib.suppress(OSError):  # nobody is there any more
        if select.select([terminal], [], [], 0.05)[0]:
            return os.read(terminal, 65536)
    return b""


def test_ctrl_c_at_a_real_terminal_says_how_to_go_on(tmp_path):
    said, code = at_a_terminal(tmp_path, ["new", "mine"], [b"Sunny Court\n", b"2\n", b"\x03"])
    assert code == 130
    assert "To go on: shequ new mine" in said
    kept = tomllib.loads((tmp_path / "mine-answers.toml").read_text(encoding="utf-8"))
    assert kept == {"name": "Sunny Court", "kind": "upscale"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine-answers.toml"]


def test_the_end_of_the_terminal_leaves_nothing_where_nothing_was_answered(tmp_path):
    said, code = at_a_terminal(tmp_path, ["new", "mine"], [b"\x04"])
    assert (code, list(tmp_path.iterdir())) == (0, [])
    assert "Nothing was answered, and nothing has been written." in said
