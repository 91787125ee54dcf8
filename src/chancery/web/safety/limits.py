"""Bodies of requests: refused at once where they say that they are too large, else when they are.

A body that says nothing of its size, or the wrong thing, is counted as it comes; one that never
ends is cut off by the clock.
"""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chancery.web.settings import Settings

# forms without files: a decision with a note
FORM_BYTES = 1 << 20
# what the parts of an upload say of themselves comes on top of its files
_AROUND = 1 << 16
# 64 MiB over a line of 1 Mbit/s
SECONDS = 600.0


class TooLarge(Exception):
    """The body is larger than allowed, or did not end in time."""


class Limits:
    """Refuses bodies that are too large with 413, and those that do not end with 408."""

    def __init__(self, app: ASGIApp, settings: Settings, seconds: float = SECONDS) -> None:
        self._app, self._settings, self._seconds = app, settings, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        most = self._most(scope)
        said = Headers(scope=scope).get("content-length", "0")
        if not said.isdecimal() or int(said) > most:
            await _refusal(most)(scope, receive, send)
            return
        await self._counted(scope, receive, send, most)

    def _most(self, scope: Scope) -> int:
        return self._settings.limit + _AROUND if scope["path"] == "/add" else FORM_BYTES

    async def _counted(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        came = 0
        begun = False
        ends = asyncio.get_running_loop().time() + self._seconds

        async def counted() -> Message:
            nonlocal came
            async with asyncio.timeout_at(ends):
                message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise TooLarge
            return message

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, counted, sent)
        except (TooLarge, TimeoutError) as error:
            if begun:
                raise
            late = PlainTextResponse("408: the request did not end in time", 408)
            answer = _refusal(most) if isinstance(error, TooLarge) else late
            await answer(scope, receive, send)


def _refusal(most: int) -> PlainTextResponse:
    said = f"413: more than {most:,} bytes; nothing was added; 'chancery add' takes any number"
    return PlainTextResponse(said, 413, {"connection": "close"})
