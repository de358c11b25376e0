-- Work on a message that failed is tried again some times; then it is parked until a person
-- releases it. What was refused is also put beside its reason in the folder of dead letters.
ALTER TABLE message ADD COLUMN attempts INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE message ADD COLUMN dead_letter VARCHAR(16);

-- Which document of which sender it is (the hash of kind, sender and number), and which version of
-- it. One version has one document, whoever asks at the same time.
ALTER TABLE document ADD COLUMN match_key VARCHAR(64);
ALTER TABLE document ADD COLUMN version BIGINT;
ALTER TABLE document ADD COLUMN revokes BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE document ADD COLUMN predecessor BIGINT REFERENCES document (id);
ALTER TABLE document ADD COLUMN header BYTEA;
-- Whether the ledger was told that this version ended the one before.
ALTER TABLE document ADD COLUMN ending_told BOOLEAN DEFAULT FALSE NOT NULL;
CREATE UNIQUE INDEX document_version ON document (match_key, version);
CREATE INDEX document_predecessor ON document (predecessor);
