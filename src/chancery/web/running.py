"""Running a reading room: the socket, the address that is printed, the browser."""

from __future__ import annotations

import gc
import os
import socket
import sys
import webbrowser

import click
import uvicorn

from chancery.web.app import reading_room
from chancery.web.safety.door import TOKEN
from chancery.web.settings import Settings

# requests at once, each a thread and a text in memory; more are told to come back (503)
_AT_ONCE = 64
_KEEP_ALIVE_SECONDS = 10
# a password that someone may try over a network
_PASSWORD = 8


def run(settings: Settings, *, browser: bool = False) -> None:
    """Serve until Ctrl-C. Raises click.UsageError for settings that would leave it open."""
    check(settings)
    app = reading_room(settings)
    # the lexicon stays as long as the program: looking through it for garbage takes 20 ms
    gc.freeze()
    listening = _listening(settings)
    address = f"http://{_shown(settings.host)}:{listening.getsockname()[1]}/"
    click.echo(f"{settings.corpus} · {address}" + (" · read-only" if settings.read_only else ""))
    if browser and _can_open():
        webbrowser.open(address)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=3,
    )
    uvicorn.Server(config).run(sockets=[listening])


def check(settings: Settings) -> None:
    """Whether the settings may be served. Raises click.UsageError that says what is missing."""
    if not settings.local and not settings.closed:
        raise click.UsageError(
            f"{settings.host} can be reached by others: set CHANCERY_PASSWORD or --password-file "
            "(or a token), or leave out --host"
        )
    if settings.token is not None and len(settings.token) < TOKEN:
        raise click.UsageError(f"the token has fewer than {TOKEN} characters")
    if settings.password is not None and len(settings.password) < _PASSWORD:
        raise click.UsageError(f"the password has fewer than {_PASSWORD} characters")


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # asyncio sends small answers at once only where the protocol is named: else 40 ms are lost
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host.strip("[]"), settings.port))
        # who reads the address may ask at once
        listening.listen()
    except OSError as error:
        listening.close()
        raise click.UsageError(
            f"{settings.host}:{settings.port} cannot be listened on ({error.strerror}); "
            "another --port, or 0, will do"
        ) from error
    return listening


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host


def _can_open() -> bool:
    """Whether there is a browser with a window to open."""
    windows = sys.platform in ("win32", "darwin")
    return windows or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
