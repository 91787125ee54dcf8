"""Requests to answers: who asks and what is checked here, what is said by the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

import chancery
from chancery.errors import ChanceryError, CorpusUnwritable, ReferenceUnknown
from chancery.publishing.calendar import calendar_bytes
from chancery.publishing.exports import FORMS
from chancery.publishing.record import dumps
from chancery.publishing.results import Results
from chancery.publishing.spreadsheets import csv_text, xlsx_bytes
from chancery.web import languages
from chancery.web.answers import File, Moved, Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context
from chancery.web.desk import Desks
from chancery.web.drawing import drawn
from chancery.web.forms import read_form
from chancery.web.jobs import Jobs, plain_name
from chancery.web.reasons import Reasons
from chancery.web.safety import Door, Forgery, door, forgery
from chancery.web.safety.door import Caller
from chancery.web.words import Names

Answer = View | File | Moved
Answers = Callable[[Context, Asked], Answer]
# a year: what a browser keeps of a reader is the language and the name under which they decide
_KEEP_SECONDS = 31_536_000
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True)
class Answering:
    """What all endpoints of one reading room share."""

    desks: Desks
    forgery: Forgery
    door: Door
    jobs: Jobs

    async def missing(self, request: Request, error: Exception) -> Response:
        """No such address, or no such way to ask it."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        said = "no such page" if status == 404 else "this page cannot be asked so"
        return self.refusal(request, Refused(status, said), _form(request.url.path))

    def refusal(self, request: Request, refused: Refused, form: str) -> Response:
        """The answer that says why there is none."""
        if form != "html":
            said = {"error": refused.said}
            return JSONResponse(said, refused.status)
        said_ = {"code": refused.status, "said": refused.said}
        view = View("error.html", said_, status=refused.status)
        return self.page(request, view)

    def page(self, request: Request, view: View) -> Response:
        """A view drawn as HTML: whole, or the part that a script asked for."""
        language = languages.chosen(request)
        template = view.template
        part = request.headers.get("hx-request") == "true"
        if part and view.fragment and "hx-history-restore-request" not in request.headers:
            template = view.fragment
        visit = self.forgery.visit(request)
        values = {**view.data, "data": view.data, "site": self._site(request, language, visit)}
        names = Names(self.desks.lexicon, language)
        said = Reasons(languages.catalogue(language).gettext, names.actor)
        values |= {"names": names, "reasoning": said}
        body = drawn(template, values, language)
        response = Response(body, view.status, media_type="text/html")
        response.headers["vary"] = "cookie, accept-language, hx-request"
        response.headers["content-language"] = language
        self._remember(request, response, language, visit)
        return response

    def _site(self, request: Request, language: str, visit: str) -> Mapping[str, Any]:
        """What every page shows around its own values."""
        query = dict(request.query_params)
        return {
            "language": language,
            "languages": languages.LANGUAGES,
            "path": request.url.path,
            "query": query,
            "token": self.forgery.token(visit),
            "read_only": self.desks.settings.read_only,
            "closed": self.door.asks,
            "inside": self.door.knows(request.cookies.get(door.COOKIE)),
            "version": chancery.__version__,
            "origin": f"{request.url.scheme}://{request.headers.get('host', '')}",
        }

    def _remember(self, request: Request, response: Response, language: str, visit: str) -> None:
        if request.cookies.get(forgery.COOKIE) != visit:
            self.cookie(response, forgery.COOKIE, visit)
        if request.query_params.get("lang") == language:
            self.cookie(response, languages.COOKIE, language)

    def cookie(self, response: Response, name: str, value: str) -> None:
        """Set a cookie that no script and no other site reads; an empty value takes it back."""
        response.set_cookie(
            name,
            value,
            max_age=_KEEP_SECONDS if value else 0,
            httponly=True,
            samesite="strict",
            secure=self.desks.settings.secure,
        )


