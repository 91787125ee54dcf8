"""The door: who may come in where a password or token is set.

The password is kept as an argon2 hash and compared by argon2; a token, which is too long to be
guessed (`TOKEN`), by `hmac.compare_digest`. A session is a random name, of which only the hash is
kept, and ends by the clock. Wrong passwords make the next one of the same address wait
(`throttle`); what is refused for waiting is not even looked at, so that two hundred guesses cost no
processor.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from chancery.web.safety.throttle import Throttle, household
from chancery.web.settings import Settings

COOKIE = "chancery_session"
# characters of a token at least: 20 of base64 are 120 bits
TOKEN = 20
# sessions that stand, and browsers that have given the right password
_SESSIONS = 1_000


class Caller(NamedTuple):
    """Who stands at the door: the address of the request, and the browser's secret cookie."""

    address: str
    browser: str = ""


NOBODY = Caller("")


class Door:
    """Passwords, tokens and sessions of one reading room. `clock` counts seconds."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings, self._clock = settings, clock
        self._hash = _hashed(settings.password) if settings.password is not None else None
        self._sessions: dict[str, float] = {}
        self._throttle = Throttle(clock)
        self._browsers: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def asks(self) -> bool:
        """Whether anything is asked for at all."""
        return self._settings.closed

    def enter(self, password: str, who: Caller = NOBODY) -> str | float:
        """A new session's name for the right password, else the seconds to wait: 0 for a wrong one.

        An attempt that comes too soon is not looked at.
        """
        with self._lock:
            browser = _digest(who.browser) if who.browser else ""
            known = browser in self._browsers
            name = browser if known else household(who.address)
            if waits := self._throttle.waits(name, known=known):
                return waits
            if self._hash is None or not _verified(self._hash, password):
                self._throttle.missed(name, known=known)
                return 0.0
            self._throttle.right(name)
            self._know(browser)
            return self._begun()

    def knows(self, session: str | None) -> bool:
        """Whether a session stands."""
        ends = self._sessions.get(_digest(session or ""), 0.0)
        return self._clock() < ends

    def admits(self, authorization: str | None) -> bool:
        """Whether an Authorization header holds the token."""
        token = self._settings.token
        kind, _, given = (authorization or "").partition(" ")
        if token is None or kind.lower() != "bearer":
            return False
        return hmac.compare_digest(_digest(given.strip()), _digest(token))

    def leave(self, session: str | None) -> None:
        """End a session."""
        self._sessions.pop(_digest(session or ""), None)

    def _begun(self) -> str:
        now = self._clock()
        self._sessions = {name: end for name, end in self._sessions.items() if end > now}
        while len(self._sessions) >= _SESSIONS:
            self._sessions.pop(next(iter(self._sessions)))
        session = secrets.token_urlsafe(32)
        self._sessions[_digest(session)] = now + self._settings.session_seconds
        return session

    def _know(self, browser: str) -> None:
        if browser:
            self._browsers[browser] = None
            self._browsers.move_to_end(browser)
        while len(self._browsers) > _SESSIONS:
            self._browsers.popitem(last=False)


def _hashed(password: str) -> str:
    from argon2 import PasswordHasher

    return PasswordHasher().hash(password)


def _verified(kept: str, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import Argon2Error

    try:
        return PasswordHasher().verify(kept, password)
    except (Argon2Error, UnicodeEncodeError):
        return False


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
