-- Sessions that say where they came from, links that are spent once, second factors, the city's identity provider.

ALTER TABLE session ADD COLUMN last_seen_at timestamptz NOT NULL DEFAULT now();
ALTER TABLE session ADD COLUMN address text;
ALTER TABLE session ADD COLUMN agent text;
ALTER TABLE session ADD COLUMN way text NOT NULL DEFAULT 'password' CHECK (way IN ('password', 'link', 'identity-provider'));
-- The first factor was right and the second is still asked: such a session opens no page but that one.
ALTER TABLE session ADD COLUMN awaits_second_factor boolean NOT NULL DEFAULT false;
-- A session from a one-time link has no account; it may do what the link is bound to, and nothing else.
ALTER TABLE session ALTER COLUMN account_id DROP NOT NULL;
ALTER TABLE session ADD COLUMN bound_to jsonb;
ALTER TABLE session ADD COLUMN link_hash text;
ALTER TABLE session ADD CHECK ((account_id IS NULL) = (bound_to IS NOT NULL));
CREATE INDEX session_by_account ON session (account_id, municipality_id);

CREATE TABLE one_time_token (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  token_hash text NOT NULL PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'reset', 'link')),
  account_id text,
  -- For a link: {"kind":"sheet","planId","sheetId","department"} or {"kind":"meeting","planId","meetingId","personId"}.
  bound_to jsonb,
  sent_to text,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE,
  CHECK ((purpose = 'link') = (bound_to IS NOT NULL)),
  CHECK ((purpose <> 'link') = (account_id IS NOT NULL))
);
CREATE INDEX one_time_token_by_municipality ON one_time_token (municipality_id, purpose, made_at);

CREATE TABLE second_factor (
  municipality_id text NOT NULL,
  account_id text NOT NULL,
  -- Encrypted with the installation's key, which is not in the database.
  secret bytea NOT NULL,
  confirmed_at timestamptz,
  -- The time step of the last code that was taken: no code is taken twice.
  last_step bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (municipality_id, account_id),
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE
);

CREATE TABLE backup_code (
  municipality_id text NOT NULL,
  account_id text NOT NULL,
  code_hash text NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (municipality_id, account_id, code_hash),
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE
);

CREATE TABLE external_identity (
  issuer text NOT NULL,
  subject text NOT NULL,
  municipality_id text NOT NULL,
  account_id text NOT NULL,
  linked_at timestamptz NOT NULL,
  linked_by text NOT NULL,
  PRIMARY KEY (issuer, subject),
  FOREIGN KEY (municipality_id, account_id) REFERENCES account ON DELETE CASCADE
);

-- Mail that goes out: queue, log, and, where there is no mail server, the outbox that a person reads.
CREATE TABLE mail (
  municipality_id text NOT NULL REFERENCES municipality ON DELETE CASCADE,
  id text NOT NULL,
  kind text NOT NULL,
  -- Mails of one kind to one address that wait together go out as one; null: goes out by itself, at once.
  digest text,
  to_address text,
  to_label text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'by-hand')),
  attempts integer NOT NULL DEFAULT 0,
  not_before timestamptz NOT NULL,
  last_error text,
  -- Given at the first attempt and kept: a second copy of a mail is known as such, and a digest stays the same mails.
  message_id text,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  sent_at timestamptz,
  -- Who gave it to the addressee by another way than the mail server.
  handed_over_by text,
  PRIMARY KEY (municipality_id, id)
);
CREATE INDEX mail_waiting ON mail (not_before) WHERE state = 'waiting';
CREATE INDEX mail_by_municipality ON mail (municipality_id, made_at);
