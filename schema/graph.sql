-- The database of signatory: one SQLite file, readable with any SQLite client.
--
-- Three layers. (1) What was read: document, statement, alias. (2) What it means together: entity, judgement, claim. (3) The
-- property graph that queries see: node, node_label, edge. Layer 3 is derived from 1 and 2 for origin 0 (extracted) and holds the
-- truth itself for origin 1 (user) and 2 (import); rebuilding touches origin 0 alone.
--
-- The file is in WAL mode and is written with synchronous=FULL, foreign_keys=ON and trusted_schema=OFF. `user_version` is the
-- version of this layout; schema/migrations/NNN.sql lifts a file from version NNN-1 to NNN. Texts are UTF-8. Byte offsets count
-- bytes of document.text from 0; ranges are half open, [begin, end). Dates are ISO 8601 at the precision the text has: '2030',
-- '2025-10', '--06-29', '2025-10-25/2025-10-26'.
--
-- Properties of nodes and edges are one JSON object. Integers and floats are told apart by how they are written (1, 1.0). Values
-- that JSON lacks are tagged objects with one key: {"$date":"2025-10-25"}, {"$time":…}, {"$localtime":…}, {"$datetime":…},
-- {"$localdatetime":…}, {"$duration":"P1D"}, {"$float":"NaN"|"Infinity"|"-Infinity"}. A property is never null.

PRAGMA application_id = 1397182017;  -- 0x53474E41, 'SGNA'
PRAGMA user_version = 1;

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,  -- name of the figure: 'epoch'
  value INTEGER NOT NULL   -- 'epoch': grows by one with every commit that changes node, node_label or edge
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('epoch', 0);

-- The property graph ---------------------------------------------------------------------------------------------------------

CREATE TABLE label (
  id   INTEGER PRIMARY KEY,  -- small number used in node_label.label
  name TEXT NOT NULL UNIQUE  -- 'Country', 'Person', … or a user's own
) STRICT;

CREATE TABLE edge_type (
  id   INTEGER PRIMARY KEY,  -- small number used in edge.type
  name TEXT NOT NULL UNIQUE  -- 'SIGNED', 'COMMITTED_TO', … or a user's own
) STRICT;

CREATE TABLE node (
  id         INTEGER PRIMARY KEY,                           -- identity inside this file; never used again once given
  key        TEXT,                                          -- stable id in every file ('country/VN'); NULL for a node that a user's query made
  origin     INTEGER NOT NULL CHECK (origin IN (0, 1, 2)),  -- who made it: 0 extracted, 1 user, 2 import
  properties TEXT NOT NULL,                                 -- JSON object: what queries see, `overlay` applied
  overlay    TEXT                                           -- JSON merge patch (RFC 7396) that a user laid over an extracted node; NULL if none
) STRICT;

-- A bulk import that needs no lookup leaves key NULL and pays nothing for this index.
CREATE UNIQUE INDEX node_by_key ON node (key) WHERE key IS NOT NULL;

CREATE TABLE node_label (
  node   INTEGER NOT NULL,                              -- node.id
  label  INTEGER NOT NULL REFERENCES label (id),        -- label.id
  origin INTEGER NOT NULL CHECK (origin IN (0, 1, 2)),  -- who put it there: 0 extracted, 1 user, 2 import
  PRIMARY KEY (node, label)
) STRICT, WITHOUT ROWID;

-- No index on source and target, and no REFERENCES either (which would scan edges whenever a node goes): the graph in memory is the
-- index, ten million rows go in at full speed, and `signatory check` proves that every edge has both ends.
CREATE TABLE edge (
  id         INTEGER PRIMARY KEY,                           -- identity inside this file; never used again once given
  type       INTEGER NOT NULL REFERENCES edge_type (id),    -- edge_type.id
  source     INTEGER NOT NULL,                              -- node.id where the edge starts (the subject of a claim)
  target     INTEGER NOT NULL,                              -- node.id where it ends (the object of a claim)
  origin     INTEGER NOT NULL CHECK (origin IN (0, 1, 2)),  -- who made it: 0 extracted (a row of claim belongs to it), 1 user, 2 import
  properties TEXT NOT NULL,                                 -- JSON object: what queries see, `overlay` applied
  overlay    TEXT                                           -- JSON merge patch that a user laid over an extracted edge; NULL if none
) STRICT;

