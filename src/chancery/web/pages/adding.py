"""Adding pages: files dropped or chosen, or a page's source pasted; what came of each, and why."""

from __future__ import annotations

import io
import secrets
from hashlib import sha256
from typing import Any

from chancery.corpus.values import Outcome
from chancery.errors import ReferenceUnknown
from chancery.publishing.facts import facts
from chancery.web.answers import Moved, Refused, View
from chancery.web.asked import Asked
from chancery.web.context import Context

# pages whose recognition one screen explains
_SHOWN = 20


def form(context: Context, asked: Asked) -> View:
    """The form for pages."""
    settings = context.desk.settings
    return View("add.html", {"limit": settings.limit, "files": settings.files})


def add(context: Context, asked: Asked) -> Moved:
    """Keep what was sent, and go on to where it is watched. Raises Refused for nothing."""
    files = [(str(file.filename), file.file) for file in asked.files]
    pasted = asked.query.get("source", "")
    if pasted.strip():
        data = pasted.encode("utf-8", "replace")
        files.append((f"pasted-{sha256(data).hexdigest()[:8]}", io.BytesIO(data)))
    if not files:
        raise Refused(400, "nothing was sent: choose files, or paste a page's source or text")
    job = context.jobs.begin(secrets.token_urlsafe(12), files)
    return Moved(f"/add/{job.id}")


def upload(context: Context, asked: Asked) -> View:
    """How far an upload has come: each page with what it was recognised as."""
    job = context.jobs.get(asked.path["job"])
    outcomes = list(job.outcomes)
    settled = len({outcome.file for outcome in outcomes})
    data = {
        "job": job.id,
        "done": job.done,
        "error": job.error,
        "files": job.files,
        "settled": settled,
        "outcomes": [_outcome(context, each, n) for n, each in enumerate(outcomes)],
    }
    return View("upload.html", data, fragment="upload_part.html")


def _outcome(context: Context, outcome: Outcome, number: int) -> dict[str, Any]:
    said: dict[str, Any] = {
        "path": outcome.path,
        "status": outcome.status,
        "reason": outcome.reason,
        "reference": None,
        "title": None,
        "kind": "other",
        "facts": [],
    }
    if outcome.sha256 and number < _SHOWN:
        said |= _recognised(context, outcome.sha256)
    return said


def _recognised(context: Context, sha: str) -> dict[str, Any]:
    desk = context.desk
    try:
        page = desk.browsing.page(sha)
    except ReferenceUnknown:
        return {}
    witness, identity, said = desk.reading(page)
    reference = desk.browsing.reference(sha)
    lines = facts(witness, identity, desk.store.paths(page), reference, said)
    return {
        "reference": reference,
        "title": identity.title,
        "kind": identity.kind,
        "facts": [fact._asdict() for fact in lines],
    }
