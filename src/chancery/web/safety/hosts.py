"""The Host header: a page of another site must not reach this one under a name of its own.

A site whose name its owner points at 127.0.0.1 (DNS rebinding) is asked for by that name, so a
request counts only for names that were given, and for plain addresses, which no one can point.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from chancery.web.settings import Settings, is_local


class Hosts:
    """Lets requests through that name this server, and refuses all others with 421."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or self.known(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
            return
        said = "421: this server is not known by that name; see 'chancery serve --name'"
        await PlainTextResponse(said, 421)(scope, receive, send)

    def known(self, header: str) -> bool:
        """Whether a Host header names this server."""
        host = _name(header)
        if is_local(host) or host in (name.lower() for name in self._settings.names):
            return True
        return not self._settings.local and (host == self._settings.host or _is_address(host))


def _name(header: str) -> str:
    """The host without its port."""
    if header.startswith("["):
        return header.partition("]")[0].strip("[]").lower()
    return header.partition(":")[0].rstrip(".").lower()


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
