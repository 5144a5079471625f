-- Two people who edit the same record cannot both win; a staff list is shown before it is written.

ALTER TABLE department ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE post ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE person ADD COLUMN version integer NOT NULL DEFAULT 1;

-- A staff list that somebody sent and nobody has confirmed. Taken away with its confirmation, or after some days.
CREATE TABLE staff_draft (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  file_name text NOT NULL,
  -- [{line, body, department, …}]: see domain/people/staff-list.ts.
  lines jsonb NOT NULL,
  -- [{line, code, text}]: lines that were not understood.
  problems jsonb NOT NULL,
  -- The first day of those whose line tells none.
  since date NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, id)
);
