-- Who signs in, and how. All of it is in the directory; a user may exist without an identity, and cannot sign in then.

CREATE TABLE identities (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  -- As it was given, for people; fixed for ever.
  user_name TEXT NOT NULL,
  -- In lower case: what is typed at sign-in is compared with this.
  folded_name TEXT NOT NULL,
  -- Absent until the person has chosen a password.
  password_hash TEXT,
  must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
  -- Passwords tried since the last right one.
  attempts INTEGER NOT NULL DEFAULT 0,
  -- In milliseconds since 1970.
  locked_until INTEGER,
  PRIMARY KEY (legal_entity, user),
  -- Who can sign in is not removed with an import, so that nobody else comes to their password under the same id.
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id),
  UNIQUE (legal_entity, folded_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  -- Names it in the user's list of sessions; the hash is shown to nobody.
  id TEXT NOT NULL,
  -- What the client says that it is.
  agent TEXT,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (legal_entity, user, token_hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_end ON sessions (ends_at);

-- Secrets that stand for a person once. A user has one of a kind at most, so that a new one voids the one before.
CREATE TABLE secrets (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('activation')),
  secret_hash TEXT NOT NULL,
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (legal_entity, user, kind)
) STRICT, WITHOUT ROWID;

-- Messages to people. The parameters may hold a secret: they are blanked when the message is delivered.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY NOT NULL,
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('invitation')),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'phone')),
  recipient TEXT NOT NULL,
  parameters TEXT CHECK (json_valid(parameters)),
  created_at TEXT NOT NULL,
  delivered_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_waiting ON outbox (id) WHERE delivered_at IS NULL;
CREATE INDEX outbox_by_user ON outbox (legal_entity, user, kind);

-- What a developer's machine delivers messages to.
CREATE TABLE mailbox (
  id TEXT PRIMARY KEY NOT NULL,
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  parameters TEXT NOT NULL CHECK (json_valid(parameters)),
  delivered_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How often somebody tried something within a minute.
CREATE TABLE throttles (
  -- The minute, counted since 1970: what is over is removed by it.
  minute INTEGER NOT NULL,
  -- A hash of the address or the name.
  subject TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (minute, subject)
) STRICT, WITHOUT ROWID;