-- Few rows: the edges that users drew, so that an extracted node they hang on is kept when its last evidence goes.
-- (An import turns the origin of every node that it attaches edges to into 2.)
CREATE INDEX edge_of_user_source ON edge (source) WHERE origin = 1;
CREATE INDEX edge_of_user_target ON edge (target) WHERE origin = 1;

-- What was read --------------------------------------------------------------------------------------------------------------

CREATE TABLE document (
  id        INTEGER PRIMARY KEY,   -- identity inside this file
  name      TEXT NOT NULL UNIQUE,  -- path below the folder given, file name, or id of a JSONL line
  sha256    TEXT NOT NULL UNIQUE,  -- SHA-256 of `text`, 64 lower-case hexadecimal digits
  language  TEXT NOT NULL,         -- main language of the text, BCP 47: 'en', 'sv', 'vi'; '' if none was recognised
  date      TEXT NOT NULL,         -- publication date, ISO 8601; '' if unknown
  url       TEXT NOT NULL,         -- where it was published; '' if unknown
  title     TEXT NOT NULL,         -- headline given with it; '' if none
  hints     TEXT NOT NULL,         -- SHA-256 of language, date, url and title as they were given: another value means read it again
  extractor TEXT NOT NULL,         -- fingerprint of the program and rules that read it: another value means read it again
  text      TEXT NOT NULL,         -- the text, byte for byte as it was read
  bytes     INTEGER NOT NULL,      -- length of the text in bytes
  epoch     INTEGER NOT NULL       -- meta.epoch when it was stored
) STRICT;

CREATE TABLE document_copy (
  name     TEXT PRIMARY KEY,                                                -- another name under which the same bytes were given
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE      -- the document that holds them
) STRICT, WITHOUT ROWID;
CREATE INDEX document_copy_of ON document_copy (document);

