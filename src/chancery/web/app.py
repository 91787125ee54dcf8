"""The reading room as one ASGI application: the pages, behind what keeps them safe."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from chancery.web import safety
from chancery.web.desk import Desks
from chancery.web.drawing import STATIC
from chancery.web.jobs import Jobs
from chancery.web.serving import Answering, Endpoint
from chancery.web.settings import Settings
from chancery.web.sitemap import CHANGES, PAGES

# statements in work at once: two cores are busy with four, and each holds a page's text
_THREADS = 8


class _Reference(StringConvertor):
    """The beginning of a sha256."""

    regex = "[0-9a-f]{8,64}"


class _Place(StringConvertor):
    """The name of a sentence."""

    regex = r"(?:s\d+\.)?p\d+\.\d+"


class _Word(StringConvertor):
    """A part of a path, as short as what follows allows."""

    regex = "[^/]+?"


for _name, _kind in (("ref", _Reference), ("place", _Place), ("word", _Word)):
    register_url_convertor(_name, _kind())


def reading_room(settings: Settings) -> Starlette:
    """The application for these settings.

    Raises a CorpusError if the corpus cannot be opened, a LexiconError for a wrong lexicon.
    """
    desks = Desks(settings)
    with desks.one() as desk:
        desk.settle()
    jobs = Jobs(desks)
    answering = Answering(desks, safety.Forgery(), safety.Door(settings), jobs)

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        from anyio import to_thread

        to_thread.current_default_thread_limiter().total_tokens = _THREADS
        yield
        jobs.close()
        desks.close()

    return Starlette(
        routes=[*_routes(answering), Mount("/static", _Static(directory=STATIC), name="static")],
        middleware=[
            Middleware(safety.Headers),
            Middleware(safety.Hosts, settings=settings),
            Middleware(safety.Limits, settings=settings),
        ],
        exception_handlers={404: answering.missing, 405: answering.missing},
        lifespan=life,
    )


def _routes(answering: Answering) -> list[BaseRoute]:
    found: list[BaseRoute] = []
    for page in PAGES:
        for form, path in page.addresses():
            endpoint = Endpoint(answering, page.answer, form, page.open)
            found.append(Route(path, endpoint.get, methods=["GET"]))
    for change in CHANGES:
        endpoint = Endpoint(answering, change.answer, "html", change.open)
        found.append(Route(change.path, endpoint.post, methods=["POST"]))
    return found


class _Static(StaticFiles):
    """Our own files; an address with a digest may be kept for ever."""

    def file_response(self, *args: object, **kwargs: object) -> object:  # type: ignore[override]
        """The answer for one file."""
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response
