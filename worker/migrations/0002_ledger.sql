-- What happened: transactions, what they used of the limits, answers already given, and the audit.
--
-- Nothing here refers to the configuration by foreign key: an import replaces that as a whole and leaves this.
-- Money is whole minor units.

-- One row a customer. Every effect raises the version of the ledger it was decided on.
CREATE TABLE ledgers (
  legal_entity TEXT NOT NULL,
  customer TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 0),
  PRIMARY KEY (legal_entity, customer)
) STRICT, WITHOUT ROWID;

-- What pending and executed transactions used, in the base currency.
CREATE TABLE usage (
  legal_entity TEXT NOT NULL,
  account TEXT NOT NULL,
  date TEXT NOT NULL,
  user TEXT NOT NULL,
  action TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (legal_entity, account, date, user, action)
) STRICT, WITHOUT ROWID;

CREATE TABLE transactions (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  user TEXT NOT NULL,
  customer TEXT NOT NULL,
  account TEXT,
  action TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('executed', 'pendingApproval')),
  amount_minor INTEGER CHECK (amount_minor > 0),
  currency TEXT,
  base_amount_minor INTEGER CHECK (base_amount_minor >= 0),
  base_currency TEXT NOT NULL,
  execution_date TEXT NOT NULL,
  created_at TEXT NOT NULL,
  snapshot_version TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (json_valid(verdict)),
  PRIMARY KEY (legal_entity, id),
  CHECK ((amount_minor IS NULL) = (currency IS NULL)),
  CHECK ((amount_minor IS NULL) = (base_amount_minor IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX transactions_by_user ON transactions (legal_entity, user, created_at, id);

-- The answer given to one request, with a hash of it.
CREATE TABLE idempotency_keys (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'denied')),
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  created_at TEXT NOT NULL,
  PRIMARY KEY (legal_entity, user, key)
) STRICT, WITHOUT ROWID;

-- Who did or tried what. Numbered without gaps within a legal entity.
CREATE TABLE audit (
  legal_entity TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  at TEXT NOT NULL,
  request TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff')),
  actor TEXT NOT NULL,
  event TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  PRIMARY KEY (legal_entity, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_never_updated BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit is never updated');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit is never deleted');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE legal_entity = NEW.legal_entity AND sequence = NEW.sequence)
BEGIN
  SELECT RAISE(ABORT, 'the audit is never replaced');
END;

-- A batch is rolled back by inserting 0 here; what holds inserts 1 and is cleared in the same batch.
CREATE TABLE guard (
  ok INTEGER NOT NULL CHECK (ok = 1)
) STRICT;