-- A claim as one sentence of one document states it. Entity columns hold ids as extraction gave them (entity.id).
CREATE TABLE statement (
  id                INTEGER PRIMARY KEY,                                           -- identity inside this file
  document          INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,   -- where it stands
  claim             INTEGER REFERENCES claim (edge) ON DELETE SET NULL,            -- the claim it supports; NULL until linking is done
  subject           TEXT NOT NULL,     -- entity id of the subject
  subject_surface   TEXT NOT NULL,     -- the words of the subject
  relation          TEXT NOT NULL,     -- a relation of schema/ontology.json: 'SIGNED'
  object            TEXT NOT NULL,     -- entity id of the object; '' for Content
  object_type       TEXT NOT NULL,     -- entity type of the object: 'Agreement', 'Content'
  object_surface    TEXT NOT NULL,     -- the words of the object
  features          TEXT NOT NULL,     -- JSON list of what a Content object (else `content`, else `field`) speaks of: concepts, entities, numbers, words
  recipient         TEXT,              -- entity id of whom it was given to, asked of or said to; NULL if nobody
  recipient_surface TEXT,              -- the words of the recipient
  place             TEXT,              -- entity id of where; NULL if not said
  place_surface     TEXT,              -- the words of the place
  amount            REAL,              -- money, in units of `currency`; NULL if none
  currency          TEXT,              -- ISO 4217 code of `amount`
  amount_kind       TEXT,              -- NULL exact, or 'about', 'nearly', 'over', 'up_to'
  count             REAL,              -- a number that is not money: 69 countries, 30 percent; NULL if none
  count_kind        TEXT,              -- NULL exact, or 'about', 'nearly', 'over', 'up_to'
  unit              TEXT,              -- unit of `count`: 'percent', 'tonne'; NULL for things counted
  date              TEXT,              -- when it happened, ISO 8601; NULL if not said
  deadline          TEXT,              -- by when, ISO 8601; NULL if not said
  content           TEXT,              -- ACCUSED: of what
  form              TEXT,              -- RATIFIED: 'ratified', 'accepted', 'approved', 'acceded', 'succeeded'
  strength          TEXT,              -- COMMITTED_TO: 'pledge', 'promise', 'reaffirm', 'ready', 'intend', 'threat'
  field             TEXT,              -- COOPERATED_WITH: in what
  polarity          TEXT NOT NULL CHECK (polarity IN ('+', '-')),  -- '-': the text says it did not happen
  modality          TEXT NOT NULL CHECK (modality IN ('asserted', 'committed', 'urged', 'planned', 'hypothetical')),  -- how the text holds it
  attribution       TEXT NOT NULL,     -- JSON list of [entity id, surface], who says so, outermost first; '[]' is the document itself
  section           TEXT NOT NULL CHECK (section IN ('headline', 'body', 'caption', 'related', 'meta')),  -- part of the document
  language          TEXT NOT NULL,     -- language of the sentence, BCP 47
  rule              TEXT NOT NULL,     -- the rule that produced it: 'sv/promise.finite'
  confidence        REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),  -- calibrated probability that it is right
  sentence_begin    INTEGER NOT NULL,  -- first byte of its sentence
  sentence_end      INTEGER NOT NULL,  -- byte behind its sentence
  evidence          TEXT NOT NULL      -- JSON list of [slot, begin, end, text], sorted by slot, then begin; see the view `evidence`
) STRICT;
CREATE INDEX statement_by_document ON statement (document);
CREATE INDEX statement_by_claim ON statement (claim);
CREATE INDEX statement_by_subject ON statement (subject, relation);
CREATE INDEX statement_by_object ON statement (object, relation) WHERE object <> '';
-- Who holds which office: what tells a misspelt name from another person's.
CREATE INDEX statement_of_office ON statement (object, recipient, subject) WHERE relation = 'HOLDS_OFFICE';

-- Each byte range that supports a slot of a statement, as a row.
CREATE VIEW evidence AS
  SELECT s.id AS statement,                                        -- statement.id
         d.name AS document,                                       -- document.name
         d.sha256 AS sha256,                                       -- document.sha256
         (SELECT value FROM json_each(e.value) LIMIT 1 OFFSET 0) AS slot,     -- 'subject', 'trigger', 'object', 'amount', …
         (SELECT value FROM json_each(e.value) LIMIT 1 OFFSET 1) AS "begin",  -- first byte
         (SELECT value FROM json_each(e.value) LIMIT 1 OFFSET 2) AS "end",    -- byte behind
         (SELECT value FROM json_each(e.value) LIMIT 1 OFFSET 3) AS text      -- the bytes of the document there
  FROM statement AS s JOIN document AS d ON d.id = s.document, json_each(s.evidence) AS e;

