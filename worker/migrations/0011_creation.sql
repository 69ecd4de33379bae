-- How people come to have access: automatic access to new accounts, drafts of new users, what is known of how each came
-- to be, screening, custom roles, relationships, campaigns.

-- Whether the user gets every account that is opened at the customer later; null where nobody said.
ALTER TABLE assignments ADD COLUMN automatic_access TEXT CHECK (automatic_access IN ('true', 'false'));

-- How users came to be who were created, and not imported with the configuration.
CREATE TABLE creations (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  -- The number that a person is told.
  reference TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('manual', 'coreRecord', 'file', 'otherEntity')),
  -- The customer record of the core banking system that it was made of.
  core_record TEXT,
  created_at TEXT NOT NULL,
  PRIMARY KEY (legal_entity, user),
  UNIQUE (legal_entity, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX creations_by_record ON creations (legal_entity, core_record) WHERE core_record IS NOT NULL;

-- What somebody has typed so far who creates a user. Personal: sealed, theirs alone, and gone after some days.
CREATE TABLE user_drafts (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  -- Kind and id of whose it is.
  actor TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Of the request that made it: the same key with another one is refused.
  request_hash TEXT NOT NULL,
  tag TEXT NOT NULL,
  sealed TEXT NOT NULL,
  -- In milliseconds since 1970.
  ends_at INTEGER NOT NULL,
  PRIMARY KEY (legal_entity, actor, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX user_drafts_by_end ON user_drafts (ends_at);

-- Whether a person was found on a list of persons with whom nobody may do business. A hit stands in the way of activation
-- until the bank has cleared it.
CREATE TABLE screenings (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('clear', 'hit', 'cleared')),
  -- What was found, for those who decide: a JSON list.
  hits TEXT NOT NULL CHECK (json_valid(hits)),
  screened_at TEXT NOT NULL,
  cleared_at TEXT,
  PRIMARY KEY (legal_entity, user)
) STRICT, WITHOUT ROWID;

-- What somebody had when a custom role was made of it: to be copied to others.
CREATE TABLE custom_roles (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  -- The first of the contracts that it is about: whoever sees it may enter that one.
  contract TEXT NOT NULL,
  title TEXT NOT NULL,
  folded_title TEXT NOT NULL,
  assignments TEXT NOT NULL CHECK (json_valid(assignments)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX custom_roles_by_title ON custom_roles (legal_entity, contract, folded_title);

-- Relationships with a company that allow access to it; none is no restriction.
CREATE TABLE relationships (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  may_self_enrol INTEGER NOT NULL CHECK (may_self_enrol IN (0, 1)),
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

-- What people are shown after they have signed in.
CREATE TABLE campaigns (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  image_url TEXT,
  target_url TEXT,
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;
