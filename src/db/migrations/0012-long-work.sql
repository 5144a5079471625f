-- Work that takes long: what it is told, how far it is, and its result for a while. Who runs it when is the queue's own
-- matter (schema pgboss, made by that library).
CREATE TABLE job (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  plan_id text,
  account_id text,
  actor text NOT NULL,
  kind text NOT NULL,
  label text NOT NULL,
  input jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  attempts integer NOT NULL DEFAULT 0,
  -- The last sign of life of whoever runs it.
  beat_at timestamptz,
  failure text,
  result_name text,
  result_type text,
  result bytea,
  -- Where the result is to be seen, where it is no file.
  result_path text,
  made_at timestamptz NOT NULL,
  ended_at timestamptz,
  kept_until timestamptz,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
-- What was sent with a job (files that are to be read), packed, until it has ended: in pieces, because a great value holds up everybody
-- else on the embedded database.
CREATE TABLE job_material (
  municipality_id text NOT NULL,
  job_id text NOT NULL,
  position integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (municipality_id, job_id, position),
  FOREIGN KEY (municipality_id, job_id) REFERENCES job ON DELETE CASCADE
);
CREATE INDEX job_of_plan ON job (plan_id, municipality_id);
CREATE INDEX job_running ON job (beat_at) WHERE state = 'running';
CREATE INDEX job_by_end ON job (kept_until);
