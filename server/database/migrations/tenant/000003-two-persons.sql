-- needed: the list of duplicates reads this table, and what is to be read of phones (docs/decisions/024).

-- Two customers who look like one person and are two: somebody said so, and they aren't suggested again.
CREATE TABLE customers_apart (
  one_id uuid NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  other_id uuid NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
  said_by_user_id uuid,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
);
CREATE INDEX customers_apart_other ON customers_apart (other_id);
CREATE INDEX customers_apart_said ON customers_apart (said_at, one_id, other_id);

-- Phones that were stored before they were kept in E.164 too, which SQL can't tell: a job reads them.
ALTER TABLE customers ADD COLUMN phone_unread boolean NOT NULL DEFAULT false;
UPDATE customers SET phone_unread = true WHERE phone <> '' AND phone_e164 = '';
CREATE INDEX customers_phone_unread ON customers (id) WHERE phone_unread;
