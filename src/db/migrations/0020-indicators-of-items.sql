-- The indicators of an item are asked for on a sheet of the item (decision 37). What such a sheet stands on is a row of `project` by the
-- item's own id: its owners, its parts and its papers are then those of any sheet.
ALTER TABLE project ADD COLUMN node_id text;
ALTER TABLE project ADD FOREIGN KEY (municipality_id, plan_id, node_id) REFERENCES node DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE project ADD CHECK (node_id = id);
-- Which indicators an owner is asked for, by their ids; null: all of them.
ALTER TABLE owner ADD COLUMN asked jsonb;
-- The years in which a survey is made; null: every year.
ALTER TABLE indicator ADD COLUMN survey_years jsonb;

ALTER TABLE indicator DROP CONSTRAINT indicator_check;

INSERT INTO project (municipality_id, plan_id, id, position, title, flags, fields, node_id)
  SELECT node.municipality_id, node.plan_id, node.id,
    (SELECT coalesce(max(project.position), 0) FROM project
      WHERE project.municipality_id = node.municipality_id AND project.plan_id = node.plan_id)
      + row_number() OVER (PARTITION BY node.municipality_id, node.plan_id ORDER BY node.position),
    node.title || '（指標）', '[]', '{}', node.id
  FROM node WHERE EXISTS (SELECT FROM indicator WHERE indicator.municipality_id = node.municipality_id
    AND indicator.plan_id = node.plan_id AND indicator.node_id = node.id);
INSERT INTO placement (municipality_id, plan_id, project_id, position, node_id, number, relisted, page, title, fields)
  SELECT municipality_id, plan_id, id, 0, node_id, '', false, NULL, NULL, '{}' FROM project WHERE node_id IS NOT NULL;
UPDATE indicator SET project_id = node_id WHERE node_id IS NOT NULL;
ALTER TABLE indicator ALTER COLUMN project_id SET NOT NULL;
ALTER TABLE indicator DROP COLUMN node_id;
