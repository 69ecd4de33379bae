-- Who the users are: details of people, which no configuration, engine or copy of one ever holds. All of it is in the
-- directory.

CREATE TABLE people (
  -- What the search index knows the row by.
  id INTEGER PRIMARY KEY,
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  first_name TEXT NOT NULL,
  middle_name TEXT,
  last_name TEXT NOT NULL,
  -- All of them in lower case, as lists are sorted.
  folded_name TEXT NOT NULL,
  -- In lower case, what is searched in: names, user id, user name.
  searched TEXT NOT NULL,
  birth_date TEXT,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  -- Sealed; and an HMAC under another key, by which equal ones are found.
  ssn TEXT NOT NULL,
  ssn_index TEXT NOT NULL,
  -- Sealed.
  licence TEXT,
  -- Names the state of the row.
  version TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by_kind TEXT NOT NULL CHECK (changed_by_kind IN ('user', 'staff')),
  changed_by TEXT NOT NULL,
  UNIQUE (legal_entity, user),
  -- A user with details is not removed with an import, so that nobody else comes to them under the same id.
  FOREIGN KEY (legal_entity, user) REFERENCES users (legal_entity, id)
) STRICT;

CREATE INDEX people_by_name ON people (legal_entity, folded_name, user);
CREATE INDEX people_by_ssn ON people (legal_entity, ssn_index);

-- Finds a name by any three of its letters without walking through all of them.
CREATE VIRTUAL TABLE people_search USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram'
);

CREATE TRIGGER people_are_searched AFTER INSERT ON people
BEGIN
  INSERT INTO people_search (rowid, text) VALUES (NEW.id, NEW.searched);
END;

CREATE TRIGGER people_are_searched_anew AFTER UPDATE OF searched ON people
BEGIN
  DELETE FROM people_search WHERE rowid = OLD.id;
  INSERT INTO people_search (rowid, text) VALUES (NEW.id, NEW.searched);
END;

CREATE TRIGGER people_are_searched_no_more AFTER DELETE ON people
BEGIN
  DELETE FROM people_search WHERE rowid = OLD.id;
END;

-- Whose an e-mail address is: no two users or companies of a legal entity have the same one.
CREATE TABLE email_addresses (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  -- In lower case.
  folded_email TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'company')),
  -- The user or the contract.
  holder TEXT NOT NULL,
  PRIMARY KEY (legal_entity, folded_email),
  UNIQUE (legal_entity, kind, holder)
) STRICT, WITHOUT ROWID;

-- Since when a user is active or suspended, and why; no row for whom nobody has set a status.
CREATE TABLE standings (
  legal_entity TEXT NOT NULL REFERENCES legal_entities (id),
  user TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('new', 'active', 'suspended', 'locked')),
  reason TEXT NOT NULL,
  since TEXT NOT NULL,
  set_by_kind TEXT NOT NULL CHECK (set_by_kind IN ('user', 'staff')),
  set_by TEXT NOT NULL,
  PRIMARY KEY (legal_entity, user)
) STRICT, WITHOUT ROWID;
