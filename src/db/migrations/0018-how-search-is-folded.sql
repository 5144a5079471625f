-- In which way a text of search was folded (FOLD in domain/text/fold.ts). What was kept before is the first; new rows are of the way that the code has.
ALTER TABLE search_entry ADD COLUMN fold integer NOT NULL DEFAULT 1;
ALTER TABLE search_entry ALTER COLUMN fold SET DEFAULT 2;
