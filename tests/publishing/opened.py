"""Documents opened by other programs than those that wrote them."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(data: bytes) -> dict[str, Any]:
    """The parts of a package as parsed XML; each is well-formed, and typed."""
    with ZipFile(BytesIO(data)) as archive:
        found = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
    typed = {each.get("PartName") for each in found["[Content_Types].xml"]}
    assert {f"/{name}" for name in found if not name.endswith((".rels", "s].xml"))} <= typed
    return found


def paragraphs(data: bytes, *styles: str) -> list[str]:
    """The paragraphs of these styles as python-docx reads them."""
    found = docx.Document(BytesIO(data)).paragraphs
    return [p.text for p in found if p.style is not None and p.style.style_id in styles]


def office(data: bytes, suffix: str, target: str, folder: Path) -> str:
    """The text that LibreOffice reads; the test is skipped where there is none."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    (folder / f"a{suffix}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = ("--headless", "--convert-to", target, "--outdir", str(folder))
    command = [program, profile, *options, str(folder / f"a{suffix}")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    (made,) = (
        path for path in folder.iterdir() if path.name.startswith("a.") and path.suffix != suffix
    )
    return made.read_text(encoding="utf-8-sig")
