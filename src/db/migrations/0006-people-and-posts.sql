-- Who works here, and at which post. Work belongs to posts; people hold a post for a term.

CREATE TABLE department (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  position integer NOT NULL,
  body text NOT NULL CHECK (body IN ('city', 'shakyo')),
  -- As sheets print it; the council itself is 社協.
  name text NOT NULL,
  -- The address of the office, for what concerns no single person. Null: none is known.
  email text,
  closed_on date,
  PRIMARY KEY (municipality_id, id),
  UNIQUE (municipality_id, body, name)
);

CREATE TABLE post (
  municipality_id text NOT NULL,
  id text NOT NULL,
  position integer NOT NULL,
  department_id text,
  section text,
  title text NOT NULL,
  role text NOT NULL CHECK (role IN ('secretariat', 'writer', 'approver', 'reviewer', 'committee', 'viewer', 'operator')),
  closed_on date,
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id) REFERENCES municipality ON DELETE CASCADE,
  FOREIGN KEY (municipality_id, department_id) REFERENCES department
);

CREATE TABLE person (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  name text NOT NULL,
  kana text,
  email text,
  note text,
  -- The personal data is gone; the person is shown by post.
  forgotten_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (municipality_id, id)
);

-- A person at a post, from the first to the last day; to_date null: until further notice.
CREATE TABLE post_holding (
  municipality_id text NOT NULL,
  id text NOT NULL,
  post_id text NOT NULL,
  person_id text NOT NULL,
  from_date date NOT NULL,
  to_date date CHECK (to_date >= from_date),
  PRIMARY KEY (municipality_id, id),
  FOREIGN KEY (municipality_id, post_id) REFERENCES post,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person ON DELETE CASCADE
);
CREATE INDEX post_holding_by_person ON post_holding (person_id, municipality_id);
CREATE INDEX post_holding_by_post ON post_holding (post_id, municipality_id);

-- What the plans print as owners are the first departments; the council prints no department.
INSERT INTO department (municipality_id, id, position, body, name)
SELECT municipality_id, substr(md5(municipality_id || body || name), 1, 10),
       row_number() OVER (PARTITION BY municipality_id ORDER BY body, name), body, name
FROM (
  SELECT DISTINCT municipality_id, coalesce(body, 'city') AS body, coalesce(department, '社協') AS name
  FROM owner WHERE department IS NOT NULL OR body = 'shakyo'
  UNION
  SELECT municipality_id, 'city', department FROM account WHERE department IS NOT NULL
) printed;

-- Every account so far was one role: it becomes a post with one holder.
INSERT INTO person (municipality_id, id, name) SELECT municipality_id, id, label FROM account;
INSERT INTO post (municipality_id, id, position, department_id, title, role)
SELECT account.municipality_id, account.id,
       row_number() OVER (PARTITION BY account.municipality_id ORDER BY account.created_at, account.id),
       department.id, account.label, account.role
FROM account
LEFT JOIN department ON department.municipality_id = account.municipality_id
  AND department.name = account.department AND department.body = 'city';
INSERT INTO post_holding (municipality_id, id, post_id, person_id, from_date)
SELECT municipality_id, id, id, id, created_at::date FROM account;

ALTER TABLE account ADD COLUMN person_id text;
UPDATE account SET person_id = id;
ALTER TABLE account ALTER COLUMN person_id SET NOT NULL;
ALTER TABLE account ADD FOREIGN KEY (municipality_id, person_id) REFERENCES person ON DELETE CASCADE;
ALTER TABLE account ADD UNIQUE (municipality_id, person_id);
-- Null: invited and not yet come, or signs in through the city's identity provider alone.
ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE account ADD COLUMN is_locked boolean NOT NULL DEFAULT false;
ALTER TABLE account DROP COLUMN role, DROP COLUMN label, DROP COLUMN department;
