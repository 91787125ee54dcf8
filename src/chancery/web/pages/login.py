"""The door, where a password is set."""

from __future__ import annotations

import math

from chancery.web.answers import Moved, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.safety.door import COOKIE


def form(context: Context, asked: Asked) -> View:
    """The form for the password."""
    return _view(asked, "", 200)


def enter(context: Context, asked: Asked) -> Moved | View:
    """A session for the right password, and on to the page that was wanted."""
    found = context.door.enter(asked.query.get("password", "")[:1000], asked.caller)
    if isinstance(found, str):
        return Moved(_inside(asked.query.get("to", "")), {COOKIE: found})
    if found:
        return _view(asked, "wait", 429, math.ceil(found))
    return _view(asked, "wrong", 403)


def leave(context: Context, asked: Asked) -> Moved:
    """End the session."""
    context.door.leave(asked.path["session"])
    return Moved("/login", {COOKIE: ""})


def _view(asked: Asked, problem: str, status: int, seconds: int = 0) -> View:
    values = {"problem": problem, "seconds": seconds, "to": _inside(asked.query.get("to", ""))}
    return View("login.html", values, status=status)


def _inside(path: str) -> str:
    """A path of this server; everything else leads home."""
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
