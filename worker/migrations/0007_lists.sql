-- What lists are sorted by, beside the moment of acceptance.

CREATE INDEX transactions_by_execution_date ON transactions (legal_entity, user, execution_date, id);
