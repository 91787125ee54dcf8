from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from lxml import etree, html

from chancery.publishing.fair import FairCopy
from chancery.publishing.statement_html import statement_html
from publishing import copies


@settings(max_examples=100, deadline=None)
@given(copies.copies())
def test_the_text_comes_back_paragraph_by_paragraph(copy: FairCopy) -> None:
    (main,) = html.fromstring(statement_html(copy)).xpath("//main")
    etree.strip_elements(main, "a", with_tail=False)
    assert [each.text_content() for each in main] == copies.lines_of(copy)
    assert [each.get("id") for each in main] == [line.name for line in copy.lines]


def test_nothing_is_loaded_and_no_script_runs() -> None:
    page = html.fromstring(statement_html(copies.edition()))
    assert not page.xpath("//script|//img|//link|//iframe|//@onclick|//@src")
    (policy,) = page.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'")


def test_notes_lead_there_and_back() -> None:
    page = html.fromstring(statement_html(copies.edition()))
    ids = set(page.xpath("//@id"))
    targets = [href[1:] for href in page.xpath("//a/@href") if href.startswith("#")]
    assert targets
    assert set(targets) <= ids


def test_only_addresses_of_the_web_are_linked() -> None:
    copy = copies.sample()
    source = replace(copy.source, url="javascript:alert(1)")
    bad = replace(copy, witness=replace(copy.witness, source=source))
    assert b"javascript" not in statement_html(bad)
    good = replace(copy.witness, source=replace(copy.source, url="https://xa.example/a?b=1&c"))
    page = html.fromstring(statement_html(replace(copy, witness=good)))
    assert "https://xa.example/a?b=1&c" in page.xpath("//a/@href")