class Endpoint:
    """One page, in one form, or one change."""

    def __init__(self, answering: Answering, answer: Answers, form: str, open_: bool) -> None:
        self._all, self._answer, self._form, self._open = answering, answer, form, open_

    async def get(self, request: Request) -> Response:
        """A question: nothing changes."""
        if not self._admitted(request):
            return self._outside(request)
        query = dict(request.query_params)
        asked = self._asked(request, query, ())
        return await self._answered(request, asked, changing=False)

    async def post(self, request: Request) -> Response:
        """A change: only for a page of ours, and not where nothing may be changed."""
        try:
            if self._all.forgery.foreign(request):
                raise Refused(403, "this change was not asked for by a page of this reading room")
            if not self._admitted(request):
                return self._outside(request)
            if self._all.desks.settings.read_only and not self._open:
                raise Refused(403, "this reading room is read-only; nothing was changed")
            async with read_form(request, self._all.desks.settings) as form:
                if not self._all.forgery.right(request, form.fields.get(forgery.FIELD, "")):
                    raise Refused(403, "the form is out of date; load the page again")
                asked = self._asked(request, form.fields, form.files)
                return await self._answered(request, asked, changing=True)
        except Refused as refused:
            return self._all.refusal(request, refused, self._form)

    def _admitted(self, request: Request) -> bool:
        keeper = self._all.door
        return (
            self._open
            or not keeper.asks
            or keeper.knows(request.cookies.get(door.COOKIE))
            or keeper.admits(request.headers.get("authorization"))
        )

    def _outside(self, request: Request) -> Response:
        if self._form != "html" or "authorization" in request.headers:
            said = {"error": "a password or token is asked for"}
            return JSONResponse(said, 401, {"www-authenticate": "Bearer"})
        wanted = request.url.path if request.method == "GET" else "/"
        return RedirectResponse(f"/login?to={quote(wanted)}", 303)

    def _asked(self, request: Request, query: Mapping[str, str], files: tuple[Any, ...]) -> Asked:
        who = unquote(request.cookies.get("chancery_who", ""))[:60]
        cookies = {"session": request.cookies.get(door.COOKIE, "")}
        path = {**request.path_params, **cookies}
        language, caller = languages.chosen(request), self._caller(request)
        return Asked(path, query, files, language, who, self._form, caller)

    def _caller(self, request: Request) -> Caller:
        """Who asks; behind a server that speaks HTTPS the address is what that server added last.

        Without such a server anyone could write anything there.
        """
        address = request.client.host if request.client else ""
        if self._all.desks.settings.secure:
            added = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
            address = added or address
        return Caller(address, request.cookies.get(forgery.COOKIE, ""))

    async def _answered(self, request: Request, asked: Asked, *, changing: bool) -> Response:
        try:
            answer = await run_in_threadpool(self._work, asked, changing)
        except Refused as refused:
            return self._all.refusal(request, refused, self._form)
        except ReferenceUnknown as error:
            return self._all.refusal(request, Refused(404, str(error)), self._form)
        except CorpusUnwritable as error:
            return self._all.refusal(request, Refused(503, str(error)), self._form)
        except ChanceryError as error:
            return self._all.refusal(request, Refused(400, str(error)), self._form)
        return await run_in_threadpool(self._response, request, answer)

    def _work(self, asked: Asked, changing: bool) -> Answer:
        with self._all.desks.one() as desk:
            context = Context(desk, self._all.jobs, self._all.door)
            if changing:
                return self._answer(context, asked)
            desk.settle()
            with desk.snapshot():
                return self._answer(context, asked)

    def _response(self, request: Request, answer: Answer) -> Response:
        if isinstance(answer, File):
            return _file(answer)
        if isinstance(answer, Moved):
            response: Response = RedirectResponse(answer.to, 303)
            for name, value in answer.cookies.items():
                self._all.cookie(response, name, value)
            return response
        if self._form == "json":
            return Response(dumps(answer.data, 1), answer.status, media_type="application/json")
        if self._form in TABLES and answer.table is not None:
            kind, written = TABLES[self._form]
            name = request.url.path.strip("/").replace("/", "-")
            return _file(File(written(answer.table), kind, name))
        return self._all.page(request, answer)


def _csv(table: Results) -> bytes:
    return csv_text(table, bom=True).encode("utf-8", "replace")


def _calendar(table: Results) -> bytes:
    return calendar_bytes(row for row in table if row.get("uid") and row.get("due_to"))


# the forms of a page's table: what they are, and who writes them
TABLES: Mapping[str, tuple[str, Callable[[Results], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": (FORMS["xlsx"].media_type, xlsx_bytes),
    "ics": ("text/calendar; charset=utf-8", _calendar),
}


def _file(file: File) -> Response:
    kept = "inline" if file.inline else "attachment"
    name = plain_name(file.name)
    # programs that do not know RFC 6266 take the first name
    plain = _UNSAFE.sub("_", name)
    return Response(
        file.data,
        media_type=file.media_type,
        headers={
            "content-disposition": f"{kept}; filename=\"{plain}\"; filename*=utf-8''{quote(name)}",
            "content-security-policy": "sandbox; default-src 'none'",
        },
    )


def _form(path: str) -> str:
    return "json" if path.endswith(".json") else "html"
