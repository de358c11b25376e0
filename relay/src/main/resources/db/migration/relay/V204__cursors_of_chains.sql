-- A chain's cursor names the last blocks it read by their hashes, so that a reorganisation is seen.
ALTER TABLE lane_cursor ALTER COLUMN read_to TYPE VARCHAR(8000);
