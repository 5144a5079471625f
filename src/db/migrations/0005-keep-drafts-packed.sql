-- A draft's document is looked at as a whole and never searched: packed bytes are written many times faster than jsonb of
-- the same text, and meanwhile nobody waits. Drafts of before stand there as plain text. What is packed gains
-- nothing from being packed once more by the database.
ALTER TABLE import_draft ALTER COLUMN document TYPE bytea USING convert_to(document::text, 'UTF8');
ALTER TABLE import_draft ALTER COLUMN document SET STORAGE EXTERNAL;
ALTER TABLE import_draft ALTER COLUMN provenance SET STORAGE EXTERNAL;
ALTER TABLE import_file ALTER COLUMN content SET STORAGE EXTERNAL;
