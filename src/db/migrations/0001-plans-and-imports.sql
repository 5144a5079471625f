-- Plans with their yearly sheets, the drafts they were imported from, and the record of who did what.
-- Every table is keyed by municipality first. Ids within a plan are those of its exchange document.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE municipality (
  id text PRIMARY KEY,
  name text NOT NULL,
  code text CHECK (code ~ '^[0-9]{6}$'),
  is_sample boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  sign_in text NOT NULL,
  role text NOT NULL CHECK (role IN ('secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator')),
  label text NOT NULL,
  department text,
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (municipality_id, id),
  UNIQUE (sign_in)
);

CREATE TABLE session (
  municipality_id text NOT NULL,
  token_hash text PRIMARY KEY,
  account_id text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE
);

CREATE TABLE plan (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  document_id text NOT NULL,
  title text NOT NULL,
  from_year integer,
  to_year integer,
  philosophies jsonb NOT NULL,
  levels jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (municipality_id, id)
);

CREATE TABLE rating_scale (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  best text NOT NULL CHECK (best IN ('first', 'last', 'none')),
  codes jsonb NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

CREATE TABLE node (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  parent_id text,
  level integer NOT NULL CHECK (level >= 0),
  number text NOT NULL,
  title text NOT NULL,
  body text CHECK (body IN ('city', 'shakyo')),
  sections jsonb NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, parent_id) REFERENCES node DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE project (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  title text NOT NULL,
  flags jsonb NOT NULL,
  fields jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

CREATE TABLE placement (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  project_id text NOT NULL,
  position integer NOT NULL,
  node_id text NOT NULL,
  number text NOT NULL,
  relisted boolean NOT NULL,
  page integer,
  title text,
  fields jsonb NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, project_id, position),
  FOREIGN KEY (municipality_id, plan_id, project_id) REFERENCES project ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, node_id) REFERENCES node
);
CREATE INDEX placement_by_node ON placement (municipality_id, plan_id, node_id);

CREATE TABLE owner (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  project_id text NOT NULL,
  position integer NOT NULL,
  body text CHECK (body IN ('city', 'shakyo')),
  department text,
  subsection text,
  PRIMARY KEY (municipality_id, plan_id, project_id, position),
  FOREIGN KEY (municipality_id, plan_id, project_id) REFERENCES project ON DELETE CASCADE
);

CREATE TABLE indicator (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  project_id text,
  node_id text,
  name text,
  breakdown text,
  value_type text CHECK (value_type IN ('number', 'milestone', 'text')),
  unit text,
  desired_trend text CHECK (desired_trend IN ('up', 'down', 'keep', 'range', 'unclear')),
  purpose text CHECK (purpose IN ('activity', 'outcome')),
  milestones jsonb,
  breaks jsonb,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, project_id) REFERENCES project,
  FOREIGN KEY (municipality_id, plan_id, node_id) REFERENCES node,
  CHECK ((project_id IS NULL) <> (node_id IS NULL))
);

-- A value as printed. Year null: printed, but the source does not tell its year.
CREATE TABLE indicator_value (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  indicator_id text NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('baseline', 'target', 'actual')),
  year integer,
  text text NOT NULL,
  reason text,
  status text CHECK (status IN ('current', 'superseded', 'estimate', 'preliminary')),
  PRIMARY KEY (municipality_id, plan_id, indicator_id, position),
  FOREIGN KEY (municipality_id, plan_id, indicator_id) REFERENCES indicator ON DELETE CASCADE
);

CREATE TABLE sheet (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  project_id text NOT NULL,
  year integer NOT NULL,
  page integer,
  fields jsonb NOT NULL,
  state text CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'accepted', 'reviewed', 'finalised')),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, project_id) REFERENCES project
);
CREATE INDEX sheet_by_project ON sheet (municipality_id, plan_id, project_id, year);

-- Ratings printed on a sheet (sheet_id) or in a summary table (sheet_id null).
CREATE TABLE rating (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  position integer NOT NULL,
  project_id text NOT NULL,
  sheet_id text,
  year integer NOT NULL,
  layer text NOT NULL CHECK (layer IN ('self', 'review', 'committee', 'final')),
  department text,
  code text NOT NULL,
  scale_id text,
  reason text,
  rated_by text,
  rated_at text,
  PRIMARY KEY (municipality_id, plan_id, position),
  FOREIGN KEY (municipality_id, plan_id, project_id) REFERENCES project ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet ON DELETE CASCADE
);

CREATE TABLE outlook_item (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  position integer NOT NULL,
  from_nodes jsonb NOT NULL,
  goal text NOT NULL,
  title text NOT NULL,
  flags jsonb NOT NULL,
  relisted boolean NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, position),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

CREATE TABLE opinion (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  year integer NOT NULL,
  sheet_id text,
  node_id text,
  given_by text NOT NULL,
  text text NOT NULL,
  response jsonb,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet,
  FOREIGN KEY (municipality_id, plan_id, node_id) REFERENCES node
);

-- A reading of one or more files that waits for a person. Nothing of it is in a plan until it is confirmed.
CREATE TABLE import_draft (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'confirmed', 'cancelled')),
  profile text NOT NULL,
  plan_id text,
  document jsonb NOT NULL,
  provenance bytea NOT NULL,
  conservation double precision NOT NULL,
  version integer NOT NULL DEFAULT 1,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (municipality_id, id)
);

CREATE TABLE import_file (
  municipality_id text NOT NULL,
  draft_id text NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  sha256 text NOT NULL,
  encoding text NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (municipality_id, draft_id, position),
  FOREIGN KEY (municipality_id, draft_id) REFERENCES import_draft ON DELETE CASCADE
);
CREATE INDEX import_file_by_hash ON import_file (municipality_id, sha256);

-- What the search page looks through. `folded` is the text as domain/text/fold.ts folds it.
CREATE TABLE search_entry (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('plan', 'node', 'project', 'indicator', 'sheet', 'opinion', 'outlook')),
  subject_id text NOT NULL,
  year integer,
  title text NOT NULL,
  field text NOT NULL,
  text text NOT NULL,
  folded text NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, position),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
CREATE INDEX search_entry_folded ON search_entry USING gin (folded gin_trgm_ops);

-- Who did what, when. Append-only: the trigger refuses every change and every deletion.
CREATE TABLE event (
  municipality_id text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  kind text NOT NULL,
  plan_id text,
  subject_id text,
  details jsonb NOT NULL,
  PRIMARY KEY (municipality_id, id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
