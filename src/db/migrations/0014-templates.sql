-- The office's own workbook or document, and which of its places hold which entries of the form.
CREATE TABLE template (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  format text NOT NULL CHECK (format IN ('xlsx', 'docx')),
  form_id text,
  content bytea NOT NULL,
  sha256 text NOT NULL,
  marks jsonb NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
