"""How fast the reading room answers over a large corpus, and how much memory it takes.

make bench-web                     20,000 statements of 50 sentences each, a million in all
.venv/bin/python bench/serving.py --statements 2000

The corpus is generated: sentences of set phrases about invented states, by a generator with a seed;
their acts, names and topics are generated too, so that none of the time is the grammar's. It is
kept in the folder for temporary files and made once. Requests go to a server of its own process,
each to another statement, phrase or topic; figures are milliseconds as a client sees them.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from hashlib import sha256
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

from chancery.corpus.store import Store
from chancery.corpus.texts import packed
from chancery.corpus.values import Found
from chancery.model import (
    Act,
    Annotations,
    Dating,
    Identity,
    Mention,
    Paragraph,
    Sentence,
    Source,
    Witness,
)
from chancery.reading.characters import normal

SENTENCES, STATES, ASKED = 50, 40, 120
VERBS = (
    *(("重申", "REAFFIRM", 3), ("反对", "OPPOSE", 3), ("坚决反对", "OPPOSE", 4)),
    *(("支持", "SUPPORT", 3), ("呼吁", "CALL_UPON", 3), ("商定", "AGREE", 4), ("将", "COMMIT", 3)),
)
WORDS = (
    *(
        "加强",
        "推进",
        "深化",
        "扩大",
        "完善",
        "海洋",
        "数据",
        "安全",
        "合作",
        "机制",
        "框架",
        "规划",
        "能源",
        "粮食",
    ),
    *(
        "运输",
        "通道",
        "港口",
        "气候",
        "融资",
        "多边",
        "主义",
        "单边",
        "制裁",
        "强制",
        "措施",
        "法律",
        "原则",
        "尊重",
    ),
    *(
        "主权",
        "领土",
        "完整",
        "发展",
        "道路",
        "人文",
        "交流",
        "青年",
        "教育",
        "旅游",
        "文化",
        "中心",
        "协定",
        "谈判",
    ),
    *(
        "备忘录",
        "落实",
        "评估",
        "报告",
        "年度",
        "会晤",
        "磋商",
        "人工智能",
        "治理",
        "网络",
        "空间",
        "核",
        "不扩散",
        "裁军",
    ),
    *(
        "反恐",
        "联合国",
        "核心",
        "作用",
        "世界贸易",
        "组织",
        "改革",
        "稳定",
        "供应链",
        "产业",
        "投资",
        "金融",
        "结算",
    ),
)
TOPICS = ("climate", "sanctions", "energy", "united-nations", "relationship", "culture", "finance")
PHRASES = {
    1: ("合", "双", "海", "核", "青"),
    2: ("合作", "安全", "海洋", "主权", "反对"),
    4: ("坚决反对", "加强合作", "单边制裁", "多边主义", "数据安全"),
    # taken from the statements themselves
    10: (),
}


def corpus(path: Path, statements: int) -> list[str]:
    """The corpus at `path`, made if it is not there; the sha256 of every statement."""
    with Store(path, make=True) as store:
        have = len(store.names())
        # the journal need not survive the machine: the corpus can be made again
        store.connection.execute("PRAGMA synchronous = OFF")
        for number in range(have, statements):
            found = statement(number)
            name = f"{number}.txt"
            store.write(
                found, program="bench", lexicon="bench", file=name, container=name, pages=None
            )
            if number % 1000 == 0:
                print(f"{number:,} of {statements:,}", file=sys.stderr)
        _ungrouped(store)
        return store.names()


def _ungrouped(store: Store) -> None:
    """Say that all pages have been grouped: `bench/collate.py` measures that."""
    sql = store.connection
    sql.execute("INSERT OR IGNORE INTO prints VALUES (1, 'bench', 0, x'')")
    sql.execute(
        "INSERT INTO copies (page, print, blemishes) SELECT id, 1, 0 FROM pages "
        "WHERE id NOT IN (SELECT page FROM copies)"
    )


def statement(number: int) -> Found:
    """One generated statement: always the same for the same number."""
    chance = random.Random(number)
    one, two = pair(number)
    day = (date(1990, 1, 1) + timedelta(days=number * 12_000 // 20_000)).isoformat()
    text, sentences, acts, mentions = said(chance, f"state:{one}", f"state:{two}")
    data = text.encode()
    source = Source(f"{number}.txt", sha256(data).hexdigest(), "text/plain", "utf-8", len(data))
    paragraphs = tuple(
        Paragraph(s.start, s.end + 1, ((s.start, s.end + 1),), str(n // 10 + 1))
        for n, s in enumerate(sentences)
    )
    witness = Witness(source, text, text, paragraphs, (), normal=normal(text))
    title = f"{one}和{two}联合声明（{day}）"
    kind = "joint-statement" if number % 4 else "communique"
    identity = Identity(
        *(title, kind, (one, two), "heads-of-state", None, "zh", "Hans", None),
        *(Dating(day, day, day, "closing line"), None, False, bool(number % 9)),
    )
    return Found(witness, identity, packed(data), None, Annotations(sentences, mentions, acts))


def pair(number: int) -> tuple[str, str]:
    """The parties: two of forty invented states; a pair returns about every 780 statements."""
    one = number % STATES
    two = (one + 1 + number // STATES % (STATES - 1)) % STATES
    first, second = sorted((one, two))
    return f"Q{chr(65 + first // 26)}{first % 26}", f"Q{chr(65 + second // 26)}{second % 26}"


def said(
    chance: random.Random, *holders: str
) -> tuple[str, tuple[Sentence, ...], tuple[Act, ...], tuple[Mention, ...]]:
    """A text with its sentences, an act in each, and a name in every second one."""
    parts: list[str] = []
    sentences, acts, mentions = [], [], []
    at = 0
    for number in range(SENTENCES):
        verb, name, strength = chance.choice(VERBS)
        words = "".join(chance.choices(WORDS, k=chance.randint(6, 16)))
        line = f"双方{verb}{words}"
        topic = chance.choice(TOPICS)
        sentences.append(Sentence(at, at + len(line), number, 1, (topic,)))
        trigger = (at + 2, at + 2 + len(verb))
        asks = name == "CALL_UPON"
        binds = name in ("AGREE", "COMMIT")
        acts.append(
            Act(
                *(trigger, (at, at + len(line)), name, strength, tuple(sorted(holders))),
                addressee=("group:all-parties",) if asks else (),
                aspect="future" if binds else "present",
                time=str(chance.randint(1991, 2040)) if binds and number % 5 == 0 else None,
                topics=(topic,),
                rule="generated",
                why=("generated",),
            )
        )
        if number % 2:
            mentions.append(Mention(at, at + 2, "state", holders[number % 4 // 2], "generated"))
        parts.append(f"{line}。")
        at += len(line) + 1
        parts.append("\n")
        at += 1
    return "".join(parts), tuple(sentences), tuple(acts), tuple(mentions)


def addresses(names: list[str], chance: random.Random) -> dict[str, Callable[[], str]]:
    """What is asked for, each time another statement or phrase."""
    long_ones = [
        statement(n).witness.text[4:14] for n in range(0, len(names), len(names) // 40 or 1)
    ]

    def ref() -> str:
        return chance.choice(names)[:12]

    def paired() -> str:
        number = chance.randrange(len(names) // 2)
        later = number + STATES * (STATES - 1)
        a, b = (statement(n % len(names)).witness.source.sha256[:12] for n in (number, later))
        return f"/compare?a={a}&b={b}"

    def phrase(length: int) -> str:
        return quote(chance.choice(PHRASES[length] or long_ones))

    return {
        "home": lambda: "/",
        "statements": lambda: f"/statements?page={chance.randint(1, len(names) // 50)}",
        "filtered": lambda: f"/statements?party=QA{chance.randint(0, 9)}&year=2001",
        "statement": lambda: f"/statements/{ref()}",
        "sentence": lambda: f"/statements/{ref()}/s2.p3.1",
        "compare": paired,
        "search 1": lambda: f"/search?q={phrase(1)}",
        "search 2": lambda: f"/search?q={phrase(2)}",
        "search 4": lambda: f"/search?q={phrase(4)}",
        "search 10": lambda: f"/search?q={phrase(10)}",
        "search, one party": lambda: f"/search?q={phrase(4)}&party=QA{chance.randint(0, 9)}",
        "formula": lambda: f"/formula?q={phrase(4)}",
        "topics": lambda: f"/topics?page={chance.randint(1, len(names) // 12)}",
        "topic": lambda: f"/topics/{chance.choice(TOPICS)}?page={chance.randint(1, 50)}",
        "actors": lambda: "/actors",
        "actor": lambda: f"/actors/state:QA{chance.randint(0, 9)}",
        "commitments": lambda: f"/commitments?page={chance.randint(1, 50)}",
        "review": lambda: f"/review?what=mention&after={chance.randrange(len(names))}",
    }


def asked(port: int, paths: Iterator[str], times: int) -> list[float]:
    """Milliseconds of each request, one after the other on one connection."""
    connection = HTTPConnection("127.0.0.1", port)
    took = []
    for path in (next(paths) for _ in range(times)):
        begun = time.perf_counter()
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        took.append(1000 * (time.perf_counter() - begun))
        assert response.status == 200, (path, response.status, body[:300])
    connection.close()
    return took


def together(port: int, paths: Iterator[str], clients: int, times: int) -> list[float]:
    """The same by several clients at once."""
    given = [next(paths) for _ in range(times)]
    each = times // clients
    with ThreadPoolExecutor(clients) as crew:
        parts = [iter(given[n * each : (n + 1) * each]) for n in range(clients)]
        found = crew.map(lambda part: asked(port, part, each), parts)
        return [took for part in found for took in part]


def at(took: list[float], share: float) -> float:
    """The time within which this share of the requests was answered."""
    return sorted(took)[min(len(took) - 1, int(share * len(took)))]


def memory(process: int) -> float:
    """The most memory that a process has held, in MB (Linux)."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (most,) = [line for line in lines if line.startswith("VmHWM")]
    return int(most.split()[1]) / 1024


