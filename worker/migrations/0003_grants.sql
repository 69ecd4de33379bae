-- Acting on behalf of others: what users let others do for them, for a time, and what was done so.

-- An empty list in a document is not the same document as none.
ALTER TABLE legal_entities ADD COLUMN lists_grants INTEGER NOT NULL DEFAULT 0 CHECK (lists_grants IN (0, 1));

CREATE TABLE grants (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  giver TEXT NOT NULL,
  receiver TEXT NOT NULL,
  customer TEXT NOT NULL,
  -- Absent: all that the giver has.
  accounts TEXT CHECK (json_valid(accounts)),
  actions TEXT NOT NULL CHECK (json_valid(actions)),
  -- Both included.
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  per_transaction TEXT,
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, giver) REFERENCES users (legal_entity, id),
  FOREIGN KEY (legal_entity, receiver) REFERENCES users (legal_entity, id),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX grants_by_customer ON grants (legal_entity, customer);
CREATE INDEX grants_by_giver ON grants (legal_entity, giver);
CREATE INDEX grants_by_receiver ON grants (legal_entity, receiver);

-- Whom a transaction was entered for, if not for its user; what it used counts as theirs.
ALTER TABLE transactions ADD COLUMN on_behalf_of TEXT;
