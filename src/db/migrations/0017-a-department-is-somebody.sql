-- A department is somebody, not a word (decision 25): working rows refer to departments by id. A printed name stands where something is
-- printed: in owners, in grades that a document printed, and in what a sealed year said of itself.

-- 課, 係 and 実施主体, and nobody (担当未定): whose work it is that nobody owns yet.
ALTER TABLE department ADD COLUMN kind text NOT NULL DEFAULT 'department'
  CHECK (kind IN ('department', 'subsection', 'body', 'nobody'));
-- The 課 of a 係, where it is known; the 部, where it is told; the one that a department became part of.
ALTER TABLE department ADD COLUMN parent_id text;
ALTER TABLE department ADD COLUMN division text;
ALTER TABLE department ADD COLUMN merged_into text;
ALTER TABLE department ADD FOREIGN KEY (municipality_id, parent_id) REFERENCES department;
ALTER TABLE department ADD FOREIGN KEY (municipality_id, merged_into) REFERENCES department;
ALTER TABLE department ADD COLUMN label text NOT NULL
  GENERATED ALWAYS AS (CASE WHEN body = 'shakyo' AND kind <> 'body' THEN '社協　' || name ELSE name END) STORED;
ALTER TABLE department DROP CONSTRAINT department_municipality_id_body_name_key;
ALTER TABLE department ADD UNIQUE NULLS NOT DISTINCT (municipality_id, body, kind, parent_id, name);
CREATE INDEX department_by_parent ON department (parent_id, municipality_id);

UPDATE department SET kind = 'body' WHERE body = 'shakyo' AND name = '社協';

-- Nobody is there from the first day, so that a part always has somebody to refer to.
CREATE FUNCTION add_nobody() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO department (municipality_id, id, position, body, kind, name)
  VALUES (NEW.id, 'nobody', 0, 'city', 'nobody', '担当未定') ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER municipality_has_nobody AFTER INSERT ON municipality FOR EACH ROW EXECUTE FUNCTION add_nobody();
INSERT INTO department (municipality_id, id, position, body, kind, name)
  SELECT id, 'nobody', 0, 'city', 'nobody', '担当未定' FROM municipality;

-- The house that a project stands in: the body of its first listing, or of what that stands under.
CREATE FUNCTION house_of(m text, p text, project text) RETURNS text LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    (SELECT node.parent_id, node.body, 0 AS step FROM placement
      JOIN node ON node.municipality_id = placement.municipality_id AND node.plan_id = placement.plan_id
        AND node.id = placement.node_id
      WHERE placement.municipality_id = m AND placement.plan_id = p AND placement.project_id = project
      ORDER BY placement.relisted, placement.position LIMIT 1)
    UNION ALL
    SELECT node.parent_id, node.body, step + 1 FROM above
      JOIN node ON node.municipality_id = m AND node.plan_id = p AND node.id = above.parent_id
      WHERE above.body IS NULL AND step < 20
  )
  SELECT body FROM above WHERE body IS NOT NULL ORDER BY step LIMIT 1
$$;

ALTER TABLE owner ADD COLUMN department_id text;
ALTER TABLE owner ADD COLUMN lead boolean NOT NULL DEFAULT false;
ALTER TABLE owner ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;
CREATE INDEX owner_by_department ON owner (department_id, municipality_id);

-- What each printed owner means. A 課 without a house is where its posts are: in the city's, as it was taken until now.
CREATE TEMPORARY TABLE meant ON COMMIT DROP AS
  SELECT municipality_id, plan_id, project_id, position,
    CASE WHEN printed IS NOT NULL THEN 'department' WHEN house = 'shakyo' THEN 'body'
      WHEN section IS NOT NULL THEN 'subsection' WHEN house = 'city' THEN 'body' END AS kind,
    CASE WHEN printed IS NOT NULL THEN coalesce(body, 'city') ELSE coalesce(house, 'city') END AS body,
    CASE WHEN printed IS NOT NULL THEN printed WHEN house = 'shakyo' THEN '社協'
      WHEN section IS NOT NULL THEN section WHEN house = 'city' THEN '市' END AS name
  FROM (
    SELECT owner.*, nullif(department, '') AS printed, nullif(subsection, '') AS section,
      coalesce(body, house_of(municipality_id, plan_id, project_id)) AS house
    FROM owner
  ) told;
-- 社協 may be printed where a department is.
UPDATE meant SET kind = 'body' WHERE kind = 'department' AND body = 'shakyo' AND name = '社協';

