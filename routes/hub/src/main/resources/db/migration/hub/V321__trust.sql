-- The epoch log and the directory of each source registry, entry by entry, as they were signed.
CREATE TABLE trust_entry (
  registry BYTEA NOT NULL,
  log VARCHAR(16) NOT NULL,
  number BIGINT NOT NULL,
  entry BYTEA NOT NULL,
  PRIMARY KEY (registry, log, number)
);
