-- Approval rules over a month, of certain initiators, and of a currency in which an amount is entered.

CREATE TABLE approval_rules_of_initiators (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  customer TEXT NOT NULL,
  account TEXT,
  action TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period IN ('perTransaction', 'daily', 'weekly', 'monthly')),
  initiators TEXT CHECK (json_valid(initiators)),
  currency TEXT,
  bands TEXT NOT NULL CHECK (json_valid(bands)),
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

INSERT INTO approval_rules_of_initiators (legal_entity, id, position, customer, account, action, period, bands)
SELECT legal_entity, id, position, customer, account, action, period, bands FROM approval_rules;

-- The users whom the bands or the initiators of a rule name.
CREATE TABLE users_of_approval_rules (
  legal_entity TEXT NOT NULL,
  rule TEXT NOT NULL,
  user TEXT NOT NULL,
  PRIMARY KEY (legal_entity, rule, user),
  FOREIGN KEY (legal_entity, rule) REFERENCES approval_rules_of_initiators (legal_entity, id),
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id)
) STRICT, WITHOUT ROWID;

INSERT INTO users_of_approval_rules (legal_entity, rule, user)
SELECT legal_entity, rule, user FROM approval_rule_users;

DROP TABLE approval_rule_users;
DROP TABLE approval_rules;
ALTER TABLE approval_rules_of_initiators RENAME TO approval_rules;
ALTER TABLE users_of_approval_rules RENAME TO approval_rule_users;

CREATE INDEX approval_rules_by_customer ON approval_rules (legal_entity, customer);
CREATE INDEX approval_rule_users_by_user ON approval_rule_users (legal_entity, user);
