"""Runs the command line in this process, in a folder of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from chancery import cli
from invented import folder, html

PROGRAM = [sys.executable, "-c", "from chancery.cli import main; main()"]


class Ran:
    """What a command gave: its exit code, its stdout, its stderr."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


class Run:
    """Runs commands in this process, in a folder of their own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capsys = monkeypatch, capsys

    def __call__(self, *arguments: str) -> Ran:
        self._patch.setattr(sys, "argv", ["chancery", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        return Ran(int(left.value.code or 0), *self._capsys.readouterr())


def ends_badly(ran: Ran, *words: str, code: int = 2) -> None:
    """One line on stderr, no traceback."""
    assert ran.code == code
    (line,) = ran.err.strip().splitlines()
    assert "Traceback" not in line
    assert all(word in line for word in words), line


def started(path: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A folder with four pages, and what runs commands in it."""
    patch.chdir(path)
    folder(Path("pages"), 3)
    Path("a.html").write_text(html(9), encoding="utf-8")
    return Run(patch, capsys)
