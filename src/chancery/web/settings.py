"""What a reading room is told when it opens: which corpus, where it listens, what it allows."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from chancery.reading.formats import PAGE_LIMIT

# a working day: who comes back after a night types the password again
SESSION_SECONDS = 12 * 60 * 60
# as many pages as a person looks through afterwards; a folder is for `chancery add`
UPLOAD_FILES = 40


@dataclass(frozen=True, slots=True)
class Settings:
    """One reading room.

    `names` are further host names by which browsers may ask for it. `password` and `token` close
    it: the one is typed, the other sent by programs (`Authorization: Bearer`). `secure` says that
    browsers reach it over HTTPS only. `limit` is the most bytes of an upload and of a page in it,
    `files` the most pages of one upload.
    """

    corpus: Path
    lexicon: tuple[Path, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8321
    names: tuple[str, ...] = ()
    read_only: bool = False
    password: str | None = None
    token: str | None = None
    secure: bool = False
    limit: int = PAGE_LIMIT
    files: int = UPLOAD_FILES
    session_seconds: int = SESSION_SECONDS

    @property
    def closed(self) -> bool:
        """Whether a password or token is asked for."""
        return self.password is not None or self.token is not None

    @property
    def local(self) -> bool:
        """Whether it listens to this machine only."""
        return is_local(self.host)


def is_local(host: str) -> bool:
    """Whether a host is this machine's loopback."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
