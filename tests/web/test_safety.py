"""What hostile pages, sites and readers try."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from chancery.web.safety.door import Caller, Door
from chancery.web.safety.headers import HEADERS
from chancery.web.safety.throttle import ALLOWANCE, FREE_ATTEMPTS, MOST, Throttle, household
from chancery.web.settings import Settings
from chancery.web.sitemap import CHANGES, PAGES
from web.rooms import HELD, HERE, Room

SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""<html><head><title>{SCRIPT}</title></head><body>
<h1>曙光共和国和澜海联邦
联合声明&lt;script&gt;alert(2)&lt;/script&gt;</h1>
<p>双方重申反对&lt;img src=x onerror=alert(3)&gt;一切制裁，将于2040年前
签署"onmouseover="alert(4)协议。</p>
<p>双方同意&lt;script&gt;alert(5)&lt;/script&gt;加强合作，支持javascript:alert(6)倡议。</p>
</body></html>"""


def test_every_answer_has_the_headers(room: Room) -> None:
    for path in ("/", "/home.json", "/statements.csv", "/nothing", "/static/chancery.css"):
        response = room.get(path)
        for name, value in HEADERS.items():
            assert response.headers[name] == value or name == "content-security-policy"
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil"])
def test_another_hosts_name_is_refused(room: Room, host: str) -> None:
    assert room.get("/", host=host).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:9", "[::1]:8321", "LOCALHOST"])
def test_this_machines_names_are_known(room: Room, host: str) -> None:
    assert room.get("/", host=host).status_code == 200


def test_stored_script_stays_text(writable: Room) -> None:
    job = writable.added({}, [("files", (f"{SCRIPT}.html", HOSTILE.encode(), "text/html"))])
    (outcome,) = job["outcomes"]
    assert outcome["status"] == "added", outcome
    reference = outcome["reference"]
    sentences = writable.json(f"/statements/{reference}.json")["sentences"]
    paths = [
        *("/", "/statements", "/topics", "/actors", "/commitments", "/commitments?by=statement"),
        *(
            f"/statements/{reference}{end}"
            for end in ("", "/page", "/acts", "/mentions", "?acts=1")
        ),
        *(f"/statements/{reference}/{each['reference']}" for each in sentences),
        *("/search?q=script", "/search?q=alert", "/review", "/review?what=mention"),
        *(f"/add/{job['job']}", "/review?what=date", "/actors/state:XA"),
    ]
    for path in paths:
        text = writable.html(path)
        for bad in ("<script>alert", "<img src=x", '"onmouseover="alert', "<script>"):
            assert bad not in text, path


@pytest.mark.parametrize(
    "said", [SCRIPT, '"><svg onload=alert(1)>', "{{7777*11}}", "'; DROP TABLE x"]
)
def test_reflected_script_stays_text(room: Room, said: str) -> None:
    typed = quote(said)
    for path in (
        *(f"/search?q={typed}", f"/statements?title={typed}", f"/statements?party={typed}"),
        *(
            f"/login?to={typed}",
            f"/actors/{quote(said, safe='')}",
            f"/topics/{quote(said, safe='')}",
        ),
        *(f"/commitments?since={typed[:9]}", f"/review?undo={typed}", f"/nothing/{typed}"),
        *(f"/?lang={typed}", f"/statements?{typed}={typed}"),
    ):
        text = room.get(path).text
        assert said not in text or "<" not in said, path
        assert "85547" not in text


def test_headers_cannot_be_injected(writable: Room) -> None:
    for path in ("/login?to=/%0d%0aset-cookie:x=1", "/statements?title=%0d%0aset-cookie:x=1"):
        assert "x" not in writable.get(path).cookies
    reference = writable.json("/home.json")["newest"]["line"]["reference"]
    act = writable.json(f"/statements/{reference}/acts.json")["acts"][0]["reference"]
    who = "x\r\nset-cookie: y=1; ü 林"
    response = writable.post("/review/decide", {"reference": act, "verdict": "accept", "who": who})
    assert response.status_code == 303
    assert "y" not in response.cookies and "\n" not in str(response.headers)


@pytest.mark.parametrize("change", [change.path for change in CHANGES])
def test_a_change_needs_the_token_and_the_cookie(writable: Room, change: str) -> None:
    token = writable.token()
    for data, headers in (
        ({}, {}),
        ({"csrf": "0" * 64}, {}),
        ({"csrf": "ü"}, {}),
        ({"csrf": token}, {"origin": "http://evil.example"}),
        ({"csrf": token}, {"sec-fetch-site": "cross-site"}),
        ({"csrf": token}, {"origin": "null"}),
    ):
        response = writable.browser.post(change, data=data, headers=headers)
        assert response.status_code == 403, (data, headers)
    writable.browser.cookies.clear()
    assert writable.browser.post(change, data={"csrf": token}).status_code == 403


