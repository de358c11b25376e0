-- A batch: built, then signed for its ledger, then sent, then anchored. One root for one ordinal.
-- Records have no row: they stand in segment files, and a batch is the run of them from first_place
-- up to, and without, end_place. sheaves has what the segments do not: sizes, signatures, padding.
CREATE TABLE batch (
  network BYTEA NOT NULL,
  publisher BYTEA NOT NULL,
  ordinal BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  root BYTEA NOT NULL,
  leaf_count BIGINT NOT NULL,
  record_count BIGINT NOT NULL,
  first_place BIGINT NOT NULL,
  end_place BIGINT NOT NULL,
  sheaves BYTEA NOT NULL,
  prepared BYTEA,
  reference VARCHAR(200),
  position BYTEA,
  anchor_hash BYTEA,
  height BIGINT,
  anchored_at BIGINT,
  PRIMARY KEY (network, publisher, ordinal)
);
CREATE UNIQUE INDEX batch_of_a_place ON batch (network, publisher, end_place);
