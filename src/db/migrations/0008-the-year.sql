-- The yearly circle: rules and forms of a plan, its cycles, the parts of a sheet, and what people say about them.
-- What stands in the exchange document goes and comes with the plan; what does not (remarks, attachments, votes, meetings,
-- changes) stays while a plan is replaced by a later import: its references are looked at when the transaction ends.

-- Rows that are added to a plan in daily work stand after those that were imported, in the order in which they came.
CREATE SEQUENCE live_position AS integer START 1000000000;
ALTER TABLE rating ALTER COLUMN position SET DEFAULT nextval('live_position');
ALTER TABLE sheet ALTER COLUMN position SET DEFAULT nextval('live_position');
ALTER TABLE indicator_value ALTER COLUMN position SET DEFAULT nextval('live_position');
ALTER TABLE opinion ALTER COLUMN position SET DEFAULT nextval('live_position');
ALTER TABLE search_entry ALTER COLUMN position SET DEFAULT nextval('live_position');

-- {stages, gradeRule, closingCodes}: see exchange/year-schema.ts. Null: the usual rules.
ALTER TABLE plan ADD COLUMN rules jsonb;
-- {year, reason}: the last year in which the project had a sheet.
ALTER TABLE project ADD COLUMN ended jsonb;

CREATE TABLE form (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  version integer NOT NULL,
  position integer NOT NULL DEFAULT nextval('live_position'),
  name text NOT NULL,
  applies_to jsonb NOT NULL,
  sections jsonb NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, id, version),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

ALTER TABLE sheet ADD COLUMN form_id text;
ALTER TABLE sheet ADD COLUMN form_version integer;
ALTER TABLE sheet ADD FOREIGN KEY (municipality_id, plan_id, form_id, form_version) REFERENCES form DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX sheet_by_year ON sheet (year, plan_id, municipality_id);

CREATE TABLE cycle (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  year integer NOT NULL,
  state text NOT NULL CHECK (state IN ('preparing', 'targeting', 'collecting', 'reviewing', 'consulting', 'sealed')),
  -- {targeting: {from, due}, collecting: …}, days as YYYY-MM-DD.
  stages jsonb NOT NULL,
  -- [{department, stage, due}]: a department that has longer, or less.
  exceptions jsonb NOT NULL,
  -- Ids of projects that this year looks at with particular care (重点的評価施策).
  focus jsonb NOT NULL,
  -- [{project, reason}]: projects without a sheet this year.
  left_out jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, year),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);
CREATE TRIGGER sealed_cycle_stays BEFORE UPDATE ON cycle
  FOR EACH ROW WHEN (OLD.state = 'sealed') EXECUTE FUNCTION refuse_change();

-- One owner's part of a sheet, by the owner's printed name. `targeting`: the part of the target-setting stage.
CREATE TABLE part (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  sheet_id text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('targeting', 'collecting')),
  department text NOT NULL,
  position integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
  -- What this owner alone says, where the form asks each owner for its own.
  fields jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  saved_at timestamptz,
  PRIMARY KEY (municipality_id, plan_id, sheet_id, stage, department),
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet ON DELETE CASCADE
);
CREATE INDEX part_by_department ON part (department, municipality_id);
CREATE INDEX part_by_sheet ON part (sheet_id, plan_id, municipality_id);

-- Who changed which field when. Changes of one field by one person within minutes are one row. Never deleted with a plan's rows.
CREATE TABLE field_change (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id bigint GENERATED ALWAYS AS IDENTITY,
  plan_id text NOT NULL,
  sheet_id text NOT NULL,
  -- Whose part; null for a field of the whole sheet.
  department text,
  -- The field's key, `rating:<layer>` or `value:<indicator>:<kind>:<year>`.
  field text NOT NULL,
  before text NOT NULL,
  after text NOT NULL,
  actor text NOT NULL,
  account_id text,
  on_behalf_of text,
  at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, id)
);
CREATE INDEX field_change_by_sheet ON field_change (sheet_id, plan_id, municipality_id, id);

