"""Files and folders as a user names them: which files are pages, and their bytes under a limit."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from chancery.errors import PageMissing, PageTooLarge
from chancery.reading.formats.layouts import suffix
from chancery.reading.formats.origin import Origin
from chancery.reading.formats.wording import megabytes, message

# what lies beside saved pages and is never one: databases (a corpus too), pictures, sound,
# styles, programs, fonts, archives; files without a known suffix are tried
_NO_PAGES = frozenset(
    suffix
    for suffixes in (
        "db db-wal db-shm db-journal sqlite sqlite3 sqlite-wal sqlite-shm sqlite-journal parquet",
        "png jpg jpeg gif webp bmp ico svg tif tiff avif mp3 mp4 m4a ogg wav avi mov webm flv swf",
        "css js mjs map woff woff2 ttf otf eot py pyc so dll exe class lock log toml ini cfg",
        "zip 7z rar tar tgz bz2 xz cdx cdxj",
    )
    for suffix in suffixes.split()
)


def find_files(path: Path) -> list[Path]:
    """The files that may be pages: `path` itself, or those in a folder, recursive and sorted.

    Hidden files, databases, pictures and the like are left out, a folder met twice (by a
    symbolic link) is entered once. Raises `PageMissing` for a path that does not exist or a
    folder without pages.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _missing(path, error) from None
    if not S_ISDIR(mode):
        return [path]
    found = sorted(_walk(path))
    if not found:
        line = message(str(path), "no pages in this folder", "nothing was read", "name another")
        raise PageMissing(line)
    return found


def _walk(top: Path) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    todo = [top]
    while todo:
        folder = todo.pop()
        try:
            known = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            continue
        if (known.st_dev, known.st_ino) in seen:
            continue
        seen.add((known.st_dev, known.st_ino))
        for entry in entries:
            if _is_folder(entry):
                todo.append(folder / entry.name)
            elif _is_page(entry):
                yield folder / entry.name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return not entry.name.startswith(".") and entry.is_dir()
    except OSError:
        return False


def _is_page(entry: os.DirEntry[str]) -> bool:
    try:
        return (
            not entry.name.startswith((".", "~$"))
            and suffix(entry.name) not in _NO_PAGES
            and entry.is_file()
        )
    except OSError:
        return False


def head(path: Path, size: int) -> bytes:
    """The first bytes of a file; none of a pipe, which can be read only once.

    Raises `PageMissing` where it cannot be opened.
    """
    try:
        if not S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except (OSError, ValueError) as error:
        raise _missing(path, error) from None


def load(path: Path, limit: int) -> bytes:
    """The bytes of a file or pipe, up to `limit`.

    Raises `PageMissing` where it cannot be opened, `PageTooLarge` over the limit; a file's size
    is looked at before it is read, of a pipe no more than the limit is read.
    """
    try:
        with path.open("rb") as file:
            known = os.fstat(file.fileno())
            if S_ISREG(known.st_mode) and known.st_size > limit:
                raise too_large(str(path), known.st_size, limit)
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _missing(path, error) from None
    if len(data) > limit:
        raise too_large(str(path), len(data), limit)
    return data


def load_input(limit: int) -> bytes:
    """Standard input, read up to one byte over `limit`. Raises `PageTooLarge`."""
    data = sys.stdin.buffer.read(limit + 1)
    if len(data) > limit:
        raise too_large("-", len(data), limit)
    return data


def too_large(path: str, size: int, limit: int) -> PageTooLarge:
    """The error for a page over the limit."""
    happened = f"{megabytes(size)} or more, over the limit of {megabytes(limit)}"
    return Origin(path).error(PageTooLarge, happened, "raise the limit or split the page")


def _missing(path: Path, error: Exception) -> PageMissing:
    reason = (error.strerror if isinstance(error, OSError) else None) or "not a path"
    happened = "is a folder" if isinstance(error, IsADirectoryError) else reason
    advice = "name a file in it" if isinstance(error, IsADirectoryError) else "check the path"
    return PageMissing(message(str(path), happened.lower(), "nothing was read", advice))
