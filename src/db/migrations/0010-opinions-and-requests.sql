-- How an opinion came here and what is being prepared for it. Neither is in the exchange document: they stay while a plan is
-- replaced by a later import, and an opinion that is gone leaves rows that nobody reads.

-- The place in the table of main opinions (主な意見と市の考え方), from 1; null: not one of them.
ALTER TABLE opinion ADD COLUMN main_place integer CHECK (main_place > 0);
CREATE INDEX opinion_by_year ON opinion (year, plan_id, municipality_id);

ALTER TABLE opinion DROP COLUMN meeting_id, DROP COLUMN person_id, DROP COLUMN entered_by;

CREATE TABLE opinion_origin (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  opinion_id text NOT NULL,
  meeting_id text,
  -- The member who gave it; null where the committee spoke as one, or where the person's data is gone.
  person_id text,
  -- Who typed it, as a log shows it, where that was not the member.
  entered_by text,
  PRIMARY KEY (municipality_id, plan_id, opinion_id),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, plan_id, meeting_id) REFERENCES meeting,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person ON DELETE SET NULL (person_id)
);
CREATE INDEX opinion_origin_by_meeting ON opinion_origin (meeting_id, plan_id, municipality_id);
CREATE INDEX opinion_origin_by_person ON opinion_origin (person_id, municipality_id);

-- What a department would answer, until the secretariat has made it the answer.
CREATE TABLE opinion_proposal (
  municipality_id text NOT NULL,
  plan_id text NOT NULL,
  opinion_id text NOT NULL,
  department text NOT NULL,
  text text NOT NULL,
  state text NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (municipality_id, plan_id, opinion_id, department),
  FOREIGN KEY (municipality_id, plan_id) REFERENCES plan ON DELETE CASCADE
);

CREATE INDEX collaboration_request_by_year ON collaboration_request (year, plan_id, municipality_id);
CREATE INDEX assignment_by_person ON assignment (person_id, municipality_id);

-- The history of an opinion is read from the record of what was done.
CREATE INDEX event_on_opinion ON event (subject_id, plan_id, municipality_id) WHERE kind LIKE 'opinion-%';
