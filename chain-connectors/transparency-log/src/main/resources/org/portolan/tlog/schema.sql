-- One log, one database. An entry is never changed and never removed.
CREATE TABLE IF NOT EXISTS entry (
  position BIGINT NOT NULL PRIMARY KEY,
  command_key BYTEA NOT NULL UNIQUE,
  bytes BYTEA NOT NULL,
  recorded_at BIGINT NOT NULL
);

-- Full tiles of the tree, 256 hashes each. They follow from the entries and are checked when read.
CREATE TABLE IF NOT EXISTS tile (
  level INTEGER NOT NULL,
  number BIGINT NOT NULL,
  hashes BYTEA NOT NULL,
  PRIMARY KEY (level, number)
);
