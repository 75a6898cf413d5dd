-- Times are milliseconds since 1970; ids are UUIDs in their usual text.

CREATE TABLE user (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    domain  TEXT NOT NULL,
    role    TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE job (
    id              TEXT PRIMARY KEY,
    action_type     TEXT NOT NULL,
    description     TEXT NOT NULL,
    status          TEXT NOT NULL,
    owner           TEXT,
    external        INTEGER NOT NULL,
    auto_cleared    INTEGER NOT NULL,
    start_time      INTEGER NOT NULL,
    end_time        INTEGER,
    last_updated    INTEGER NOT NULL,
    correlation_id  TEXT NOT NULL
);
CREATE INDEX job_by_start ON job (start_time, id);

-- Like the engine's own, a parent is not checked and a number can occur twice.
CREATE TABLE step (
    id              TEXT PRIMARY KEY,
    job             TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
    parent          TEXT,
    type            TEXT NOT NULL,
    description     TEXT NOT NULL,
    number          INTEGER NOT NULL,
    status          TEXT NOT NULL,
    progress        INTEGER,
    start_time      INTEGER NOT NULL,
    end_time        INTEGER,
    correlation_id  TEXT NOT NULL,
    external        INTEGER NOT NULL,
    external_type   TEXT,
    external_id     TEXT,
    execution_host  TEXT
);
CREATE INDEX step_by_place ON step (job, parent, number);
