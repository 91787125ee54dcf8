"""The reading room in a real browser: keys, panels, uploads, review, phones, no script, axe-core.

Needs a Chromium of the system (Debian: `apt install chromium fonts-noto-cjk`) and Playwright for
Python; without them each of these tests says that it was skipped, and why.
"""

from __future__ import annotations

import re
import shutil
import socket
import threading
import time
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import compile_path

import chancery.sample
from chancery.web import Settings, reading_room
from chancery.web.sitemap import PAGES as SITE

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
WHY = "no Chromium on this machine: browser tests skipped"
pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WHY)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PAGES = (
    *("/", "/statements", "/topics", "/topics/climate", "/actors", "/actors/state:XA"),
    *("/commitments", "/commitments?by=statement", "/search", "/search?q=反对", "/formula"),
    *("/formula?q=单边强制措施", "/add", "/review", "/review?what=mention", "/review?what=date"),
    *("/review/decisions", "/login", "/nothing", "/compare", "/series/XA+XB"),
    "/commitments?by=followed",
)
PHONE = {"width": 390, "height": 844}


class Served:
    """A reading room on a free port of this machine."""

    def __init__(self, corpus: Path) -> None:
        import uvicorn

        settings = Settings(corpus, lexicon=(chancery.sample.lexicon(),))
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        config = uvicorn.Config(reading_room(settings), log_level="error", access_log=False)
        self._server = uvicorn.Server(config)
        run = {"sockets": [self._socket]}
        self._thread = threading.Thread(target=self._server.run, kwargs=run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)

    def close(self) -> None:
        """End it."""
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(corpus: Path) -> Iterator[Served]:
    opened = Served(corpus)
    yield opened
    opened.close()


@pytest.fixture
def changing(own: Path) -> Iterator[Served]:
    opened = Served(own)
    yield opened
    opened.close()


def opened(chromium: Any, served: Served, path: str = "/", **terms: Any) -> Any:
    """A page with nothing on its console that should not be there."""
    context = chromium.new_context(base_url=served.address, **{"locale": "en", **terms})
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda said: said.type == "error" and page.problems.append(said.text))
    page.goto(path)
    page.wait_for_load_state("networkidle")
    return page


def newest(page: Any) -> str:
    reference = page.request.get("/home.json").json()["newest"]["line"]["reference"]
    return str(reference)


def every(page: Any) -> tuple[str, ...]:
    pair = page.request.get("/home.json").json()["newest"]
    ref, before = pair["line"]["reference"], pair["before"]["reference"]
    ends = ("", "?acts=1", "/s1.p8.1", "/page", "/acts", "/variants")
    own = (f"/statements/{ref}{end}" for end in ends)
    both = f"/compare?a={before}&b={ref}"
    return (*PAGES, *own, f"/statements/{ref}/mentions", both, f"{both}&view=beside")


def violations(page: Any, paths: Iterable[str]) -> str:
    """What axe-core finds wrong with pages."""
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for path in paths:
        page.goto(path)
        result = Axe().run(page)
        if result.violations_count:
            found.append(f"{path}: {result.generate_report()}")
    return "\n".join(found)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Any, served: Served, language: str, scheme: str) -> None:
    page = opened(chromium, served, locale=language, color_scheme=scheme, bypass_csp=True)
    assert not violations(page, every(page))
    page.context.close()


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_axe_finds_nothing_in_an_upload(chromium: Any, changing: Served, language: str) -> None:
    page = opened(chromium, changing, "/add", locale=language, bypass_csp=True)
    page.locator("#source").fill("曙光共和国和澜海联邦联合声明\n双方反对单边制裁，将加强合作。")
    page.locator("main form button").first.click()
    page.wait_for_url("**/add/*")
    page.locator("a[href^='/statements/']").first.wait_for()
    assert not violations(page, [page.url])
    page.context.close()


def test_every_page_of_the_site_map_is_looked_at(chromium: Any, served: Served) -> None:
    page = opened(chromium, served)
    paths = [path.partition("?")[0] for path in every(page)]
    page.context.close()
    asked = {
        each.name for each in SITE if any(compile_path(each.path)[0].match(path) for path in paths)
    }
    # plain text, bytes, files; and an upload, which is looked at apart
    assert {each.name for each in SITE} - asked == {
        *("text", "bytes", "calendar", "export", "cite", "redline", "upload")
    }


@pytest.mark.parametrize("terms", [{"viewport": PHONE, "is_mobile": True}, {}])
def test_no_page_is_wider_than_its_window(chromium: Any, served: Served, terms: Any) -> None:
    page = opened(chromium, served, **terms)
    for path in every(page):
        page.goto(path)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, path
        if path != "/nothing":
            assert page.problems == [], path
        page.problems.clear()
    page.context.close()


def test_all_can_be_read_without_a_script(chromium: Any, served: Served) -> None:
    page = opened(chromium, served, java_script_enabled=False)
    page.get_by_role("link", name="Statements").click()
    page.locator(".lines a").first.click()
    page.locator(".ref").nth(3).click()
    assert page.locator(".panel h2").is_visible()
    page.get_by_role("button", name="Colour the acts").click()
    assert page.locator(".show-acts mark.act").first.is_visible()
    page.locator("#q").fill("反對")
    page.locator("#q").press("Enter")
    assert page.locator(".hit mark").first.inner_text() in ("反对", "反對")
    page.context.close()


