"""`chancery read`: one page, no corpus."""

from __future__ import annotations

from pathlib import Path

import click

from chancery.commands import options, output


@click.command()
@click.argument("page")
@options.forms
@options.limit
@options.lexicon
def read(page: str, form: str | None, limit: int | None, lexicon: tuple[Path, ...]) -> None:
    """Read one PAGE and show what it is: its kind, parties, date and evidence.

    HTML, Markdown, plain text, DOCX, PDF with a text layer, WARC; - is standard input. Of an
    archive, every page one after the other.
    """
    from chancery.api import read_all
    from chancery.lexicon import load
    from chancery.reading.formats import PAGE_LIMIT

    for found in read_all(page, lexicon=load(*lexicon), limit=limit or PAGE_LIMIT):
        output.reading(form, found)
