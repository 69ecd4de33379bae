-- Which versions there were: who decides on an older one is told what has changed since.

CREATE TABLE configuration_history (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  -- Counts the versions of a legal entity, from 1.
  ordinal INTEGER NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (legal_entity, ordinal),
  UNIQUE (legal_entity, version)
) STRICT, WITHOUT ROWID;

-- A row where a contract's version changed. No reference: a contract that is gone keeps its history.
CREATE TABLE contract_history (
  legal_entity TEXT NOT NULL,
  contract TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (legal_entity, contract, ordinal)
) STRICT, WITHOUT ROWID;

INSERT INTO configuration_history (legal_entity, ordinal, version)
SELECT id, 1, version FROM legal_entities;

INSERT INTO contract_history (legal_entity, contract, ordinal, version)
SELECT legal_entity, id, 1, version FROM contracts;
