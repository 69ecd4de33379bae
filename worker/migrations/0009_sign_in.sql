-- Signing in as an institution wants it: its staff beside its companies' users, second factors, codes by phone, networks
-- that somebody may come from, and one human's users at several legal entities.

-- The bank's own people. They stand in no configuration document. Like everything of signing in, they may be there before
-- a legal entity has its first configuration: somebody has to import it.
CREATE TABLE staff (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'active', 'suspended')),
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

-- Identities are of users and of staff. Both may have the same id, so the kind is a part of the key.
CREATE TABLE identities_new (
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  -- The user again for who is a company's user, and nothing for staff: so that it can refer to users.
  member TEXT GENERATED ALWAYS AS (CASE actor_kind WHEN 'user' THEN user END) STORED,
  -- As it was given, for people; fixed for ever. One list of names for users and staff: one form signs in both.
  user_name TEXT NOT NULL,
  -- In lower case: what is typed at sign-in is compared with this.
  folded_name TEXT NOT NULL,
  -- Absent until the person has a password.
  password_hash TEXT,
  must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
  -- Passwords and codes tried since the last right one.
  attempts INTEGER NOT NULL DEFAULT 0,
  -- In milliseconds since 1970, as all times here.
  locked_until INTEGER,
  last_sign_in_at INTEGER,
  -- From which addresses the person may come, as a list of entries; absent: from everywhere.
  allowlist TEXT CHECK (json_valid(allowlist)),
  PRIMARY KEY (legal_entity, actor_kind, user),
  -- Who can sign in is not removed with an import, so that nobody else comes to their password under the same id.
  FOREIGN KEY (legal_entity, member) REFERENCES users (legal_entity, id),
  UNIQUE (legal_entity, folded_name)
) STRICT, WITHOUT ROWID;

INSERT INTO identities_new
  (legal_entity, actor_kind, user, user_name, folded_name, password_hash, must_change_password, attempts, locked_until)
SELECT legal_entity, 'user', user, user_name, folded_name, password_hash, must_change_password, attempts, locked_until
FROM identities;

DROP TABLE identities;
ALTER TABLE identities_new RENAME TO identities;

CREATE INDEX identities_by_member ON identities (legal_entity, member);

CREATE TABLE sessions_new (
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  -- Names it in the user's list of sessions; the hash is shown to nobody.
  id TEXT NOT NULL,
  -- What the client says that it is.
  agent TEXT,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  -- Whether a second factor must be set up before anything else is answered.
  owes_second_factor INTEGER NOT NULL DEFAULT 0 CHECK (owes_second_factor IN (0, 1)),
  PRIMARY KEY (legal_entity, actor_kind, user, token_hash)
) STRICT, WITHOUT ROWID;

INSERT INTO sessions_new (legal_entity, actor_kind, user, token_hash, id, agent, created_at, last_seen_at, ends_at)
SELECT legal_entity, 'user', user, token_hash, id, agent, created_at, last_seen_at, ends_at FROM sessions;

DROP TABLE sessions;
ALTER TABLE sessions_new RENAME TO sessions;

CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Secrets that stand for a person once. Somebody has one of a kind at most, so that a new one voids the one before:
-- an invitation, a code by phone that goes with it, and the step between password and second factor.
CREATE TABLE secrets_new (
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('activation', 'activation-code', 'sign-in')),
  secret_hash TEXT NOT NULL,
  ends_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL DEFAULT 0,
  -- Of a code: the hash of what whoever asked for it was answered; nothing if nobody asked and it was sent by itself.
  request_hash TEXT,
  -- How often it may still be tried; of an invitation, how many codes may still be sent.
  tries_left INTEGER,
  -- Where its codes go to.
  phone TEXT,
  -- What a step carries on: the client's name of itself.
  agent TEXT,
  PRIMARY KEY (legal_entity, actor_kind, user, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO secrets_new (legal_entity, actor_kind, user, kind, secret_hash, ends_at)
SELECT legal_entity, 'user', user, kind, secret_hash, ends_at FROM secrets;

DROP TABLE secrets;
ALTER TABLE secrets_new RENAME TO secrets;

CREATE INDEX secrets_by_end ON secrets (ends_at);

-- Messages to people. The parameters may hold a secret: they are blanked when the message is delivered or given up, so
-- what has some waits.
CREATE TABLE outbox_new (
  id TEXT PRIMARY KEY NOT NULL,
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL DEFAULT 'user' CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('email', 'phone')),
  recipient TEXT NOT NULL,
  parameters TEXT CHECK (json_valid(parameters)),
  created_at TEXT NOT NULL,
  delivered_at TEXT,
  -- When it is tried next: one that the provider does not take must not stand before all others for ever.
  due_at INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

INSERT INTO outbox_new (id, legal_entity, user, kind, channel, recipient, parameters, created_at, delivered_at)
SELECT id, legal_entity, user, kind, channel, recipient, parameters, created_at, delivered_at FROM outbox;

DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;

CREATE INDEX outbox_waiting ON outbox (due_at, id) WHERE parameters IS NOT NULL;
CREATE INDEX outbox_done ON outbox (created_at) WHERE parameters IS NULL;
CREATE INDEX outbox_by_user ON outbox (legal_entity, actor_kind, user, kind);

-- Second factors: codes of an authenticator (RFC 6238).
CREATE TABLE second_factors (
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  -- Encrypted for this person.
  secret TEXT NOT NULL,
  -- Absent until a first code was right: before that it is asked for by nobody.
  confirmed_at INTEGER,
  -- The period of the last code that was right: none of it or of an earlier one is right again.
  last_period INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (legal_entity, actor_kind, user)
) STRICT, WITHOUT ROWID;

-- Codes for who has lost the authenticator, each good for once.
CREATE TABLE recovery_codes (
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  code_hash TEXT NOT NULL,
  PRIMARY KEY (legal_entity, actor_kind, user, code_hash)
) STRICT, WITHOUT ROWID;

-- How somebody wants to be shown the pages.
CREATE TABLE preferences (
  legal_entity TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  user TEXT NOT NULL,
  language TEXT,
  theme TEXT CHECK (theme IN ('system', 'light', 'dark')),
  PRIMARY KEY (legal_entity, actor_kind, user)
) STRICT, WITHOUT ROWID;

-- Which users are one human. A user who is in no row is nobody else's.
CREATE TABLE persons (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (legal_entity, user),
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX persons_by_person ON persons (person, legal_entity);

-- What an institution wants of its people. One without a row has the settings that stand here as defaults.
CREATE TABLE people_settings (
  legal_entity TEXT PRIMARY KEY NOT NULL REFERENCES legal_entities (id),
  version TEXT NOT NULL,
  -- How an invitation is taken up: by a link that is mailed, or with the user name that is mailed and a code by phone.
  activation TEXT NOT NULL DEFAULT 'link' CHECK (activation IN ('link', 'code')),
  second_factor TEXT NOT NULL DEFAULT 'none' CHECK (second_factor IN ('none', 'managers', 'all')),
  -- Where new users come from: the core records of the bank, what is typed, or both.
  user_management TEXT NOT NULL DEFAULT 'hybrid' CHECK (user_management IN ('core', 'external', 'hybrid')),
  -- What user names must be like, as the engine reads it; absent: its own default.
  user_name_policy TEXT CHECK (json_valid(user_name_policy)),
  -- In full years; absent: none.
  minimum_age INTEGER CHECK (minimum_age BETWEEN 0 AND 150)
) STRICT, WITHOUT ROWID;
