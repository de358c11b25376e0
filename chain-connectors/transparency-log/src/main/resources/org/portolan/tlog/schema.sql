-- One log, one database. An entry is never changed and never removed.
CREATE TABLE IF NOT EXISTS entry (
  position BIGINT NOT NULL PRIMARY KEY,
  command_key BYTEA NOT NULL UNIQUE,
  bytes BYTEA NOT NULL,
  recorded_at BIGINT NOT NULL
);
