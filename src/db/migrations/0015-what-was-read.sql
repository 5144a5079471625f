-- What was read of a file that is no text, packed: its lines and where each piece stands. The file itself stays as it was sent.
ALTER TABLE import_file ADD COLUMN lines bytea;
ALTER TABLE import_file ALTER COLUMN lines SET STORAGE EXTERNAL;
