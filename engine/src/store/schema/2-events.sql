-- The audit log. An event keeps the names that things had when it was written.
-- AUTOINCREMENT: an id is never used again, so whoever asks for what is newer than an id misses nothing.

CREATE TABLE event (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    code                 INTEGER NOT NULL,
    severity             INTEGER NOT NULL,
    time                 INTEGER NOT NULL,
    logged               INTEGER NOT NULL,
    description          TEXT NOT NULL,
    correlation_id       TEXT,
    origin               TEXT NOT NULL,
    custom_id            INTEGER NOT NULL,
    flood_rate           INTEGER NOT NULL,
    custom_data          TEXT,
    cluster              TEXT,
    cluster_name         TEXT,
    data_center          TEXT,
    data_center_name     TEXT,
    host                 TEXT,
    host_name            TEXT,
    storage_domain       TEXT,
    storage_domain_name  TEXT,
    template             TEXT,
    template_name        TEXT,
    user                 TEXT,
    user_name            TEXT,
    vm                   TEXT,
    vm_name              TEXT,
    deleted              INTEGER NOT NULL DEFAULT FALSE
);
CREATE UNIQUE INDEX event_by_custom_id ON event (origin, custom_id) WHERE origin <> 'oVirt';
CREATE INDEX event_by_correlation_id ON event (correlation_id);
CREATE INDEX event_by_time ON event (time);
CREATE INDEX event_by_logged ON event (code, logged);
