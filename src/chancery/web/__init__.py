"""The reading room: a web app over one corpus, drawn on the server, readable without a script."""

from chancery.web.app import reading_room
from chancery.web.settings import Settings

__all__ = ["Settings", "reading_room"]
