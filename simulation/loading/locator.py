"""Where each key of a TOML text stands: the line of every table, key and array element.

`tomllib` keeps no positions. This walks a text that `tomllib` has accepted, so it may trust the syntax.
"""

import re
from bisect import bisect_right

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)+")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[^,\]}#\n]*")
_ESCAPED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_LITERAL = re.compile(r"'[^']*'")
_LONG_ESCAPED = re.compile(r'"""(?:[^\\]|\\.)*?"""+', re.DOTALL)
_LONG_LITERAL = re.compile(r"'''.*?'''+", re.DOTALL)


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the 1-based line of every key path in a valid TOML text."""
    return _Walk(text).lines


class _Walk:
    """One pass over a text, from left to right."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.ends = [found.end() for found in re.finditer("\n", text)]
        self.lines: dict[KeyPath, int] = {}
        self.lengths: dict[KeyPath, int] = {}
        table: KeyPath = ()
        self._skip(_BLANK)
        while self.at < len(text):
            if text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern) -> str:
        found = pattern.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found.group()

    def _mark(self, path: KeyPath) -> None:
        """Note the line of `path`, and of the tables above it that were not named before."""
        line = bisect_right(self.ends, self.at) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _header(self) -> KeyPath:
        """Read `[a.b]` or `[[a.b]]` and return the path its keys belong to."""
        is_array = self.text.startswith("[[", self.at)
        start = self.at
        self.at += 2 if is_array else 1
        names = self._key()
        path = (*self._in_arrays(names[:-1]), names[-1])
        if is_array:
            number = self.lengths.get(path, 0)
            self.lengths[path] = number + 1
            path += (number,)
        else:
            path = self._in_arrays(names)
        after = self.text.index("]", self.at) + (2 if is_array else 1)
        self.at = start
        self._mark(path)
        self.at = after
        return path

    def _in_arrays(self, names: KeyPath) -> KeyPath:
        """Return the path of `names`, where a name of an array of tables means its latest table."""
        path: KeyPath = ()
        for name in names:
            path += (name,)
            if path in self.lengths:
                path += (self.lengths[path] - 1,)
        return path

    def _key(self) -> KeyPath:
        """Read a dotted key."""
        names: list[str] = []
        while True:
            self._skip(_SPACE)
            if self.text[self.at] in "\"'":
                quoted = self._skip(_ESCAPED if self.text[self.at] == '"' else _LITERAL)
                names.append(_unquoted(quoted))
            else:
                names.append(self._skip(_BARE_KEY))
            self._skip(_SPACE)
            if not self.text.startswith(".", self.at):
                return tuple(names)
            self.at += 1

    def _pair(self, table: KeyPath) -> None:
        """Read `key = value`."""
        start = self.at
        path = table + self._key()
        after, self.at = self.at, start
        self._mark(path)
        self.at = after + 1
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        opening = self.text[self.at : self.at + 3]
        if opening == '"""':
            self._skip(_LONG_ESCAPED)
        elif opening == "'''":
            self._skip(_LONG_LITERAL)
        elif opening[0] == '"':
            self._skip(_ESCAPED)
        elif opening[0] == "'":
            self._skip(_LITERAL)
        elif opening[0] == "[":
            self._elements(path, closing="]")
        elif opening[0] == "{":
            self._elements(path, closing="}")
        else:
            self._skip(_PLAIN)

    def _elements(self, path: KeyPath, closing: str) -> None:
        """Read the elements of an array, or the pairs of an inline table."""
        self.at += 1
        number = 0
        while True:
            self._skip(_BLANK)
            if self.text.startswith(",", self.at):
                self.at += 1
            elif self.text.startswith(closing, self.at):
                self.at += 1
                return
            elif closing == "}":
                self._pair(path)
            else:
                self._mark((*path, number))
                self._value((*path, number))
                number += 1


def _unquoted(quoted: str) -> str:
    """Return the name in quotes; escapes in names are too rare to be worth more than a plain reading."""
    if "\\" not in quoted:
        return quoted[1:-1]
    return quoted[1:-1].encode("latin-1", "backslashreplace").decode("unicode_escape")
