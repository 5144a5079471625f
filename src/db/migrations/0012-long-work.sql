-- Work that takes long: what it is told, how far it is, and its result for a while.
CREATE TABLE job (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  plan_id text,
  account_id text,
  actor text NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  failure text,
  result_name text,
  result_type text,
  result bytea,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  kept_until timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
CREATE INDEX job_of_plan ON job (plan_id, municipality_id);
CREATE INDEX job_by_end ON job (kept_until) WHERE result IS NOT NULL;