INSERT INTO department (municipality_id, id, position, body, kind, name)
  SELECT municipality_id, substr(md5(random()::text || name), 1, 10),
    1000 + row_number() OVER (ORDER BY plan_id, project_id, position), body, kind, name
  FROM (SELECT DISTINCT ON (municipality_id, body, kind, name) * FROM meant WHERE kind IS NOT NULL) wanted
  ON CONFLICT DO NOTHING;
UPDATE owner SET department_id = department.id
  FROM meant JOIN department USING (municipality_id, body, kind, name)
  WHERE (owner.municipality_id, owner.plan_id, owner.project_id, owner.position)
      = (meant.municipality_id, meant.plan_id, meant.project_id, meant.position);

-- Names that stand in working rows and are no department yet become one: nothing is left without somebody.
INSERT INTO department (municipality_id, id, position, body, name)
  SELECT municipality_id, substr(md5(random()::text || name), 1, 10),
    2000 + row_number() OVER (ORDER BY name), 'city', name
  FROM (
    SELECT municipality_id, department AS name FROM part
    UNION SELECT municipality_id, department FROM field_change
    UNION SELECT municipality_id, department FROM set_aside_text
    UNION SELECT municipality_id, department FROM remark
    UNION SELECT municipality_id, department FROM attachment
    UNION SELECT municipality_id, department FROM opinion_proposal
    UNION SELECT municipality_id, department FROM sent_workbook
    UNION SELECT municipality_id, from_department FROM collaboration_request
    UNION SELECT municipality_id, to_department FROM collaboration_request
    UNION SELECT rating.municipality_id, rating.department FROM rating
      JOIN sheet ON sheet.municipality_id = rating.municipality_id AND sheet.plan_id = rating.plan_id
        AND sheet.id = rating.sheet_id
      JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id
        AND cycle.year = sheet.year AND cycle.state <> 'sealed'
    UNION SELECT municipality_id, one ->> 'department' FROM cycle, jsonb_array_elements(exceptions) one
    UNION SELECT municipality_id, bound_to ->> 'department' FROM one_time_token WHERE bound_to ? 'department'
    UNION SELECT municipality_id, bound_to ->> 'department' FROM session WHERE bound_to ? 'department'
    UNION SELECT municipality_id, bound_to ->> 'department' FROM ended_session WHERE bound_to ? 'department'
    UNION SELECT municipality_id, bound_to ->> 'department' FROM kept_form WHERE bound_to ? 'department'
    UNION SELECT municipality_id, input #>> '{request,department}' FROM job
  ) named
  WHERE name <> '' AND NOT EXISTS (
    SELECT FROM department known WHERE known.municipality_id = named.municipality_id AND known.name = named.name);

