-- What the person decided where a draft meets a plan that is already kept: which project is which, and what stays.
ALTER TABLE import_draft ADD COLUMN decisions jsonb NOT NULL DEFAULT '{"pairs": {}, "stay": []}';
