-- What an edit needs: things that have an id, rows that can be searched by user, and room between neighbours.

-- Names the state of what no catalogue and no contract holds: people without a part in any contract, and the order of
-- things across contracts.
ALTER TABLE legal_entities ADD COLUMN remainder_version TEXT NOT NULL DEFAULT '';

CREATE TABLE signatory_group_members (
  legal_entity TEXT NOT NULL,
  signatory_group TEXT NOT NULL,
  user TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (legal_entity, signatory_group, user),
  FOREIGN KEY (legal_entity, signatory_group) REFERENCES signatory_groups (legal_entity, id),
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX signatory_group_members_by_user ON signatory_group_members (legal_entity, user);

INSERT INTO signatory_group_members (legal_entity, signatory_group, user, position)
SELECT signatory_groups.legal_entity, signatory_groups.id, member.value, (member.key + 1) * 1048576
FROM signatory_groups, json_each(signatory_groups.members) AS member;

ALTER TABLE signatory_groups DROP COLUMN members;

-- A rule had only its place in the document.
CREATE TABLE approval_rules_with_ids (
  legal_entity TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  customer TEXT NOT NULL,
  account TEXT,
  action TEXT NOT NULL,
  period TEXT NOT NULL CHECK (period IN ('perTransaction', 'daily', 'weekly')),
  bands TEXT NOT NULL CHECK (json_valid(bands)),
  PRIMARY KEY (legal_entity, id),
  FOREIGN KEY (legal_entity, customer) REFERENCES customers (legal_entity, id)
) STRICT, WITHOUT ROWID;

INSERT INTO approval_rules_with_ids (legal_entity, id, position, customer, account, action, period, bands)
SELECT legal_entity, lower(hex(randomblob(16))), (position + 1) * 1048576, customer, account, action, period, bands
FROM approval_rules;

DROP TABLE approval_rules;
ALTER TABLE approval_rules_with_ids RENAME TO approval_rules;

CREATE INDEX approval_rules_by_customer ON approval_rules (legal_entity, customer);

-- The users whom the bands of a rule name.
CREATE TABLE approval_rule_users (
  legal_entity TEXT NOT NULL,
  rule TEXT NOT NULL,
  user TEXT NOT NULL,
  PRIMARY KEY (legal_entity, rule, user),
  FOREIGN KEY (legal_entity, rule) REFERENCES approval_rules (legal_entity, id),
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX approval_rule_users_by_user ON approval_rule_users (legal_entity, user);

INSERT INTO approval_rule_users (legal_entity, rule, user)
SELECT DISTINCT approval_rules.legal_entity, approval_rules.id, named.value
FROM approval_rules, json_tree(approval_rules.bands) AS named
WHERE named.type = 'text' AND named.path LIKE '%.users';

-- What refers to a limit group.
CREATE INDEX actions_by_limit_group ON actions (legal_entity, limit_group);

-- Room between neighbours, so that what is inserted between two of them moves neither.
UPDATE limit_groups SET position = (position + 1) * 1048576;
UPDATE features SET position = (position + 1) * 1048576;
UPDATE actions SET position = (position + 1) * 1048576;
UPDATE contracts SET position = (position + 1) * 1048576;
UPDATE customers SET position = (position + 1) * 1048576;
UPDATE accounts SET position = (position + 1) * 1048576;
UPDATE policies SET position = (position + 1) * 1048576;
UPDATE roles SET position = (position + 1) * 1048576;
UPDATE users SET position = (position + 1) * 1048576;
UPDATE assignments SET position = (position + 1) * 1048576;
UPDATE signatory_groups SET position = (position + 1) * 1048576;
UPDATE grants SET position = (position + 1) * 1048576;