-- Whom a printed name means: an owner of the project that is so called, else a department that is.
CREATE FUNCTION department_of(m text, p text, project text, printed text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE printed WHEN '' THEN 'nobody' ELSE coalesce(
    (SELECT department.id FROM owner JOIN department ON department.municipality_id = owner.municipality_id
        AND department.id = owner.department_id
      WHERE owner.municipality_id = m AND owner.plan_id = p AND owner.project_id = project
        AND printed IN (department.name, department.label)
      ORDER BY owner.position LIMIT 1),
    (SELECT id FROM department WHERE municipality_id = m AND kind <> 'nobody' AND printed IN (name, label)
      ORDER BY body, closed_on NULLS FIRST, kind, position LIMIT 1)) END
$$;

-- What this owner is called in a sealed year; null: as it is called today.
ALTER TABLE part ADD COLUMN printed text;
ALTER TABLE part ADD COLUMN department_id text;
UPDATE part SET department_id = department_of(part.municipality_id, part.plan_id, sheet.project_id, part.department),
    printed = CASE WHEN EXISTS (SELECT FROM cycle WHERE cycle.municipality_id = sheet.municipality_id
      AND cycle.plan_id = sheet.plan_id AND cycle.year = sheet.year AND cycle.state = 'sealed') THEN part.department END
  FROM sheet WHERE sheet.municipality_id = part.municipality_id AND sheet.plan_id = part.plan_id AND sheet.id = part.sheet_id;
DROP INDEX part_by_department;
ALTER TABLE part DROP CONSTRAINT part_pkey;
ALTER TABLE part DROP COLUMN department;
ALTER TABLE part ADD PRIMARY KEY (municipality_id, plan_id, sheet_id, stage, department_id);
ALTER TABLE part ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;
CREATE INDEX part_by_department ON part (department_id, municipality_id);

ALTER TABLE field_change ADD COLUMN department_id text;
UPDATE field_change SET department_id = department_of(municipality_id, plan_id, (
    SELECT project_id FROM sheet WHERE sheet.municipality_id = field_change.municipality_id
      AND sheet.plan_id = field_change.plan_id AND sheet.id = field_change.sheet_id), department)
  WHERE department IS NOT NULL;
ALTER TABLE field_change DROP COLUMN department;
ALTER TABLE field_change ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

ALTER TABLE set_aside_text ADD COLUMN department_id text;
UPDATE set_aside_text text SET department_id = department_of(text.municipality_id, text.plan_id, sheet.project_id, text.department)
  FROM sheet WHERE sheet.municipality_id = text.municipality_id AND sheet.plan_id = text.plan_id AND sheet.id = text.sheet_id
    AND text.department IS NOT NULL;
ALTER TABLE set_aside_text DROP COLUMN department;
ALTER TABLE set_aside_text ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

ALTER TABLE remark ADD COLUMN department_id text;
UPDATE remark SET department_id = department_of(remark.municipality_id, remark.plan_id, sheet.project_id, remark.department)
  FROM sheet WHERE sheet.municipality_id = remark.municipality_id AND sheet.plan_id = remark.plan_id
    AND sheet.id = remark.sheet_id AND remark.department IS NOT NULL;
ALTER TABLE remark DROP COLUMN department;
ALTER TABLE remark ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

ALTER TABLE attachment ADD COLUMN department_id text;
UPDATE attachment SET department_id =
    department_of(attachment.municipality_id, attachment.plan_id, sheet.project_id, attachment.department)
  FROM sheet WHERE sheet.municipality_id = attachment.municipality_id AND sheet.plan_id = attachment.plan_id
    AND sheet.id = attachment.sheet_id AND attachment.department IS NOT NULL;
ALTER TABLE attachment DROP COLUMN department;
ALTER TABLE attachment ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

-- A grade of a running year is somebody's; one that a document printed keeps the words under which it was printed.
ALTER TABLE rating ADD COLUMN department_id text;
UPDATE rating SET department = NULL,
    department_id = department_of(rating.municipality_id, rating.plan_id, sheet.project_id, rating.department)
  FROM sheet JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id
    AND cycle.year = sheet.year AND cycle.state <> 'sealed'
  WHERE sheet.municipality_id = rating.municipality_id AND sheet.plan_id = rating.plan_id AND sheet.id = rating.sheet_id
    AND rating.department <> '' AND EXISTS (
      SELECT FROM part WHERE part.municipality_id = rating.municipality_id AND part.plan_id = rating.plan_id
        AND part.sheet_id = rating.sheet_id);
ALTER TABLE rating ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

ALTER TABLE opinion_proposal ADD COLUMN department_id text;
UPDATE opinion_proposal SET department_id = department_of(municipality_id, plan_id, (
    SELECT sheet.project_id FROM opinion JOIN sheet ON sheet.municipality_id = opinion.municipality_id
      AND sheet.plan_id = opinion.plan_id AND sheet.id = opinion.sheet_id
    WHERE opinion.municipality_id = opinion_proposal.municipality_id AND opinion.plan_id = opinion_proposal.plan_id
      AND opinion.id = opinion_proposal.opinion_id), department);
ALTER TABLE opinion_proposal DROP CONSTRAINT opinion_proposal_pkey;
ALTER TABLE opinion_proposal DROP COLUMN department;
ALTER TABLE opinion_proposal ADD PRIMARY KEY (municipality_id, plan_id, opinion_id, department_id);
ALTER TABLE opinion_proposal ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

ALTER TABLE collaboration_request ADD COLUMN from_department_id text;
ALTER TABLE collaboration_request ADD COLUMN to_department_id text;
UPDATE collaboration_request SET from_department_id = department_of(municipality_id, plan_id, project_id, from_department),
  to_department_id = department_of(municipality_id, plan_id, project_id, to_department);
ALTER TABLE collaboration_request DROP COLUMN from_department, DROP COLUMN to_department;
ALTER TABLE collaboration_request ALTER COLUMN from_department_id SET NOT NULL;
ALTER TABLE collaboration_request ADD FOREIGN KEY (municipality_id, from_department_id) REFERENCES department;
ALTER TABLE collaboration_request ADD FOREIGN KEY (municipality_id, to_department_id) REFERENCES department;

ALTER TABLE sent_workbook ADD COLUMN department_id text;
UPDATE sent_workbook SET department_id = department_of(municipality_id, plan_id, NULL, department);
ALTER TABLE sent_workbook DROP COLUMN department;
ALTER TABLE sent_workbook ALTER COLUMN department_id SET NOT NULL;
ALTER TABLE sent_workbook ADD FOREIGN KEY (municipality_id, department_id) REFERENCES department;

-- [{departmentId, stage, due}]; also in sealed years, where the days are what they were.
ALTER TABLE cycle DISABLE TRIGGER sealed_cycle_stays;
UPDATE cycle SET exceptions = (
    SELECT coalesce(jsonb_agg(one - 'department' || jsonb_build_object('departmentId',
      department_of(cycle.municipality_id, cycle.plan_id, NULL, one ->> 'department')) ORDER BY place), '[]')
    FROM jsonb_array_elements(cycle.exceptions) WITH ORDINALITY AS told(one, place))
  WHERE exceptions <> '[]';
ALTER TABLE cycle ENABLE TRIGGER sealed_cycle_stays;

UPDATE one_time_token SET bound_to = bound_to - 'department' || jsonb_build_object('departmentId',
    department_of(municipality_id, bound_to ->> 'planId', (
      SELECT project_id FROM sheet WHERE sheet.municipality_id = one_time_token.municipality_id
        AND sheet.plan_id = bound_to ->> 'planId' AND sheet.id = bound_to ->> 'sheetId'), bound_to ->> 'department'))
  WHERE bound_to ? 'department';
UPDATE session SET bound_to = bound_to - 'department' || jsonb_build_object('departmentId',
    department_of(municipality_id, bound_to ->> 'planId', (
      SELECT project_id FROM sheet WHERE sheet.municipality_id = session.municipality_id
        AND sheet.plan_id = bound_to ->> 'planId' AND sheet.id = bound_to ->> 'sheetId'), bound_to ->> 'department'))
  WHERE bound_to ? 'department';
UPDATE ended_session SET bound_to = bound_to - 'department' || jsonb_build_object('departmentId',
    department_of(municipality_id, bound_to ->> 'planId', (
      SELECT project_id FROM sheet WHERE sheet.municipality_id = ended_session.municipality_id
        AND sheet.plan_id = bound_to ->> 'planId' AND sheet.id = bound_to ->> 'sheetId'), bound_to ->> 'department'))
  WHERE bound_to ? 'department';
UPDATE kept_form SET bound_to = bound_to - 'department' || jsonb_build_object('departmentId',
    department_of(municipality_id, bound_to ->> 'planId', (
      SELECT project_id FROM sheet WHERE sheet.municipality_id = kept_form.municipality_id
        AND sheet.plan_id = bound_to ->> 'planId' AND sheet.id = bound_to ->> 'sheetId'), bound_to ->> 'department'))
  WHERE bound_to ? 'department';
UPDATE job SET input = jsonb_set(input, '{request,departmentId}',
    to_jsonb(department_of(municipality_id, plan_id, NULL, input #>> '{request,department}')))
  WHERE input #>> '{request,department}' IS NOT NULL;

-- A running sheet that had no part gets one of each owner, or one of nobody: until now nobody could fill it in.
INSERT INTO part (municipality_id, plan_id, sheet_id, stage, department_id, position, state, fields)
  SELECT sheet.municipality_id, sheet.plan_id, sheet.id, stage.name, coalesce(owning.department_id, 'nobody'),
    coalesce(owning.position, 0),
    CASE WHEN stage.name = 'targeting' OR sheet.state IS NULL THEN 'draft'
      WHEN sheet.state IN ('draft', 'submitted', 'returned', 'approved') THEN sheet.state ELSE 'approved' END, '{}'
  FROM sheet
  JOIN cycle ON cycle.municipality_id = sheet.municipality_id AND cycle.plan_id = sheet.plan_id
    AND cycle.year = sheet.year AND cycle.state <> 'sealed'
  JOIN (VALUES ('targeting'), ('collecting')) stage (name) ON stage.name = 'collecting' OR cycle.state = 'targeting'
  LEFT JOIN (
    SELECT municipality_id, plan_id, project_id, department_id, min(position) AS position FROM owner
    WHERE department_id IS NOT NULL GROUP BY municipality_id, plan_id, project_id, department_id
  ) owning ON owning.municipality_id = sheet.municipality_id AND owning.plan_id = sheet.plan_id
    AND owning.project_id = sheet.project_id
  WHERE NOT EXISTS (SELECT FROM part there WHERE there.municipality_id = sheet.municipality_id
    AND there.plan_id = sheet.plan_id AND there.sheet_id = sheet.id);

DROP FUNCTION department_of(text, text, text, text);
DROP FUNCTION house_of(text, text, text);