-- The text of the one who came second, where two changed the same field: kept until somebody has looked at both.
CREATE TABLE set_aside_text (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  sheet_id text NOT NULL,
  department text,
  field text NOT NULL,
  text text NOT NULL,
  actor text NOT NULL,
  account_id text,
  at timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by text,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX set_aside_text_by_sheet ON set_aside_text (sheet_id, plan_id, municipality_id);

-- A thread on a field (field null: on the sheet as a whole). An answer has the first remark as its parent.
CREATE TABLE remark (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  sheet_id text NOT NULL,
  department text,
  field text,
  parent_id text,
  text text NOT NULL,
  actor text NOT NULL,
  account_id text,
  at timestamptz NOT NULL,
  resolved_at timestamptz,
  resolved_by text,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_id, plan_id, parent_id) REFERENCES remark
);
CREATE INDEX remark_by_sheet ON remark (sheet_id, plan_id, municipality_id);

CREATE TABLE attachment (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  sheet_id text NOT NULL,
  department text,
  field text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  size integer NOT NULL,
  sha256 text NOT NULL,
  content bytea NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  removed_at timestamptz,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE attachment ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX attachment_by_sheet ON attachment (sheet_id, plan_id, municipality_id);

-- A meeting of the reviewers or of the committee; its minutes are a record of it.
CREATE TABLE meeting (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  year integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('review', 'committee')),
  title text NOT NULL,
  held_on date NOT NULL,
  place text NOT NULL,
  minutes text NOT NULL,
  -- [{personId, name, post}] as they were on the day.
  attendance jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

CREATE TABLE review_vote (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  sheet_id text NOT NULL,
  person_id text NOT NULL,
  scale_id text NOT NULL DEFAULT '',
  code text NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, sheet_id, person_id, scale_id),
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet DEFERRABLE INITIALLY DEFERRED
);

-- Which member of the committee reads which sheet.
CREATE TABLE assignment (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  sheet_id text NOT NULL,
  person_id text NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, sheet_id, person_id),
  FOREIGN KEY (municipality_id, plan_id, sheet_id) REFERENCES sheet DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person ON DELETE CASCADE
);

ALTER TABLE opinion ADD COLUMN meeting_id text;
ALTER TABLE opinion ADD COLUMN person_id text;
ALTER TABLE opinion ADD COLUMN entered_by text;
ALTER TABLE opinion ADD COLUMN version integer NOT NULL DEFAULT 1;

-- From one department to another, or to residents (to_department null).
CREATE TABLE collaboration_request (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL DEFAULT nextval('live_position'),
  year integer NOT NULL,
  project_id text NOT NULL,
  from_department text NOT NULL,
  to_department text,
  text text NOT NULL,
  asked_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'accepted', 'declined', 'done')),
  answer text NOT NULL,
  answered_on date,
  -- The request of the year before that this one carries on.
  carried_from text,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id, project_id) REFERENCES project DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX collaboration_request_by_project ON collaboration_request (project_id, plan_id, municipality_id);

-- A sealed year: the document as it was, and its hash. Nothing in it is ever changed.
CREATE TABLE edition (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  year integer NOT NULL,
  document bytea NOT NULL,
  sha256 text NOT NULL,
  sealed_at timestamptz NOT NULL,
  sealed_by text NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, year),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan
);
ALTER TABLE edition ALTER COLUMN document SET STORAGE EXTERNAL;
CREATE TRIGGER edition_stays BEFORE UPDATE ON edition FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE erratum (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL DEFAULT nextval('live_position'),
  year integer NOT NULL,
  -- JSON pointer into the edition's document.
  at_pointer text NOT NULL,
  place text NOT NULL,
  wrong text NOT NULL,
  correct text NOT NULL,
  reason text NOT NULL,
  noted_on date NOT NULL,
  noted_by text NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, id),
  FOREIGN KEY (municipality_id, plan_id, year) REFERENCES edition ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- Why a finding stands as it is: said once, for this finding with these figures.
CREATE TABLE finding_reason (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  year integer NOT NULL,
  finding text NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, plan_id, year, finding),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

-- What whoever leaves a post tells the next one, beside what the handover sheet shows by itself.
CREATE TABLE handover_note (
  municipality_id text NOT NULL,
  id text NOT NULL,
  post_id text NOT NULL,
  text text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, post_id) REFERENCES post ON DELETE CASCADE
);
