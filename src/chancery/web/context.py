"""What a page's function works with."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.web.desk import Desk
from chancery.web.jobs import Jobs
from chancery.web.safety.door import Door


@dataclass(frozen=True)
class Context:
    """The desk of this request, and what the whole reading room shares."""

    desk: Desk
    jobs: Jobs
    door: Door
