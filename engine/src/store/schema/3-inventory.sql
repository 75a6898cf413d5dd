-- The things of the site, and the commands that still work on them. What can change is a document, which only the
-- engine's commands look into.

CREATE TABLE inventory (
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    parent  TEXT,
    rank    INTEGER NOT NULL,
    name    TEXT NOT NULL,
    status  TEXT,
    state   TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX inventory_by_name ON inventory (kind, rank, name);
CREATE INDEX inventory_by_parent ON inventory (parent, kind);

CREATE TABLE running_command (
    id       TEXT PRIMARY KEY,
    due      INTEGER NOT NULL,
    subject  TEXT NOT NULL,
    state    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX running_by_due ON running_command (due);
CREATE INDEX running_by_subject ON running_command (subject);
