"""The sample pages and their truth, made from pages on which the statement is marked.

`marked/<page>` holds one page as UTF-8 text: a head of TOML between two lines `+++`, then the page
itself with these signs, which stand on no page:

    ⟦ … ⟧    one paragraph of the statement's own text
    ⟪ … ⟫    inside a paragraph: what is not its own (a gloss, a link's tag, a line break)
    ⦃ … ⦄    a run of GBK whose first byte was lost, written here as it was before

The head has `encoding` (default utf-8), `newline` (`crlf`, default as it stands) and the table
`identity`, a key of which is left out where its value is null.

    python tests/truth/build.py             write all pages and their truth
    python tests/truth/build.py --check     write nothing; exit 1 and name each file that differs
"""

from __future__ import annotations

import argparse
import html
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TRUTH = Path(__file__).resolve().parent
PAGES = TRUTH.parents[1] / "src" / "chancery" / "sample" / "pages"
FIELDS = (
    *("title", "kind", "parties", "level", "date", "date_printed", "earliest", "latest"),
    *("page_date", "page_date_wrong", "language", "script", "agency", "translated_back"),
)
SIGNS = re.compile("([⟦⟧⟪⟫⦃⦄])")


@dataclass
class Marked:
    """A page without its signs, and where the statement's paragraphs stand in it."""

    page: str = ""
    paragraphs: list[str] = field(default_factory=list)
    source: list[list[list[int]]] = field(default_factory=list)


def shifted(run: str) -> str:
    """What a reader of GBK makes of `run` when its first byte is lost.

    Pairs that name no character fall into the private use area, as in GB 18030; the byte left
    over at the end reads as a question mark.
    """
    raw = run.encode("gb18030")[1:]
    return raw.decode("gb18030", errors="replace").replace("\ufffd", "?")


def unmark(body: str, entities: bool) -> Marked:
    """Take the signs out of a page; `entities` says whether `&ldquo;` stands for a character."""
    marked, pieces, length = Marked(), [], 0
    inside = own = broken = False
    for token in SIGNS.split(body):
        match token:
            case "⟦":
                inside = own = True
                marked.source.append([])
                marked.paragraphs.append("")
            case "⟧":
                inside = False
                marked.paragraphs[-1] = marked.paragraphs[-1].strip()
            case "⟪" | "⟫":
                own = token == "⟫"
            case "⦃" | "⦄":
                broken = token == "⦃"
            case str() if token:
                written = shifted(token) if broken else token
                if inside and own:
                    blank = len(written) - len(written.lstrip()) if broken else 0
                    marked.source[-1].append([length + blank, length + len(written)])
                    own_text = html.unescape(token) if entities else token
                    # the last character's second byte is lost; nothing on the page says what it was
                    marked.paragraphs[-1] += f"{own_text[:-1]}\ufffd" if broken else own_text
                pieces.append(written)
                length += len(written)
    marked.page = "".join(pieces)
    return marked


def identity_of(head: dict[str, Any]) -> dict[str, Any]:
    """The identity with every field in the guide's order, then the page's own extra keys."""
    given: dict[str, Any] = head["identity"]
    return {key: given.get(key) for key in FIELDS} | given


def files_of(path: Path) -> Iterator[tuple[Path, bytes]]:
    """The files that one marked page makes: the raw page, then its truth."""
    _, head_text, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    head = tomllib.loads(head_text)
    if head.get("newline") == "crlf":
        body = body.replace("\n", "\r\n")
    marked = unmark(body, entities=path.suffix == ".html")
    yield PAGES / path.name, marked.page.encode(head.get("encoding", "utf-8"))
    rows = ",\n".join(json.dumps(spans) for spans in marked.source)
    for name, content in (
        ("text.txt", "\n".join(marked.paragraphs)),
        ("source.json", f"[\n{rows}\n]"),
        ("identity.json", json.dumps(identity_of(head), ensure_ascii=False, indent=1)),
    ):
        yield TRUTH / path.stem / name, f"{content}\n".encode()


def main() -> int:
    """Write or check every page; the exit code is 1 where a check found a difference."""
    parser = argparse.ArgumentParser(description="Make the sample pages and their truth.")
    parser.add_argument("--check", action="store_true", help="write nothing, name what differs")
    check = parser.parse_args().check
    differing = 0
    for path in sorted((TRUTH / "marked").iterdir()):
        for target, content in files_of(path):
            if target.exists() and target.read_bytes() == content:
                continue
            differing += 1
            print(target)
            if not check:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
    return int(check and differing > 0)


if __name__ == "__main__":
    raise SystemExit(main())
