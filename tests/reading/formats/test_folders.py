from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from chancery.errors import PageMissing, PageTooLarge
from chancery.reading.formats import find_files, open_pages


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("声明")


def test_files_of_a_folder_sorted(tmp_path: Path) -> None:
    put(tmp_path, "b.html", "a/c.txt", "a/b", "Z.docx", "n.warc.gz")
    names = ["Z.docx", "a/b", "a/c.txt", "b.html", "n.warc.gz"]
    assert find_files(tmp_path) == [tmp_path / name for name in names]
    assert find_files(tmp_path / "b.html") == [tmp_path / "b.html"]


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.html", ".hidden", ".git/x.html", "c.db", "c.db-wal", "c.db-shm", "x.PNG")
    put(tmp_path, "style.css", "~$a.docx")
    assert find_files(tmp_path) == [tmp_path / "a.html"]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links and pipes")
def test_links_loops_and_pipes(tmp_path: Path) -> None:
    put(tmp_path, "pages/a.html")
    (tmp_path / "pages/loop").symlink_to(tmp_path / "pages")
    (tmp_path / "pages/broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "pages/self").symlink_to(tmp_path / "pages/self")
    os.mkfifo(tmp_path / "pages/pipe")
    assert find_files(tmp_path / "pages") == [tmp_path / "pages/a.html"]
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/link").symlink_to(tmp_path / "pages")
    assert find_files(tmp_path / "corpus") == [tmp_path / "corpus/link/a.html"]


def test_missing(tmp_path: Path) -> None:
    put(tmp_path, "only.css")
    for path in (tmp_path, tmp_path / "none", tmp_path / "only.css" / "x", tmp_path / "a\0b"):
        with pytest.raises(PageMissing) as caught:
            find_files(path)
        assert "\n" not in str(caught.value)
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises(PageMissing):
            list(open_pages(path))


def test_open_pages(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (page,) = open_pages(tmp_path / "a.txt")
    assert page.text == "声明"
    assert page.source.path == str(tmp_path / "a.txt")


def test_the_limit_holds_for_files_and_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt")
    with pytest.raises(PageTooLarge, match="raise the limit"):
        list(open_pages(tmp_path / "a.txt", limit=5))
    assert list(open_pages(tmp_path / "a.txt", limit=6))
    stream = io.TextIOWrapper(io.BytesIO(b"0123456789"))
    monkeypatch.setattr(sys, "stdin", stream)
    with pytest.raises(PageTooLarge):
        list(open_pages("-", limit=5))
    assert stream.buffer.tell() == 6


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("声明".encode())))
    (page,) = open_pages("-")
    assert (page.text, page.source.path) == ("声明", "-")


@pytest.mark.skipif(sys.platform != "linux", reason="file names of any bytes")
def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"\xff.txt")  # noqa: PTH118
    Path(os.fsdecode(name)).write_text("声明")
    (page,) = open_pages(Path(os.fsdecode(name)))
    assert page.source.path.endswith("\ufffd.txt")
