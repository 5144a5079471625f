-- A workbook as it was sent to a department, and what came back.
CREATE TABLE sent_workbook (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  year integer NOT NULL,
  stage text NOT NULL CHECK (stage IN ('targeting', 'collecting')),
  department text NOT NULL,
  cells jsonb NOT NULL,
  -- What else stands in it, as short hashes: a text at a place that was not to be filled in is found by its absence here.
  printed jsonb NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
CREATE INDEX sent_workbook_by_year ON sent_workbook (year, plan_id, municipality_id);

CREATE TABLE returned_workbook (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  sent_id text NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  cells jsonb NOT NULL,
  problems jsonb NOT NULL,
  decisions jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN ('open', 'accepted', 'discarded')),
  settled_by text,
  settled_at timestamptz,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id, sent_id) REFERENCES sent_workbook ON DELETE CASCADE
);
CREATE INDEX returned_workbook_of_sent ON returned_workbook (sent_id, plan_id, municipality_id);
-- The same file that is sent twice is one; what was set aside may come again.
CREATE UNIQUE INDEX returned_workbook_once ON returned_workbook (municipality_id, plan_id, sha256)
  WHERE state <> 'discarded';
