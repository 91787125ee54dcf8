"""The reading room's pages as pictures for the README, taken over the sample corpus.

make screenshots      rewrites docs/images; look at each

Needs Playwright and Pillow for Python, and a Chromium of the system (Debian: `apt install chromium
fonts-noto-cjk`). The corpus is made of the sample pages in a folder of its own, so that no path of
this machine is seen; the sample's days are all in its texts, so that no picture tells of today.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

import chancery.sample
from chancery.corpus.adding import add
from chancery.corpus.store import Store
from chancery.web import Settings, reading_room

IMAGES = Path(__file__).parent / "images"
# in CSS pixels: what a README shows without making the words too small
WIDTH, HEIGHT, SCALE = 1280, 860, 1
# bytes of a picture: a README of five is read over a telephone too
LARGEST = 200_000
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
)
# by the name of the picture; `{new}` and `{old}` are the newest statement and the one before it
PAGES = {
    "home": "/",
    "statement": "/statements/{new}/s1.p8.1?acts=1",
    "compare": "/compare?a={old}&b={new}&view=beside",
    "formula": "/formula?q=单边强制措施",
    "topics": "/topics",
}


@contextmanager
def served() -> Iterator[str]:
    """The address of a reading room over the sample corpus."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as listening:
        corpus = _corpus(Path(folder))
        os.chdir(here)
        listening.bind(("127.0.0.1", 0))
        settings = Settings(corpus, lexicon=(chancery.sample.lexicon(),))
        config = uvicorn.Config(reading_room(settings), log_level="error", access_log=False)
        server = uvicorn.Server(config)
        run = {"sockets": [listening]}
        thread = threading.Thread(target=server.run, kwargs=run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def _corpus(folder: Path) -> Path:
    """The sample pages as they are found, by paths that begin in their own folder."""
    shutil.copytree(chancery.sample.pages(), folder / "pages")
    os.chdir(folder)
    path = folder / "chancery.db"
    with Store(path, make=True) as store:
        list(add(store, [Path("pages")], lexicon=[chancery.sample.lexicon()]))
        store.settle()
    return path


def taken(browser: Any, address: str, path: str) -> bytes:
    """A picture of the top of a page, in the light colours, in English."""
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        device_scale_factor=SCALE,
        locale="en",
        color_scheme="light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    picture = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return small(picture)


def small(picture: bytes) -> bytes:
    """The same in 256 colours: a third of the bytes, and no eye sees it."""
    from PIL import Image

    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    found = io.BytesIO()
    few.save(found, "PNG", optimize=True)
    return found.getvalue()


def main() -> None:
    """Take every picture."""
    from playwright.sync_api import sync_playwright

    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    IMAGES.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        asked = browser.new_context().request.get(f"{address}/home.json").json()["newest"]
        names = {"new": asked["line"]["reference"], "old": asked["before"]["reference"]}
        for name, path in PAGES.items():
            picture = taken(browser, address, path.format(**names))
            (IMAGES / f"{name}.png").write_bytes(picture)
            print(f"{name}.png {len(picture):,} bytes")
        browser.close()


if __name__ == "__main__":
    main()
