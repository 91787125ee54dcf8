"""The door: who may come in where a password or token is set.

The password is kept as an argon2 hash and compared by argon2; a token, which is too long to be
guessed (`TOKEN`), by `hmac.compare_digest`. A session is a random name, of which only the hash is
kept, and ends by the clock. Wrong passwords make every next one wait; what is refused for waiting
is not even looked at, so that two hundred guesses cost no processor.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable

from chancery.web.settings import Settings

COOKIE = "chancery_session"
# five slips are human; from then on each attempt waits twice as long as the one before
FREE_ATTEMPTS = 5
# characters of a token at least: 20 of base64 are 120 bits
TOKEN = 20
_LONGEST_WAIT = 60.0
# attempts are counted together, not by address, as addresses are cheap; a session that stands is
# not touched by them
_SESSIONS = 1_000


class Door:
    """Passwords, tokens and sessions of one reading room. `clock` counts seconds."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._settings, self._clock = settings, clock
        self._hash = _hashed(settings.password) if settings.password is not None else None
        self._sessions: dict[str, float] = {}
        self._wrong, self._until = 0, 0.0
        self._lock = threading.Lock()

    @property
    def asks(self) -> bool:
        """Whether anything is asked for at all."""
        return self._settings.closed

    def waits(self) -> float:
        """Seconds until the next attempt is looked at."""
        return max(0.0, self._until - self._clock())

    def enter(self, password: str) -> str | None:
        """A new session's name for the right password; None for a wrong one or one too soon."""
        with self._lock:
            if self._hash is None or self.waits():
                return None
            if not _verified(self._hash, password):
                self._missed()
                return None
            self._wrong = 0
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

    def _missed(self) -> None:
        self._wrong += 1
        over = self._wrong - FREE_ATTEMPTS
        if over >= 0:
            self._until = self._clock() + min(_LONGEST_WAIT, 2.0 ** min(over, 10))


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
