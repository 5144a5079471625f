-- A session that has ended and opens nothing any more. For a day it says whose a form is that comes too late.
CREATE TABLE ended_session (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  token_hash text NOT NULL PRIMARY KEY,
  -- Of the token in its forms: known where the browser itself let go of the session, and has no cookie of it any more.
  form_hash text UNIQUE,
  account_id text,
  bound_to jsonb,
  ended_at timestamptz NOT NULL,
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE,
  CHECK ((account_id IS NULL) = (bound_to IS NOT NULL))
);
CREATE INDEX ended_session_by_time ON ended_session (municipality_id, ended_at);

-- What was typed into a form whose session had ended: kept for a day for the same account, or for the next link to the same sheet or meeting.
CREATE TABLE kept_form (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  account_id text,
  bound_to jsonb,
  -- The page on which the form stands, and the address that it is sent to.
  page text NOT NULL,
  action text NOT NULL,
  -- [{"name","text"}], in the order of the form, without its files.
  fields jsonb NOT NULL,
  has_files boolean NOT NULL,
  size integer NOT NULL,
  kept_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE,
  CHECK ((account_id IS NULL) = (bound_to IS NOT NULL))
);
CREATE INDEX kept_form_by_time ON kept_form (municipality_id, kept_at);
