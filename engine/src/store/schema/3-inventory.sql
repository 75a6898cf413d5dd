-- The things of the site. What can change of one is a document, which only the engine's commands look into.

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