def test_a_click_on_a_sentence_opens_its_panel(chromium: Any, served: Served) -> None:
    page = opened(chromium, served)
    page.goto(f"/statements/{newest(page)}")
    page.locator("#s1\\.p8\\.1").click(position={"x": 20, "y": 8})
    page.locator(".panel").wait_for()
    assert page.url.endswith("/s1.p8.1")
    assert page.locator(".panel").inner_text().count("OPPOSE") >= 1
    page.keyboard.press("j")
    page.wait_for_url("**/s1.p8.2")
    page.locator(".panel h2", has_text="s1.p8.2").wait_for()
    page.keyboard.press("Escape")
    page.locator(".panel").wait_for(state="detached")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.problems == []
    page.context.close()


def test_the_skip_link_and_the_keys_of_a_comparison(chromium: Any, served: Served) -> None:
    page = opened(chromium, served)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    page.keyboard.press("j")
    here = page.locator("[data-change].here")
    assert here.count() == 1
    assert here.get_attribute("id") == page.locator("[data-change]").nth(1).get_attribute("id")
    page.context.close()


def test_paste_a_page_then_compare_and_keep_the_redline(chromium: Any, changing: Served) -> None:
    page = opened(chromium, changing, "/add")
    before = newest(page)
    text = page.request.get(f"/statements/{before}/text").text()
    page.locator("#source").fill(text.replace("双方反对", "双方坚决反对"))
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_text("Done: 1 of 1 files.").wait_for()
    page.get_by_role("link", name="Read it").first.click()
    own = page.url.rpartition("/")[2]
    page.goto(f"/compare?a={before}&b={own}&only=stronger")
    assert page.locator("ins", has_text="坚决").first.is_visible()
    csv = page.request.get(f"/compare.csv?a={before}&b={own}&only=stronger").text()
    assert "坚决" in csv and csv.count("\n") >= 2
    with page.expect_download() as handed:
        page.get_by_role("link", name="Word, with tracked changes").click()
    assert handed.value.suggested_filename == f"{before}-{own}.docx"
    with zipfile.ZipFile(handed.value.path()) as parts:
        document = parts.read("word/document.xml").decode()
    inserted = re.findall("<w:ins [^>]*>.*?</w:ins>", document)
    assert any("坚决" in run for run in inserted)
    assert page.problems == []
    page.context.close()


def test_files_are_added_without_a_script(chromium: Any, changing: Served) -> None:
    page = opened(chromium, changing, "/add", java_script_enabled=False)
    files = sorted(chancery.sample.pages().iterdir())[:3]
    page.locator("#files").set_input_files([str(path) for path in files])
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/add/*")
    for _ in range(100):
        if "Done" in page.content():
            break
        page.wait_for_timeout(100)
        page.reload()
    assert page.content().count("unchanged") == 3
    page.context.close()


def test_review_by_keys_and_undo(chromium: Any, changing: Served) -> None:
    page = opened(chromium, changing, "/review")
    first = page.locator("#doubt + p").inner_text()
    page.locator("[name=who]").fill("林")
    page.locator("h1").click()
    page.keyboard.press("r")
    page.get_by_text("Decided.").wait_for()
    assert page.locator("#doubt + p").inner_text() != first
    rows = page.request.get("/review/decisions.json").json()["decisions"]
    assert [(row["verdict"], row["who"], row["withdrawn"]) for row in rows] == [
        ("reject", "林", None)
    ]
    page.keyboard.press("u")
    page.locator(".undo").wait_for(state="detached")
    assert page.locator("#doubt + p").inner_text() == first
    rows = page.request.get("/review/decisions.json").json()["decisions"]
    assert rows[0]["withdrawn"]
    assert page.locator("[name=who]").input_value() == "林"
    page.context.close()


def test_an_edit_is_kept_and_shown(chromium: Any, changing: Served) -> None:
    page = opened(chromium, changing, "/review")
    page.keyboard.press("e")
    page.locator("[name=new_strength]").fill("2")
    page.locator("[name=new_addressee]").fill("XC")
    page.get_by_role("button", name="Keep the edit").click()
    page.get_by_text("Decided.").wait_for()
    (row,) = page.request.get("/review/decisions.json").json()["decisions"]
    assert "strength=2" in row["changes"] and "state:XC" in row["changes"]
    page.context.close()


def test_two_windows_and_an_add_at_once_lose_nothing(chromium: Any, changing: Served) -> None:
    one, two = (opened(chromium, changing, "/review") for _ in range(2))
    before = one.request.get("/statements.json").json()["paging"]["total"]
    one.keyboard.press("a")
    two.goto("/add")
    two.locator("#source").fill("曙光共和国和澜海联邦联合声明\n双方反对单边制裁，将加强合作。")
    two.get_by_role("button", name="Add", exact=True).click()
    one.get_by_text("Decided.").wait_for()
    two.get_by_text("Done: 1 of 1 files.").wait_for()
    assert one.request.get("/statements.json").json()["paging"]["total"] > before
    assert len(one.request.get("/review/decisions.json").json()["decisions"]) == 1
    one.context.close()
    two.context.close()


def test_a_page_prints_its_text(chromium: Any, served: Served) -> None:
    page = opened(chromium, served)
    page.goto(f"/statements/{newest(page)}")
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert page.locator("#text").is_visible()
    assert page.locator(".ref").first.is_visible()
    page.context.close()
