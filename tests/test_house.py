"""The house keeps its order: imports go one way, files stay small, exported names exist."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

import chancery

SOURCE = Path(chancery.__file__).parent
ORDER = (
    *("errors", "model", "lexicon", "reading", "identifying", "annotating", "collating"),
    *("comparing", "sample", "corpus", "publishing", "readings", "api", "web", "engine"),
    *("commands", "cli"),
)
FILES = sorted(SOURCE.rglob("*.py"))
LONGEST = 400


def floor(path: Path) -> str:
    """The package or module of the top level that a file belongs to."""
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("chancery."):
            found.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "chancery":
            found |= {alias.name for alias in node.names} & set(ORDER)
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("chancery.")]
            found |= {name.split(".")[1] for name in names}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_go_one_way(path: Path) -> None:
    own = floor(path)
    if own == "__init__":
        return
    above = {
        name for name in imported(path) if name != own and ORDER.index(name) > ORDER.index(own)
    }
    assert not above


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_exported_names_exist() -> None:
    for path in SOURCE.rglob("__init__.py"):
        name = ".".join(("chancery", *path.relative_to(SOURCE).parent.parts))
        module = importlib.import_module(name)
        assert all(hasattr(module, exported) for exported in getattr(module, "__all__", ()))
