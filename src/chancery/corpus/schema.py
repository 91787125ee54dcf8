"""The tables of a corpus, as the steps that make them.

A new corpus takes every step in turn, an older one those it has not seen, in one transaction. A
step that has been released is never altered: what changes is a further step. `user_version` is
the number of steps taken.

| table | a row is |
|---|---|
| pages | one page: its name for ever (`sha256`), its form, the program and lexicon that read it |
| contents | the page's bytes, and its characters where they are not simply those bytes decoded |
| locations | one place where the page was found: `path` is `file` and the place inside it |
| files | one file that was read to its end: the same bytes need no second reading |
| witnesses | the text that the page carries |
| paragraphs, removals | its paragraphs, and what on the page is not the statement's own |
| claims | what the page says of itself (`role` claim) and the printed titles (`role` title) |
| remarks | single remarks: what is missing, reasons, notes (`field` says which) |
| identities, parties | what the text is a copy of, and who made the statement |
| evidence | each reason for a bound of its date |
| failures | a page that could not be read, and why |
| annotations | that a page was annotated, with the number of its sentences, mentions and acts |
| sentences, mentions, acts | what was said in its text |
| decisions | what a person decided about a mention or an act; they outlive the page |
| digests, topic_digests, actor_digests, undertakings | what a page comes to (`browsing_schema`) |
| wordings, searched | the words of every sentence, for search |
| sayings | the number of the words of every sentence, by which the very same one is found |
| stale | a page whose rows in these are behind |
| prints, shingles | the fingerprint of a wording, and which wordings have a shingle |
| copies | which wording a page has, which statement it is a witness of, and its siglum |
| statements, aliases | a statement with its reference and identity, and its earlier references |
| links | what ties two pages, with the evidence |
| unsettled | groups to be made anew, as a page left them; empty but for a moment |
| homes | the statement and siglum of a page that is being read again; empty but for a moment |
| group_decisions | which pages a person said are, or are not, copies of one statement |

`contents` are compressed with zlib. `container` is the sha256 of the file in which the page was
found: the page's own, or its archive's. Offsets are code points; the columns called `source` hold
JSON, `[[start, end], …]` into the decoded page. Days and moments are ISO 8601, moments in UTC. The
views `paragraph_texts` and `page_identities` are for reading by hand.

`copies.tangle` is shared by all pages that copies of copies tie together, `lead` is the base page
of those that are copies of one another in one language, `statement` is null of a page that is no
statement: news, or a page with more than one. `links` between two leads tie translations.
"""

from __future__ import annotations

from chancery.corpus.browsing_schema import BROWSING
from chancery.corpus.sayings import SAYINGS

# "Chan" in ASCII: SQLite shows it as the file's application, `file` prints it
APPLICATION_ID = 0x4368616E

