"""Forged forms: a change counts only if a page of this reading room asked for it.

Every browser has a random cookie that no script reads and no other site sends (`SameSite=Strict`);
a form's token is that cookie's keyed hash. A request from another origin is refused before its
body is read.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

COOKIE = "chancery_visit"
FIELD = "csrf"
_OWN = ("same-origin", "none")


class Forgery:
    """Makes and checks the tokens of one reading room, whose key lives as long as it does."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def visit(self, request: Request) -> str:
        """The browser's cookie, or a new one where it has none."""
        known = request.cookies.get(COOKIE, "")
        return known if 20 <= len(known) <= 60 and known.isascii() else secrets.token_urlsafe(24)

    def token(self, visit: str) -> str:
        """The token of forms for a browser with this cookie."""
        return hmac.new(self._key, visit.encode(), hashlib.sha256).hexdigest()

    def foreign(self, request: Request) -> bool:
        """Whether another site asked, or a browser without our cookie; no body is read."""
        site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
        if site is not None and site not in _OWN:
            return True
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            return True
        return COOKIE not in request.cookies

    def right(self, request: Request, given: str) -> bool:
        """Whether the token that a form gave is this browser's."""
        wanted = self.token(request.cookies.get(COOKIE, ""))
        return hmac.compare_digest(wanted.encode(), given.encode("utf-8", "replace"))
