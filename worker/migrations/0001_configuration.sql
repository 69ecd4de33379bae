-- What a legal entity has configured: catalogue, contracts, roles, people, approval rules.
--
-- Every table is keyed by its legal entity first: no statement reaches across.
-- `position` keeps the order of the document. Set- and limit-valued leaves are JSON texts, kept as they were
-- written, so that amounts stay verbatim and absent stays different from empty.

CREATE TABLE legal_entities (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  week_start TEXT NOT NULL,
  rates TEXT NOT NULL CHECK (json_valid(rates)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  -- Names the state of the whole configuration; never used twice.
  version TEXT NOT NULL
) STRICT;

CREATE TABLE limit_groups (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT,
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE features (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  description TEXT,
  level TEXT NOT NULL CHECK (level IN ('account', 'customer')),
  account_types TEXT CHECK (json_valid(account_types)),
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE actions (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  feature TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  access_level TEXT NOT NULL CHECK (access_level IN ('view', 'create', 'edit', 'approve', 'delete')),
  limit_group TEXT,
  approved_by TEXT,
  limits TEXT CHECK (json_valid(limits)),
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, feature) REFERENCES features (legal_entity, id),
  FOREIGN KEY (legal_entity, limit_group) REFERENCES limit_groups (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX actions_by_feature ON actions (legal_entity, feature);

CREATE TABLE contracts (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  -- Changes with anything that the contract's snapshot contains; never used twice.
  version TEXT NOT NULL,
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE customers (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  contract TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  actions TEXT NOT NULL CHECK (json_valid(actions)),
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, contract) REFERENCES contracts (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX customers_by_contract ON customers (legal_entity, contract);

CREATE TABLE accounts (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  number TEXT NOT NULL,
  type TEXT NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX accounts_by_customer ON accounts (legal_entity, customer);

CREATE TABLE policies (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  actions TEXT NOT NULL CHECK (json_valid(actions)),
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE roles (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  actions TEXT CHECK (json_valid(actions)),
  policies TEXT CHECK (json_valid(policies)),
  limits TEXT CHECK (json_valid(limits)),
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'active', 'suspended', 'locked')),
  PRIMARY KEY (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  customer TEXT NOT NULL,
  position INTEGER NOT NULL,
  roles TEXT NOT NULL CHECK (json_valid(roles)),
  accounts TEXT NOT NULL CHECK (json_valid(accounts)),
  PRIMARY KEY (legal_entity, user, customer),
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignments_by_customer ON assignments (legal_entity, customer);

-- What was taken away from one user at one customer.
CREATE TABLE removals (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  customer TEXT NOT NULL,
  removed TEXT NOT NULL CHECK (json_valid(removed)),
  PRIMARY KEY (legal_entity, user, customer),
  FOREIGN KEY (legal_entity, user, customer) REFERENCES assignments (legal_entity, user, customer)
) STRICT, WITHOUT ROWID;

-- The limits of one user at one customer.
CREATE TABLE overrides (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  customer TEXT NOT NULL,
  limits TEXT NOT NULL CHECK (json_valid(limits)),
  PRIMARY KEY (legal_entity, user, customer),
  FOREIGN KEY (legal_entity, user, customer) REFERENCES assignments (legal_entity, user, customer)
) STRICT, WITHOUT ROWID;

CREATE TABLE signatory_groups (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  customer TEXT NOT NULL,
  position INTEGER NOT NULL,
  members TEXT NOT NULL CHECK (json_valid(members)),
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX signatory_groups_by_customer ON signatory_groups (legal_entity, customer);

CREATE TABLE approval_rules (
  legal_entity TEXT NOT NULL,
  position INTEGER NOT NULL,
  customer TEXT NOT NULL,
  account TEXT,
  action TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period IN ('perTransaction', 'daily', 'weekly')),
  bands TEXT NOT NULL CHECK (json_valid(bands)),
  PRIMARY KEY (legal_entity, position),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX approval_rules_by_customer ON approval_rules (legal_entity, customer);