_FIRST = (
    """CREATE TABLE pages (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        media_type TEXT NOT NULL,
        encoding TEXT NOT NULL,
        size INTEGER NOT NULL,
        url TEXT,
        added TEXT NOT NULL,
        read TEXT NOT NULL,
        program TEXT NOT NULL,
        lexicon TEXT NOT NULL)""",
    """CREATE TABLE contents (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        bytes BLOB NOT NULL,
        decoded BLOB)""",
    """CREATE TABLE locations (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        path TEXT NOT NULL,
        file TEXT NOT NULL,
        container TEXT NOT NULL,
        added TEXT NOT NULL,
        PRIMARY KEY (page, path)) WITHOUT ROWID""",
    "CREATE INDEX locations_by_path ON locations (path)",
    "CREATE INDEX locations_by_container ON locations (container)",
    """CREATE TABLE files (
        sha256 TEXT PRIMARY KEY,
        pages INTEGER NOT NULL,
        program TEXT NOT NULL,
        lexicon TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE witnesses (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        characters INTEGER NOT NULL,
        text TEXT NOT NULL)""",
    """CREATE TABLE paragraphs (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        section TEXT,
        role TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    """CREATE TABLE removals (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        text TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    """CREATE TABLE claims (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        role TEXT NOT NULL,
        number INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        basis TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, role, number)) WITHOUT ROWID""",
    """CREATE TABLE remarks (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        field TEXT NOT NULL,
        number INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (page, field, number)) WITHOUT ROWID""",
    """CREATE TABLE identities (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        title TEXT,
        kind TEXT NOT NULL,
        level TEXT NOT NULL,
        place TEXT,
        language TEXT NOT NULL,
        script TEXT NOT NULL,
        agency TEXT,
        best TEXT,
        earliest TEXT,
        latest TEXT,
        basis TEXT,
        page_date TEXT,
        page_date_conflict INTEGER NOT NULL,
        complete INTEGER NOT NULL,
        part INTEGER,
        parts INTEGER,
        translated_back INTEGER NOT NULL)""",
    """CREATE TABLE parties (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        party TEXT NOT NULL,
        PRIMARY KEY (page, party)) WITHOUT ROWID""",
    "CREATE INDEX parties_by_party ON parties (party)",
    """CREATE TABLE evidence (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        quote TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        bound TEXT NOT NULL,
        date TEXT NOT NULL,
        why TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    """CREATE TABLE failures (
        path TEXT PRIMARY KEY,
        error TEXT NOT NULL,
        reason TEXT NOT NULL,
        program TEXT NOT NULL,
        tried TEXT NOT NULL) WITHOUT ROWID""",
)

_SECOND = (
    # the day on which a crawl fetched the page
    "ALTER TABLE pages ADD COLUMN fetched TEXT",
    """CREATE VIEW paragraph_texts AS
        SELECT p.sha256, q.number, q.section, q.role,
            substr(w.text, q.start + 1, q."end" - q.start) AS text
        FROM paragraphs q JOIN witnesses w USING (page) JOIN pages p ON p.id = q.page""",
    """CREATE VIEW statements AS
        SELECT p.sha256, i.best, i.earliest, i.latest, i.kind, i.level, i.place, i.title,
            (SELECT group_concat(party, ' ') FROM parties WHERE page = p.id) AS parties,
            (SELECT min(path) FROM locations WHERE page = p.id) AS path
        FROM identities i JOIN pages p ON p.id = i.page""",
)

_THIRD = (
    """CREATE TABLE annotations (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        sentences INTEGER NOT NULL,
        mentions INTEGER NOT NULL,
        acts INTEGER NOT NULL)""",
    """CREATE TABLE sentences (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        paragraph INTEGER NOT NULL,
        place INTEGER NOT NULL,
        topics TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    """CREATE TABLE mentions (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        type TEXT NOT NULL,
        id TEXT NOT NULL,
        rule TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    "CREATE INDEX mentions_by_id ON mentions (id)",
    """CREATE TABLE acts (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        trigger TEXT,
        act TEXT NOT NULL,
        strength INTEGER NOT NULL,
        holder TEXT NOT NULL,
        addressee TEXT NOT NULL,
        target TEXT NOT NULL,
        conjuncts TEXT NOT NULL,
        nest TEXT,
        aspect TEXT NOT NULL,
        time TEXT,
        topics TEXT NOT NULL,
        rule TEXT NOT NULL,
        why TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID""",
    "CREATE INDEX acts_by_act ON acts (act)",
    # no reference to pages: a decision outlives its page, and finds it again by its sha256
    """CREATE TABLE decisions (
        id TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        verdict TEXT NOT NULL,
        label TEXT NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        changes TEXT NOT NULL,
        who TEXT NOT NULL,
        decided TEXT NOT NULL,
        note TEXT NOT NULL,
        withdrawn TEXT) WITHOUT ROWID""",
    "CREATE INDEX decisions_by_page ON decisions (sha256)",
)

_FOURTH = (
    # the view's name is wanted for a table: what it showed are the pages, not the statements
    "DROP VIEW statements",
    """CREATE VIEW page_identities AS
        SELECT p.sha256, i.best, i.earliest, i.latest, i.kind, i.level, i.place, i.title,
            (SELECT group_concat(party, ' ') FROM parties WHERE page = p.id) AS parties,
            (SELECT min(path) FROM locations WHERE page = p.id) AS path
        FROM identities i JOIN pages p ON p.id = i.page""",
    """CREATE TABLE prints (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL UNIQUE,
        shingles INTEGER NOT NULL,
        sample BLOB NOT NULL)""",
    """CREATE TABLE shingles (
        shingle INTEGER NOT NULL,
        print INTEGER NOT NULL REFERENCES prints,
        PRIMARY KEY (shingle, print)) WITHOUT ROWID""",
    """CREATE TABLE statements (
        id INTEGER PRIMARY KEY,
        reference TEXT NOT NULL UNIQUE,
        base INTEGER NOT NULL,
        title TEXT,
        kind TEXT NOT NULL,
        level TEXT NOT NULL,
        place TEXT,
        parties TEXT NOT NULL,
        best TEXT,
        earliest TEXT,
        latest TEXT,
        sigla INTEGER NOT NULL,
        reasons TEXT NOT NULL,
        choice TEXT NOT NULL)""",
    """CREATE TABLE aliases (
        reference TEXT PRIMARY KEY,
        statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE) WITHOUT ROWID""",
    "CREATE INDEX aliases_by_statement ON aliases (statement)",
    """CREATE TABLE copies (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        print INTEGER NOT NULL REFERENCES prints,
        blemishes INTEGER NOT NULL,
        tangle INTEGER,
        lead INTEGER,
        statement INTEGER REFERENCES statements ON DELETE SET NULL,
        siglum INTEGER)""",
    "CREATE INDEX copies_by_print ON copies (print)",
    "CREATE INDEX copies_by_tangle ON copies (tangle)",
    "CREATE INDEX copies_by_lead ON copies (lead)",
    "CREATE INDEX copies_by_statement ON copies (statement)",
    """CREATE TABLE links (
        a INTEGER NOT NULL REFERENCES copies ON DELETE CASCADE,
        b INTEGER NOT NULL REFERENCES copies ON DELETE CASCADE,
        kind TEXT NOT NULL,
        score REAL NOT NULL,
        evidence TEXT NOT NULL,
        PRIMARY KEY (a, b, kind)) WITHOUT ROWID""",
    "CREATE INDEX links_by_b ON links (b)",
    # what a page leaves behind when it goes or is read again: groups to be made anew
    """CREATE TABLE unsettled (
        what TEXT NOT NULL,
        id INTEGER NOT NULL,
        PRIMARY KEY (what, id)) WITHOUT ROWID""",
    """CREATE TRIGGER copy_leaves BEFORE DELETE ON copies BEGIN
        INSERT OR IGNORE INTO unsettled SELECT 'tangle', old.tangle WHERE old.tangle IS NOT NULL;
        INSERT OR IGNORE INTO unsettled
            SELECT 'statement', old.statement WHERE old.statement IS NOT NULL;
        INSERT OR IGNORE INTO unsettled
            SELECT 'lead', b FROM links WHERE a = old.page AND kind = 'translation';
        INSERT OR IGNORE INTO unsettled
            SELECT 'lead', a FROM links WHERE b = old.page AND kind = 'translation';
        INSERT OR IGNORE INTO unsettled
            SELECT 'tangle', c.tangle FROM links JOIN copies c ON c.page = b
            WHERE a = old.page AND kind = 'joined' AND c.tangle IS NOT NULL;
        INSERT OR IGNORE INTO unsettled
            SELECT 'tangle', c.tangle FROM links JOIN copies c ON c.page = a
            WHERE b = old.page AND kind = 'joined' AND c.tangle IS NOT NULL;
        END""",
    # no reference to pages: a decision outlives its pages, and finds them again by their sha256
    """CREATE TABLE group_decisions (
        id TEXT PRIMARY KEY,
        verdict TEXT NOT NULL,
        pages TEXT NOT NULL,
        others TEXT NOT NULL,
        who TEXT NOT NULL,
        decided TEXT NOT NULL,
        note TEXT NOT NULL,
        withdrawn TEXT) WITHOUT ROWID""",
)

# decisions of one second stay in the order in which they were made: by the row's number
_SEVENTH = (
    "ALTER TABLE group_decisions RENAME TO earlier_decisions",
    """CREATE TABLE group_decisions (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        verdict TEXT NOT NULL,
        pages TEXT NOT NULL,
        others TEXT NOT NULL,
        who TEXT NOT NULL,
        decided TEXT NOT NULL,
        note TEXT NOT NULL,
        withdrawn TEXT)""",
    """INSERT INTO group_decisions (id, verdict, pages, others, who, decided, note, withdrawn)
        SELECT * FROM earlier_decisions ORDER BY decided""",
    "DROP TABLE earlier_decisions",
)
_EIGHTH = (
    """CREATE TABLE homes (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        statement INTEGER NOT NULL REFERENCES statements ON DELETE CASCADE,
        siglum INTEGER)""",
    "CREATE INDEX homes_by_statement ON homes (statement)",
)

# A step that a corpus may have taken is never changed; what it got wrong, a later step mends.
STEPS: tuple[tuple[str, ...], ...] = (
    *(_FIRST, _SECOND, _THIRD, _FOURTH, BROWSING, SAYINGS, _SEVENTH, _EIGHTH),
)
