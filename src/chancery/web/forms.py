"""Forms as they come: fields, and files held on the disk, each under its limit."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from chancery.web.answers import Refused
from chancery.web.settings import Settings

# a decision has a dozen fields, a pasted page is one of them
_FIELDS = 40


@dataclass(frozen=True)
class Form:
    """The fields, the last of each name, and the files that have a name."""

    fields: Mapping[str, str]
    files: tuple[UploadFile, ...]


@asynccontextmanager
async def read_form(request: Request, settings: Settings) -> AsyncIterator[Form]:
    """The form of a request; its files are gone when the block ends.

    Raises Refused for more files or fields than allowed, or a body that is no form. The size of
    the whole is held by `safety.Limits`.
    """
    try:
        form = await request.form(
            max_files=settings.files, max_fields=_FIELDS, max_part_size=settings.limit
        )
    except (HTTPException, MultiPartException) as error:
        said = getattr(error, "detail", None) or str(error)
        raise Refused(400, f"{said}; nothing was changed") from error
    try:
        items = form.multi_items()
        fields = {key: value for key, value in items if isinstance(value, str)}
        files = [value for _, value in items if isinstance(value, UploadFile) and value.filename]
        yield Form(fields, tuple(files))
    finally:
        await form.close()
