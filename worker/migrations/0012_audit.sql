-- The audit as something to be read: which companies an entry is about, and seals that tie each entry to those before it.

-- Who is not known acts, too: somebody who is refused at the door. So does the service itself.
CREATE TABLE audit_of_companies (
  legal_entity TEXT NOT NULL,
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  at TEXT NOT NULL,
  request TEXT NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('user', 'staff', 'visitor', 'service')),
  actor TEXT NOT NULL,
  event TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- The ids of the customers that it is about. Ids only: what is known of a person stands elsewhere, and can be erased.
  customers TEXT NOT NULL DEFAULT '[]' CHECK (json_type(customers) = 'array'),
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  PRIMARY KEY (legal_entity, sequence)
) STRICT, WITHOUT ROWID;

INSERT INTO audit_of_companies (legal_entity, sequence, at, request, actor_kind, actor, event, subject, detail)
SELECT legal_entity, sequence, at, request, actor_kind, actor, event, subject, detail FROM audit;

DROP TABLE audit;
ALTER TABLE audit_of_companies RENAME TO audit;

CREATE INDEX audit_by_time ON audit (legal_entity, at, sequence);
CREATE INDEX audit_by_actor ON audit (legal_entity, actor, at, sequence);
CREATE INDEX audit_by_subject ON audit (legal_entity, subject, at, sequence);
CREATE INDEX audit_by_event ON audit (legal_entity, event, at, sequence);

-- The same customers, one row each: what a company may see is found here.
CREATE TABLE audit_customers (
  legal_entity TEXT NOT NULL,
  customer TEXT NOT NULL,
  at TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  PRIMARY KEY (legal_entity, customer, at, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_found_by_customer AFTER INSERT ON audit
BEGIN
  INSERT INTO audit_customers (legal_entity, customer, at, sequence)
  SELECT DISTINCT NEW.legal_entity, value, NEW.at, NEW.sequence FROM json_each(NEW.customers);
END;

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

-- One for each entry, over the entry and the seal before it, under a key that the database does not have.
CREATE TABLE audit_seals (
  legal_entity TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  seal TEXT NOT NULL,
  PRIMARY KEY (legal_entity, sequence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_seals_are_never_updated BEFORE UPDATE ON audit_seals
BEGIN
  SELECT RAISE(ABORT, 'a seal is never updated');
END;

CREATE TRIGGER audit_seals_are_never_deleted BEFORE DELETE ON audit_seals
BEGIN
  SELECT RAISE(ABORT, 'a seal is never deleted');
END;

-- How far a legal entity's audit is sealed. The proof is under the same key, so that an audit whose end was cut off is
-- not taken for one that ends there.
CREATE TABLE audit_heads (
  legal_entity TEXT NOT NULL PRIMARY KEY,
  sequence INTEGER NOT NULL,
  seal TEXT NOT NULL,
  proof TEXT NOT NULL
) STRICT, WITHOUT ROWID;
