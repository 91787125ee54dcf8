"""What the README shows, printed anew: every command with an output below it is run again.

make docs      rewrites README.md where an output has changed; look at the difference
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path

from click.testing import CliRunner

import chancery.sample
from chancery.cli import cli

README = Path(__file__).parents[1] / "README.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SETTINGS = ("COLUMNS", "CHANCERY_CORPUS", "CHANCERY_LEXICON")


def lay_out(folder: Path) -> None:
    """The folder in which the README's commands are run: the sample pages and their lexicon."""
    shutil.copytree(chancery.sample.pages(), folder, dirs_exist_ok=True)
    shutil.copy(chancery.sample.lexicon(), folder / "lexicon.toml")


def printed(line: str) -> str:
    """What a command of the README prints in the current folder."""
    unset = dict.fromkeys(_SETTINGS)
    ran = CliRunner(env=unset).invoke(cli, shlex.split(line)[1:], catch_exceptions=False)
    assert ran.exit_code == 0, f"{line}: {ran.output}"
    return ran.stdout.strip("\n")


def shown(text: str) -> list[tuple[str, str]]:
    """Each command with an output below it, and that output."""
    found = []
    for block in _BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            if output.strip():
                found.append((line, output.strip("\n")))
    return found


def main() -> None:
    """Rewrite the README's outputs."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder))
        os.chdir(folder)
        for line, output in shown(text):
            text = text.replace(f"$ {line}\n{output}\n", f"$ {line}\n{printed(line)}\n")
        os.chdir(README.parent)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