-- Every form in which a document names an entity, and why it was taken for that entity.
CREATE TABLE alias (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,  -- where it was seen
  entity   TEXT NOT NULL,     -- entity.id
  surface  TEXT NOT NULL,     -- the words: 'Thủ tướng', 'Hanoikonventionen'
  language TEXT NOT NULL,     -- language of the words, BCP 47
  name     TEXT NOT NULL,     -- canonical name as extraction gave it
  type     TEXT NOT NULL,     -- entity type as extraction gave it
  rule     TEXT NOT NULL,     -- why: 'gazetteer', 'acronym-definition', 'surname', 'definite-title', 'also-known-as', 'new', 'slot'
  "begin"  INTEGER NOT NULL,  -- byte offset of the first time
  count    INTEGER NOT NULL,  -- how often in this document
  PRIMARY KEY (document, entity, surface, language, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_entity ON alias (entity);
CREATE INDEX alias_by_surface ON alias (surface);

-- What it means together -----------------------------------------------------------------------------------------------------

CREATE TABLE entity (
  id        TEXT PRIMARY KEY,  -- id as extraction gave it: 'person/nakamisu-masashi'
  canonical TEXT NOT NULL,     -- the id it goes by after all judgements: node.key
  name      TEXT NOT NULL,     -- canonical name of this id
  type      TEXT NOT NULL      -- entity type of this id
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_by_canonical ON entity (canonical);

-- Why two ids are one entity, or are not. A user's judgement overrules every rule's.
CREATE TABLE judgement (
  id       INTEGER PRIMARY KEY,                                    -- identity inside this file
  first    TEXT NOT NULL,                                          -- entity id, the smaller in byte order
  second   TEXT NOT NULL,                                          -- entity id
  verdict  TEXT NOT NULL CHECK (verdict IN ('same', 'different')), -- what was judged
  origin   TEXT NOT NULL CHECK (origin IN ('rule', 'user')),       -- who judged
  reason   TEXT NOT NULL,                                          -- rule ('also-known-as', 'misspelling') or the user's words
  document INTEGER REFERENCES document (id) ON DELETE CASCADE,     -- where it was seen; NULL for a user or for a rule over several documents
  "begin"  INTEGER,                                                -- first byte of the words that say so; NULL without a document
  "end"    INTEGER                                                 -- byte behind them; NULL without a document
) STRICT;
CREATE INDEX judgement_by_document ON judgement (document);
CREATE UNIQUE INDEX judgement_by_user ON judgement (first, second) WHERE origin = 'user';

-- A claim: all statements that say the same. It is one edge of the graph.
CREATE TABLE claim (
  edge       INTEGER PRIMARY KEY REFERENCES edge (id),  -- its edge
  id         TEXT NOT NULL UNIQUE,                      -- stable id in every file: 16 hexadecimal digits
  subject    TEXT NOT NULL,                             -- node.key of the subject
  relation   TEXT NOT NULL,                             -- edge_type.name
  object     TEXT NOT NULL,                             -- node.key of the object
  confidence REAL NOT NULL                              -- of all its evidence together, 0–1
) STRICT;
CREATE INDEX claim_by_subject ON claim (subject, relation);
CREATE INDEX claim_by_object ON claim (object);

-- Claims and nodes that a user deleted: a rebuild leaves them out.
CREATE TABLE deleted (
  key TEXT PRIMARY KEY  -- claim.id or node.key
) STRICT, WITHOUT ROWID;

-- Groups of statements whose claims have to be worked out again; empty when linking is done.
CREATE TABLE dirty (
  subject  TEXT NOT NULL,  -- statement.subject; for a symmetric relation the object as well
  relation TEXT NOT NULL,  -- statement.relation; '' when the entity itself (its name, its judgements) has to be looked at again
  PRIMARY KEY (subject, relation)
) STRICT, WITHOUT ROWID;

-- Full text -------------------------------------------------------------------------------------------------------------------

-- unicode61 folds ầ to a but leaves đ alone, so the text is indexed with đ written as d; ask with d as well. The program keeps the
-- index in step itself: triggers may not touch a virtual table once trusted_schema is off.
CREATE VIEW document_folded AS
  SELECT id,                                                                -- document.id
         replace(replace(title, 'đ', 'd'), 'Đ', 'D') AS title,              -- headline
         replace(replace(text, 'đ', 'd'), 'Đ', 'D') AS text                 -- text
  FROM document;

-- SELECT d.name FROM document_text JOIN document d ON d.id = document_text.rowid WHERE document_text MATCH 'cong uoc';
CREATE VIRTUAL TABLE document_text USING fts5 (
  title, text, content = 'document_folded', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

-- The graph in memory, kept beside the rows so that a start does not read them all; rebuilt when epoch or checksum differ ---------

CREATE TABLE image (
  part   TEXT NOT NULL,     -- which array: 'header', 'out.targets', …
  chunk  INTEGER NOT NULL,  -- position of this piece in the array, from 0
  epoch  INTEGER NOT NULL,  -- meta.epoch of the rows it was made from
  sha256 TEXT NOT NULL,     -- SHA-256 of `bytes`
  bytes  BLOB NOT NULL,     -- the piece
  UNIQUE (part, chunk)
) STRICT;
