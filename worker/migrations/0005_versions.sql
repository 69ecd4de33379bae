-- Two versions: that of a legal entity's catalogue, and that of each of its contracts. Usage that is read by user, with
-- totals beside it. Idempotency keys that expire.

-- Names the state of what all contracts share: catalogue, roles, policies, settings, rates.
ALTER TABLE legal_entities RENAME COLUMN version TO catalogue_version;

-- All contracts of an import had the version of its configuration. A version now is one contract's, so that a list of
-- versions says which contracts it is of.
UPDATE contracts SET version = substr(version, 1, instr(version, '-')) || lower(hex(randomblob(6)));

DROP TABLE configuration_history;
DROP TABLE contract_history;

-- Whose a version is or was. No reference: a contract that is gone keeps its history.
CREATE TABLE contract_history (
  legal_entity TEXT NOT NULL,
  version TEXT NOT NULL,
  contract TEXT NOT NULL,
  PRIMARY KEY (legal_entity, version, contract)
) STRICT, WITHOUT ROWID;

INSERT INTO contract_history (legal_entity, version, contract)
SELECT legal_entity, version, id FROM contracts;

-- A decision reads what one user spent, wherever that was: the rows of others are not touched.
CREATE TABLE usage_by_user (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  date TEXT NOT NULL,
  account TEXT NOT NULL,
  action TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (legal_entity, user, date, account, action)
) STRICT, WITHOUT ROWID;

INSERT INTO usage_by_user (legal_entity, user, date, account, action, amount_minor)
SELECT legal_entity, user, date, account, action, amount_minor FROM usage;

DROP TABLE usage;
ALTER TABLE usage_by_user RENAME TO usage;

-- What everybody together spent, written with each row of usage: where limits bound all users of a contract, what others
-- spent is the total without one's own.
CREATE TABLE usage_totals (
  legal_entity TEXT NOT NULL,
  account TEXT NOT NULL,
  date TEXT NOT NULL,
  action TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (legal_entity, account, date, action)
) STRICT, WITHOUT ROWID;

INSERT INTO usage_totals (legal_entity, account, date, action, amount_minor)
SELECT legal_entity, account, date, action, SUM(amount_minor) FROM usage
GROUP BY legal_entity, account, date, action;

CREATE TABLE expiring_keys (
  legal_entity TEXT NOT NULL,
  user TEXT NOT NULL,
  key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'denied')),
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  created_at TEXT NOT NULL,
  -- In milliseconds since 1970. From then on the key is as good as new.
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (legal_entity, user, key)
) STRICT, WITHOUT ROWID;

-- A day after they were made, as keys that are made from now on.
INSERT INTO expiring_keys (legal_entity, user, key, request_hash, outcome, answer, created_at, expires_at)
SELECT legal_entity, user, key, request_hash, outcome, answer, created_at,
  (CAST(strftime('%s', created_at) AS INTEGER) + 86400) * 1000
FROM idempotency_keys;

DROP TABLE idempotency_keys;
ALTER TABLE expiring_keys RENAME TO idempotency_keys;

CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (legal_entity, expires_at);
