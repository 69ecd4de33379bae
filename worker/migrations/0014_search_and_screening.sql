-- Passwords that are good only beside a second factor, search without accents, and who waits for the bank to clear a hit.

-- Whether the password is shorter than one alone may be: without a second factor its owner has to choose another one.
ALTER TABLE identities ADD COLUMN needs_second_factor INTEGER NOT NULL DEFAULT 0
  CHECK (needs_second_factor IN (0, 1));

-- Finds "Rocío" by "rocio". What is searched in is written without accents from now on; what was written before is folded
-- by the index.
DROP TABLE people_search;

CREATE VIRTUAL TABLE people_search USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
);

INSERT INTO people_search (rowid, text) SELECT id, searched FROM people;

CREATE INDEX screenings_hits ON screenings (legal_entity, user) WHERE state = 'hit';