def main() -> None:
    """Make the corpus, start the server, ask for every page, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statements", type=int, default=20_000)
    parser.add_argument("--corpus", type=Path, default=None)
    given = parser.parse_args()
    folder = Path(tempfile.gettempdir())
    path = given.corpus or folder / f"chancery-bench-web-{given.statements}.db"
    names = corpus(path, given.statements)
    print(f"{len(names):,} statements, {path.stat().st_size / 1e6:,.0f} MB")
    program = "from chancery.cli import main; main()"
    command = [sys.executable, "-c", program, "serve", "--corpus", str(path), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        said_ = server.stdout.readline()
        port = int(said_.rstrip("/\n").rpartition(":")[2])
        try:
            table(port, names)
            print(f"\nmost memory: {memory(server.pid):,.0f} MB")
        finally:
            server.terminate()


def table(port: int, names: list[str]) -> None:
    """A line for each page: median and 95th percentile, for one client and for eight."""
    pages = addresses(names, random.Random(1))
    print("| page | one client, 50 % | 95 % | eight clients, 50 % | 95 % |")
    print("|---|---:|---:|---:|---:|")
    for name, path in pages.items():
        paths = (each() for each in cycle((path,)))
        asked(port, paths, 3)
        one, eight = asked(port, paths, ASKED), together(port, paths, 8, ASKED)
        figures = (at(one, 0.5), at(one, 0.95), at(eight, 0.5), at(eight, 0.95))
        print(f"| {name} | " + " | ".join(f"{figure:.0f}" for figure in figures) + " |", flush=True)


if __name__ == "__main__":
    main()
