-- A corpus of schema 1 with one page, as `sqlite3 .dump` prints it.
PRAGMA application_id = 1130914158;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE claims (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        role TEXT NOT NULL,
        number INTEGER NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        basis TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, role, number)) WITHOUT ROWID;
INSERT INTO "claims" VALUES(1,'claim',0,'date','2031-05-13','meta element','[[1,2]]');
INSERT INTO "claims" VALUES(1,'title',0,'headline','联合声明','title element','[]');
CREATE TABLE contents (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        bytes BLOB NOT NULL,
        decoded BLOB);
INSERT INTO "contents" VALUES(1,X'789CB329B07BB2A3C146BFC0CE06C8DAD5036219020061CE087E',NULL);
CREATE TABLE evidence (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        quote TEXT NOT NULL,
        start INTEGER,
        "end" INTEGER,
        bound TEXT NOT NULL,
        date TEXT NOT NULL,
        why TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID;
INSERT INTO "evidence" VALUES(1,0,'二〇三一年五月',0,7,'from','2031-05-01','closing line','[]');
INSERT INTO "evidence" VALUES(1,1,'5月12日',NULL,NULL,'on','2031-05-12','title','[[3,8]]');
CREATE TABLE failures (
        path TEXT PRIMARY KEY,
        error TEXT NOT NULL,
        reason TEXT NOT NULL,
        program TEXT NOT NULL,
        tried TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
        sha256 TEXT PRIMARY KEY,
        pages INTEGER NOT NULL,
        program TEXT NOT NULL,
        lexicon TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "files" VALUES('ddbd1304c134c243369ce6a73a12e274255322c56aab0a43545bd3f5efe0e614',1,'0.1.0+1','a');
CREATE TABLE identities (
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
        translated_back INTEGER NOT NULL);
INSERT INTO "identities" VALUES(1,'曙光共和国和澜海联邦联合声明','joint-statement','heads-of-state','启明','zh','Hans',NULL,'2031-05-12','2031-05-01','2031-05-31','title','2041-01-01',1,0,2,NULL,1);
CREATE TABLE locations (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        path TEXT NOT NULL,
        file TEXT NOT NULL,
        container TEXT NOT NULL,
        added TEXT NOT NULL,
        PRIMARY KEY (page, path)) WITHOUT ROWID;
INSERT INTO "locations" VALUES(1,'1.html','1.html','ddbd1304c134c243369ce6a73a12e274255322c56aab0a43545bd3f5efe0e614','2031-01-01T00:00:00Z');
CREATE TABLE pages (
        id INTEGER PRIMARY KEY,
        sha256 TEXT NOT NULL UNIQUE,
        media_type TEXT NOT NULL,
        encoding TEXT NOT NULL,
        size INTEGER NOT NULL,
        url TEXT,
        added TEXT NOT NULL,
        read TEXT NOT NULL,
        program TEXT NOT NULL,
        lexicon TEXT NOT NULL);
INSERT INTO "pages" VALUES(1,'ddbd1304c134c243369ce6a73a12e274255322c56aab0a43545bd3f5efe0e614','text/html','utf-8',21,NULL,'2031-01-01T00:00:00Z','2031-01-01T00:00:00Z','0.1.0+1','a');
CREATE TABLE paragraphs (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        section TEXT,
        role TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID;
INSERT INTO "paragraphs" VALUES(1,0,0,1,NULL,'opening','[[3,4]]');
INSERT INTO "paragraphs" VALUES(1,1,1,3,'一','body','[]');
CREATE TABLE parties (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        party TEXT NOT NULL,
        PRIMARY KEY (page, party)) WITHOUT ROWID;
INSERT INTO "parties" VALUES(1,'XA');
INSERT INTO "parties" VALUES(1,'XB');
CREATE TABLE remarks (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        field TEXT NOT NULL,
        number INTEGER NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (page, field, number)) WITHOUT ROWID;
INSERT INTO "remarks" VALUES(1,'missing',0,'closing');
INSERT INTO "remarks" VALUES(1,'note',0,'a note');
INSERT INTO "remarks" VALUES(1,'reason',0,'各方 for 双方');
CREATE TABLE removals (
        page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        text TEXT NOT NULL,
        source TEXT NOT NULL,
        PRIMARY KEY (page, number)) WITHOUT ROWID;
INSERT INTO "removals" VALUES(1,0,1,'site chrome','分享]0;x','[[0,3],[4,8]]');
CREATE TABLE witnesses (
        page INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
        characters INTEGER NOT NULL,
        text TEXT NOT NULL);
INSERT INTO "witnesses" VALUES(1,3,'一
二');
CREATE INDEX locations_by_path ON locations (path);
CREATE INDEX locations_by_container ON locations (container);
CREATE INDEX parties_by_party ON parties (party);
COMMIT;
