"""Reading rooms over a corpus of the sample pages, asked in this process."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2 as httpx
from starlette.testclient import TestClient

import chancery.sample
from chancery.corpus.adding import add
from chancery.corpus.store import Store
from chancery.web import Settings, reading_room

HERE = "http://127.0.0.1:8321"
HELD = len(list(chancery.sample.pages().iterdir()))
_TOKEN = re.compile(r'name="csrf" value="([0-9a-f]{64})"')


def sample_corpus(path: Path) -> Path:
    """A corpus of the sample pages at `path`."""
    with Store(path, make=True) as store:
        lexicon = [chancery.sample.lexicon()]
        outcomes = list(add(store, [chancery.sample.pages()], lexicon=lexicon))
    assert all(outcome.status == "added" for outcome in outcomes)
    return path


class Room:
    """A browser without scripts in a reading room."""

    def __init__(self, corpus: Path, **settings: Any) -> None:
        own = (chancery.sample.lexicon(),)
        self.settings = Settings(corpus, lexicon=own, **settings)
        self.app = reading_room(self.settings)
        self.browser = TestClient(self.app, base_url=HERE, follow_redirects=False)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """A page."""
        return self.browser.get(path, headers=headers)

    def html(self, path: str) -> str:
        """A page that is there."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.text[:500])
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        return response.text

    def json(self, path: str) -> Any:
        """The values of a page that is there."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.text[:500])
        return response.json()

    def token(self) -> str:
        """The token of this browser's forms."""
        found = _TOKEN.search(self.html("/login"))
        assert found
        return found[1]

    def post(
        self, path: str, fields: Mapping[str, str], files: Any = None, **headers: str
    ) -> httpx.Response:
        """A form sent from a page of this room."""
        data = {"csrf": self.token(), **fields}
        return self.browser.post(path, data=data, files=files, headers=headers)

    def added(self, fields: Mapping[str, str], files: Any = None) -> Any:
        """What became of an upload, when it is done."""
        response = self.post("/add", fields, files)
        assert response.status_code == 303, response.text
        return self.done(response.headers["location"])

    def done(self, path: str) -> Any:
        """An upload's values when it is done."""
        for _ in range(300):
            job = self.json(f"{path}.json")
            if job["done"]:
                return job
            time.sleep(0.05)
        raise AssertionError("the upload did not end")
