-- In which way search knows the texts of a plan: what of it is indexed (TEXTS in records/search/search-entries.ts), and how that is folded
-- (FOLD in domain/text/fold.ts). A plan that is not here is indexed anew: older versions forgot what was saved by itself, opinions and answers.
CREATE TABLE search_index (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  texts integer NOT NULL,
  fold integer NOT NULL,
  PRIMARY KEY (municipality_id, plan_id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
ALTER TABLE search_entry DROP COLUMN fold;
