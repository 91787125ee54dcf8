"""The documents say what the program does: commands, outputs, keys, tables, modules, links."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import chancery
import chancery.sample
from chancery.cli import cli
from chancery.corpus.store import Store
from chancery.lexicon import Mark, Situation, load
from chancery.lexicon.entries import Entry
from chancery.lexicon.loading import ENTRY_TABLES, OTHER_TABLES, PLACES
from chancery.model import DateEvidence
from chancery.publishing.exports import FORMS, TABLES
from chancery.publishing.redlines import OPERATIONS

ROOT = Path(__file__).parents[1]
SOURCE = Path(chancery.__file__).parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in DOCUMENTS}


def script(path: Path) -> ModuleType:
    """A script that is no part of a package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


outputs = script(ROOT / "docs" / "outputs.py")


def blocks(name: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", TEXTS[name], re.MULTILINE | re.DOTALL)


def commands(name: str, program: str) -> list[str]:
    """The command lines of one program that a document shows."""
    found = re.findall(r"^\$ (.+)$", "\n".join(blocks(name, "console")), re.MULTILINE)
    lines = [line.split("  #")[0].strip() for line in found]
    return [line for line in lines if line.startswith(f"{program} ")]


EVERY = [line for name in TEXTS for line in commands(name, "chancery")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the README has it: the sample pages, a lexicon, the reader's own pages."""
    outputs.lay_out(tmp_path)
    (tmp_path / "pages").mkdir()
    shutil.copy(chancery.sample.pages() / "2032-glossed.html", tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("line", EVERY)
def test_each_command_shown_is_one(line: str) -> None:
    _, name, *arguments = shlex.split(line)
    assert cli.commands[name].make_context(name, arguments)


def test_every_command_is_shown_in_the_readme() -> None:
    assert set(cli.commands) == {shlex.split(line)[1] for line in commands("README.md", "chancery")}


def flat(text: str) -> list[str]:
    """The lines, whatever the version of the library that draws them pads them with."""
    return [" ".join(line.split()) for line in text.split("\n")]


def test_the_readme_shows_what_the_commands_print(folder: Path) -> None:
    found = outputs.shown(TEXTS["README.md"])
    assert len(found) >= 3
    for line, said in found:
        assert flat(outputs.printed(line)) == flat(said), f"{line}: see 'make docs'"


def test_the_readme_names_targets_of_make() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    used = {line.split()[1] for name in TEXTS for line in commands(name, "make")}
    used |= {name for text in TEXTS.values() for name in re.findall(r"`make ([a-z-]+)", text)}
    assert {"demo", "test"} <= used <= set(targets)


def test_the_readme_is_right_about_python(folder: Path) -> None:
    (code,) = blocks("README.md", "python")
    names: dict[str, Any] = {}
    exec(code, names)
    said = re.findall(r"^(reading\..+?)  # (.+)$", code, re.MULTILINE)
    assert said
    for expression, value in said:
        assert eval(expression, names) == eval(value)
    assert (folder / "chancery.db").exists()


def test_the_lexicons_shown_are_right(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    for name in TEXTS:
        for block in blocks(name, "toml"):
            own.write_text(block, encoding="utf-8")
            assert load(own)
            own = tmp_path / f"more-{own.name}"


def section(name: str, heading: str) -> str:
    """What stands in a document under a heading, up to the next one."""
    return re.split(r"^## ", TEXTS[name].split(f"## {heading}\n", 1)[1], flags=re.MULTILINE)[0]


def rows(text: str) -> dict[str, str]:
    """The names in code of the first cell of each row of a table, with the row's last cell."""
    found: dict[str, str] = {}
    for line in text.split("\n"):
        cells = line.split(" | ")
        if line.startswith("| `"):
            found |= dict.fromkeys(re.findall(r"`([^`]+)`", cells[0]), cells[-1])
    return found


def record() -> dict[str, Any]:
    page = chancery.sample.pages() / "2032-backtranslation.txt"
    return chancery.read(page, lexicon=load(chancery.sample.lexicon())).record()


def test_the_record_is_explained_key_by_key() -> None:
    said, found = TEXTS["record.md"], record()
    whole = said.split("\n## ", 1)[0]
    assert list(rows(whole)) == list(found)
    for key in ("source", "statement"):
        assert set(rows(section("record.md", f"`{key}`"))) == set(found[key])
    date, evidence = section("record.md", "`date`").split("| key of an evidence")
    assert set(rows(date)) == set(found["statement"]["date"])
    assert set(rows(evidence)) == set(DateEvidence.__slots__)


def test_the_lists_of_the_record_are_explained_key_by_key() -> None:
    found = record()
    parts = section("record.md", "`paragraphs`, `removed`, `claims` and `titles`")
    tables = re.split(r"^\| key of .*$", parts, flags=re.MULTILINE)[1:]
    glossed = chancery.read(chancery.sample.pages() / "2032-glossed.html").record()
    for table, key in zip(tables, ("paragraphs", "removed", "titles"), strict=True):
        items = found[key] or glossed[key]
        assert set(rows(table)) == set(items[0])


def test_the_values_of_the_record_are_named() -> None:
    said = TEXTS["record.md"]
    for path in chancery.sample.pages().iterdir():
        found = chancery.read(path, lexicon=load(chancery.sample.lexicon())).record()
        statement = found["statement"]
        values = {statement[key] for key in ("kind", "level", "language", "script")}
        values |= {statement["date"]["basis"], *statement["missing"]}
        values |= {p["role"] for p in found["paragraphs"]} | {r["reason"] for r in found["removed"]}
        values |= {
            c[key] for c in (*found["claims"], *found["titles"]) for key in ("field", "basis")
        }
        assert not [value for value in values - {None, ""} if f"`{value}`" not in said]


def test_the_lexicons_tables_and_columns_are_explained() -> None:
    said = TEXTS["lexicon.md"]
    assert all(f"`{table}`" in said or f"[[{table}]]" in said for table in ENTRY_TABLES)
    assert all(f"## {table.capitalize()}\n" in said for table in OTHER_TABLES)
    assert set(rows(section("lexicon.md", "Names"))) == set(Entry.__slots__)
    assert set(rows(section("lexicon.md", "Situations"))) == set(Situation.__slots__)
    assert set(rows(section("lexicon.md", "Marks"))) == set(Mark.__slots__)
    assert all(f"`{place}`" in section("lexicon.md", "Marks") for place in PLACES)
    groups = set(load().terms)
    assert set(rows(section("lexicon.md", "Terms"))) >= groups


def test_every_form_of_export_is_explained() -> None:
    said = rows(section("exports.md", "Forms"))
    assert list(said) == list(FORMS)
    assert all(f"`{form.suffix}`" in TEXTS["exports.md"] for form in FORMS.values())
    assert all(f"`{table}`" in section("exports.md", "Tables") for table in TABLES)
    assert all(f"`{op}`" in section("exports.md", "Redlines") for op in OPERATIONS)


def test_the_corpus_is_explained_column_by_column(tmp_path: Path) -> None:
    import sqlite3

    Store(tmp_path / "chancery.db", make=True).close()
    connection = sqlite3.connect(tmp_path / "chancery.db")
    said = rows(TEXTS["corpus.md"])
    kinds = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
    # what SQLite and its search keep for themselves
    inner = ("sqlite_", "wordings_")
    names = [name for (name,) in connection.execute(kinds) if not name.startswith(inner)]
    assert set(names) == set(said)
    for name in names:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        assert [column for column in columns if f"`{column}`" not in said[name]] == []
    for block in blocks("corpus.md", "sql"):
        for query in block.split(";"):
            connection.execute(query)
    connection.close()


def test_the_plan_names_every_module_and_only_those() -> None:
    plan = blocks("architecture.md", "")[0]
    named = set(re.findall(r"\b([a-z_]+\.py)\b", plan))
    modules = {path.name for path in SOURCE.rglob("*.py")} - {"__init__.py"}
    assert named == modules
    folders = {path.parent.name for path in SOURCE.rglob("__init__.py")} - {"chancery"}
    assert set(re.findall(r"^ +([a-z_]+)/", plan, re.MULTILINE)) == folders | {"data"}


def test_links_and_files_that_documents_name_exist() -> None:
    for path in DOCUMENTS:
        text = TEXTS[path.name]
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
        for target in re.findall(r"`((?:tests|bench|fuzz|src)/[\w/.-]+\.\w+)`", text):
            assert (ROOT / target).exists(), f"{path.name}: {target}"
