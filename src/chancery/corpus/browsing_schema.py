"""The tables from which the reading room is drawn: what each page comes to, and its words.

They hold nothing of their own: all of it can be made again from the other tables (`digests`), so a
page whose rows are behind (`stale`) is simply made anew. Sizes were measured with `make bench-web`.
"""

from __future__ import annotations

_FURTHER = (
    "EXISTS (SELECT 1 FROM copies c JOIN statements s ON s.id = c.statement "
    "WHERE c.page = {page} AND s.base != c.page)"
)
BROWSING = (
    """CREATE TABLE digests (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        day TEXT NOT NULL,
        parties TEXT NOT NULL,
        kind TEXT NOT NULL,
        acts INTEGER NOT NULL,
        commitments INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        sentences INTEGER NOT NULL,
        further INTEGER NOT NULL DEFAULT 0)""",
    # pages that are further copies of a statement, whose base page stands in the lists for it
    "CREATE INDEX digests_further ON digests (page) WHERE further",
    f"""CREATE TRIGGER digest_made AFTER INSERT ON digests BEGIN
        UPDATE digests SET further = {_FURTHER.format(page="new.page")} WHERE page = new.page;
        END""",
    f"""CREATE TRIGGER copy_comes AFTER INSERT ON copies BEGIN
        UPDATE digests SET further = {_FURTHER.format(page="new.page")} WHERE page = new.page;
        END""",
    f"""CREATE TRIGGER copy_moves AFTER UPDATE OF statement ON copies BEGIN
        UPDATE digests SET further = {_FURTHER.format(page="new.page")} WHERE page = new.page;
        END""",
    """CREATE TRIGGER statement_comes AFTER INSERT ON statements BEGIN
        UPDATE digests SET further = page != new.base
            WHERE page IN (SELECT page FROM copies WHERE statement = new.id); END""",
    """CREATE TRIGGER base_changes AFTER UPDATE OF base ON statements BEGIN
        UPDATE digests SET further = page != new.base
            WHERE page IN (SELECT page FROM copies WHERE statement = new.id); END""",
    "CREATE INDEX digests_by_day ON digests (day, page)",
    "CREATE INDEX digests_by_series ON digests (parties, kind, day)",
    """CREATE TABLE topic_digests (
        topic TEXT NOT NULL,
        day TEXT NOT NULL,
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        acts INTEGER NOT NULL,
        positions INTEGER NOT NULL,
        commitments INTEGER NOT NULL,
        strongest INTEGER NOT NULL,
        PRIMARY KEY (topic, day, page)) WITHOUT ROWID""",
    "CREATE INDEX topic_digests_by_page ON topic_digests (page)",
    """CREATE TABLE actor_digests (
        holder TEXT NOT NULL,
        day TEXT NOT NULL,
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        role TEXT NOT NULL,
        other TEXT NOT NULL,
        family TEXT NOT NULL,
        acts INTEGER NOT NULL,
        strongest INTEGER NOT NULL,
        PRIMARY KEY (holder, day, page, role, other, family)) WITHOUT ROWID""",
    "CREATE INDEX actor_digests_by_page ON actor_digests (page)",
    """CREATE TABLE undertakings (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        day TEXT NOT NULL,
        due TEXT,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    "CREATE INDEX undertakings_by_due ON undertakings (due)",
    "CREATE INDEX undertakings_by_day ON undertakings (day)",
    # one token for each run between spaces, whatever signs it is made of: `search` makes the runs
    """CREATE VIRTUAL TABLE wordings USING fts5 (words, columnsize = 0,
        tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cc Cf Cs Cn'")""",
    """CREATE TABLE searched (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL)""",
    """CREATE TRIGGER searched_no_more AFTER DELETE ON searched BEGIN
        DELETE FROM wordings WHERE rowid BETWEEN old.first AND old.last; END""",
    "CREATE TABLE stale (page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE)",
    """CREATE TRIGGER stale_by_decision AFTER INSERT ON decisions BEGIN
        INSERT OR IGNORE INTO stale SELECT id FROM pages WHERE sha256 = new.sha256; END""",
    """CREATE TRIGGER stale_by_reading AFTER INSERT ON annotations BEGIN
        INSERT OR IGNORE INTO stale SELECT id FROM pages WHERE id = new.page
            AND sha256 IN (SELECT sha256 FROM decisions WHERE withdrawn IS NULL); END""",
    "INSERT INTO stale SELECT page FROM identities",
)