def test_no_question_changes_anything(own: Path) -> None:
    room = Room(own)
    before = own.read_bytes()
    for page in PAGES:
        if "{" not in page.path:
            room.get(page.path)
    assert own.read_bytes() == before


def test_changes_are_no_questions(room: Room) -> None:
    assert room.get("/review/decide").status_code in (404, 405)
    assert room.browser.post("/statements").status_code == 405


def test_read_only_changes_nothing(own: Path) -> None:
    room = Room(own, read_only=True)
    before = own.read_bytes()
    for path in ("/add", "/review/decide", "/review/undo"):
        response = room.post(path, {"source": "x", "reference": "x"})
        assert response.status_code == 403 and "read-only" in response.text
    assert own.read_bytes() == before
    assert 'href="/add"' not in room.html("/")


def test_names_of_uploads_never_leave_their_folder(writable: Room, tmp_path: Path) -> None:
    page = "曙光共和国和澜海联邦联合声明\n双方反对单边制裁，将加强合作，支持多边主义。\n".encode()
    names = ["../../../../tmp/owned.txt", "/etc/owned.txt", "..\\..\\owned.txt", ".", "a\x00b.txt"]
    files = [
        ("files", (name, page + bytes([n + 65]), "text/plain")) for n, name in enumerate(names)
    ]
    job = writable.added({}, files)
    for outcome in job["outcomes"]:
        assert outcome["path"].startswith("added/")
        assert ".." not in outcome["path"] and "\\" not in outcome["path"]
    assert not list(tmp_path.parent.rglob("owned.txt"))


def test_uploads_are_limited(own: Path) -> None:
    room = Room(own, limit=100_000, files=3)
    large = [("files", ("a.txt", b"x" * 300_000, "text/plain"))]
    assert room.post("/add", {}, large).status_code == 413
    many = [("files", (f"{n}.txt", b"x", "text/plain")) for n in range(9)]
    assert room.post("/add", {}, many).status_code == 400
    assert room.post("/add", {}).status_code == 400
    assert room.json("/home.json")["holds"]["pages"] == HELD


def test_an_endless_upload_is_cut_off(own: Path) -> None:
    room = Room(own, limit=100_000)
    token = room.token()
    sent = 0

    def body() -> object:
        nonlocal sent
        yield f'--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{token}\r\n'.encode()
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
        while sent < 50_000_000:
            sent += 10_000
            yield b"x" * 10_000

    headers = {"content-type": "multipart/form-data; boundary=x", "origin": HERE}
    response = room.browser.post("/add", content=body(), headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 413


def test_a_form_is_small(room: Room) -> None:
    assert room.post("/login", {"password": "x" * 2_000_000}).status_code == 413


def closed(corpus: Path) -> Room:
    return Room(corpus, password="a long password", token="t" * 32, host="0.0.0.0")


def test_a_closed_room_shows_nothing(corpus: Path) -> None:
    room = closed(corpus)
    for page in PAGES:
        if page.name == "login":
            continue
        for form, path in page.addresses():
            response = room.get(path.replace("{ref:ref}", "0" * 8).replace("{place:place}", "p1.1"))
            assert response.status_code == (303 if form == "html" else 401), path
            assert "曙光" not in response.text


def test_the_password_opens_and_leaving_closes(corpus: Path) -> None:
    room = closed(corpus)
    assert room.post("/login", {"password": "wrong"}).status_code == 403
    response = room.post("/login", {"password": "a long password", "to": "/topics"})
    assert response.headers["location"] == "/topics"
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert room.get("/topics").status_code == 200
    room.post("/logout", {})
    assert room.get("/topics").status_code == 303


def test_the_token_opens_for_programs(corpus: Path) -> None:
    room = closed(corpus)
    assert room.get("/home.json", authorization=f"Bearer {'t' * 32}").status_code == 200
    for wrong in ("t" * 31, "t" * 33, "", "ü"):
        asked = {b"authorization": f"Bearer {wrong}".encode()}
        assert room.browser.get("/home.json", headers=asked).status_code == 401


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "x"])
def test_entering_leads_nowhere_else(corpus: Path, to: str) -> None:
    response = closed(corpus).post("/login", {"password": "a long password", "to": to})
    assert response.headers["location"] == "/"


def test_two_hundred_wrong_passwords_are_hardly_looked_at(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from chancery.web.safety import door

    looked: list[str] = []
    right = door._verified

    def counted(kept: str, password: str) -> bool:
        looked.append(password)
        return right(kept, password)

    monkeypatch.setattr(door, "_verified", counted)
    room = closed(corpus)
    said = [room.post("/login", {"password": f"wrong {n}"}).status_code for n in range(200)]
    assert set(said) == {403, 429}
    assert len(looked) <= FREE_ATTEMPTS + 4
    # the right one waits as well: who guesses learns nothing from it
    assert room.post("/login", {"password": "a long password"}).status_code == 429
    # who comes from elsewhere does not
    elsewhere = TestClient(room.app, base_url=HERE, client=("192.0.2.7", 5), follow_redirects=False)
    room.browser = elsewhere
    assert room.post("/login", {"password": "a long password"}).status_code == 303


def test_sessions_end_and_waits_too() -> None:
    now = [0.0]
    settings = Settings(Path("x"), password="a long password", session_seconds=100)
    door = Door(settings, clock=lambda: now[0])
    session = door.enter("a long password")
    assert isinstance(session, str) and door.knows(session)
    now[0] = 101
    assert not door.knows(session)
    for _ in range(FREE_ATTEMPTS + 3):
        door.enter("wrong")
    assert door.enter("a long password") == pytest.approx(1.0)
    now[0] += 61
    assert isinstance(door.enter("a long password"), str)


def opened(now: list[float]) -> Door:
    return Door(Settings(Path("x"), password="a long password"), clock=lambda: now[0])


def test_a_browser_that_has_entered_still_can_while_others_guess(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("chancery.web.safety.door._verified", lambda kept, given: given == "right")
    door, here = opened([0.0]), "192.0.2.1"
    owner = Caller(here, "the owner's secret cookie")
    assert isinstance(door.enter("right", owner), str)
    for n in range(ALLOWANCE + 99):
        door.enter("wrong", Caller(here, f"cookie {n}"))
        door.enter("wrong", Caller(f"198.51.{n // 250}.{n % 250}"))
    assert door.enter("right", Caller(here)) != 0
    assert not isinstance(door.enter("right", Caller("203.0.113.9")), str)
    assert isinstance(door.enter("right", owner), str)
    # but it has no more attempts than others
    said = [door.enter("wrong", owner) for _ in range(FREE_ATTEMPTS + 5)]
    assert said.count(0.0) == FREE_ATTEMPTS


def test_waits_grow_to_a_minute_and_end() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    waits = []
    for _ in range(FREE_ATTEMPTS + 9):
        throttle.missed("a")
        waits.append(throttle.waits("a"))
        now[0] += waits[-1]
    assert waits[: FREE_ATTEMPTS - 1] == [0] * (FREE_ATTEMPTS - 1)
    assert waits[FREE_ATTEMPTS - 1 :] == [1, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    assert throttle.waits("b") == 0
    now[0] += 3_601
    throttle.missed("a")
    assert throttle.waits("a") == 0


def test_very_many_addresses_need_little_memory_and_find_nothing() -> None:
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    looked = 0
    for n in range(3 * MOST):
        now[0] += 0.01
        if not throttle.waits(f"{n}"):
            throttle.missed(f"{n}")
            looked += 1
    assert len(throttle) <= MOST
    assert looked <= ALLOWANCE * (1 + now[0] / 60) + 1
    assert throttle.waits("owner") > 0 and throttle.waits("owner", known=True) == 0
    now[0] += 61
    assert throttle.waits("owner") == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("fe80::1%eth0", "fe80::2%eth1", True),
        ("x" * 99, "x" * 98, True),
    ],
)
def test_a_household_counts_as_one(one: str, other: str, same: bool) -> None:
    assert (household(one) == household(other)) == same


@pytest.mark.parametrize("secure", [True, False])
def test_the_address_behind_a_proxy_is_what_it_added(corpus: Path, secure: bool) -> None:
    room = Room(corpus, password="a long password", names=("127.0.0.1",), secure=secure)
    room.browser.base_url = HERE.replace("http:", "https:")
    said = []
    for n in range(FREE_ATTEMPTS + 1):
        given = {"password": f"wrong {n}"}
        # the first is what the browser claims, the last what the proxy saw
        heard = room.post("/login", given, **{"x-forwarded-for": f"10.0.0.{n}, 192.0.2.1"})
        said.append(heard.status_code)
    assert said == [403] * FREE_ATTEMPTS + [429]
    heard = room.post("/login", {"password": "wrong"}, **{"x-forwarded-for": "192.0.2.2"})
    assert heard.status_code == (403 if secure else 429)
