-- needed: the code of this release reads these columns, so a tenant without them waits (docs/decisions/024).
-- What a business touches around the engine: its page, catalogue, time, customers, questions, imports, and the desk.

-- null: not published yet, the page says "opening soon". Businesses that exist already are open.
ALTER TABLE business
  ADD COLUMN published_at timestamptz,
  ADD COLUMN trade text NOT NULL DEFAULT '',
  -- how far the first ten minutes have come: what was done or put aside, by name
  ADD COLUMN setup jsonb NOT NULL DEFAULT '{}',
  -- where public holidays differ within the country: a state of date-holidays
  ADD COLUMN holiday_region text NOT NULL DEFAULT '';
UPDATE business SET published_at = now();

-- CATALOGUE

ALTER TABLE services
  ADD COLUMN external_id text,
  -- made by the wizard to start from, and removable at once
  ADD COLUMN is_example boolean NOT NULL DEFAULT false,
  -- null: the business's own; else what differs from it
  ADD COLUMN policies jsonb;
CREATE UNIQUE INDEX services_external ON services (external_id) WHERE external_id IS NOT NULL;

-- Something more that goes with a service: its minutes and price are added to the item's.
CREATE TABLE add_ons (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  duration_minutes integer NOT NULL DEFAULT 0 CHECK (duration_minutes BETWEEN 0 AND 1440),
  price_amount integer NOT NULL DEFAULT 0 CHECK (price_amount >= 0),
  price_currency text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX add_ons_order ON add_ons (position, id);

CREATE TABLE service_add_ons (
  service_id uuid NOT NULL REFERENCES services (id),
  add_on_id uuid NOT NULL REFERENCES add_ons (id),
  PRIMARY KEY (service_id, add_on_id)
);
CREATE INDEX service_add_ons_add_on ON service_add_ons (add_on_id);

-- Several services as one visit, under one name and, where it has one, one price.
CREATE TABLE packages (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 0,
  -- null: the sum of its services
  price_amount integer CHECK (price_amount >= 0),
  price_currency text NOT NULL,
  bookable_online boolean NOT NULL DEFAULT true,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX packages_order ON packages (category, position, id);

CREATE TABLE package_items (
  package_id uuid NOT NULL REFERENCES packages (id) ON DELETE CASCADE,
  position smallint NOT NULL,
  service_id uuid NOT NULL REFERENCES services (id),
  PRIMARY KEY (package_id, position)
);
CREATE INDEX package_items_service ON package_items (service_id);

ALTER TABLE appointments
  ADD COLUMN package_id uuid REFERENCES packages (id),
  ADD COLUMN package_name text;
CREATE INDEX appointments_package ON appointments (package_id) WHERE package_id IS NOT NULL;

-- as they were when booked: [{"id", "name", "durationMinutes", "priceAmount"}]
ALTER TABLE appointment_items ADD COLUMN add_ons jsonb NOT NULL DEFAULT '[]';

-- TIME

-- alternating weeks, the newest that is valid counts: [{"validFrom", "weeks": [[window, …], …]}]
ALTER TABLE resources ADD COLUMN rotas jsonb NOT NULL DEFAULT '[]';

ALTER TABLE blocks
  -- blocks that were made together, one a repetition
  ADD COLUMN series_id uuid,
  ADD COLUMN external_id text;
CREATE INDEX blocks_series ON blocks (series_id, start_at) WHERE series_id IS NOT NULL;
CREATE UNIQUE INDEX blocks_external ON blocks (external_id) WHERE external_id IS NOT NULL;

-- CUSTOMERS

-- Found by any spelling of the phone: as it was written, its digits, and its digits with the country's code.
ALTER TABLE customers DROP COLUMN search;
ALTER TABLE customers
  ADD COLUMN phone_e164 text NOT NULL DEFAULT '',
  ADD COLUMN external_id text,
  ADD COLUMN blocked_at timestamptz,
  ADD COLUMN blocked_reason text NOT NULL DEFAULT '',
  -- the customer whose email books for this one too
  ADD COLUMN household_of uuid REFERENCES customers (id),
  -- this one was a duplicate of that one; only merging and its undoing write here
  ADD COLUMN merged_into uuid REFERENCES customers (id);
ALTER TABLE customers ADD COLUMN search text GENERATED ALWAYS AS (lower(name || ' ' || coalesce(email, '') || ' ' || phone || ' ' || regexp_replace(phone, '[^0-9]', '', 'g') || ' ' || phone_e164)) STORED;
CREATE INDEX customers_search ON customers USING gin (search ext.gin_trgm_ops);
CREATE UNIQUE INDEX customers_external ON customers (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX customers_household ON customers (household_of) WHERE household_of IS NOT NULL;
CREATE INDEX customers_merged ON customers (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX customers_tags ON customers USING gin (tags);
CREATE INDEX customers_phone ON customers (phone_e164, id) WHERE phone_e164 <> '';
-- which tags are in use
CREATE INDEX customers_tagged ON customers (id) INCLUDE (tags) WHERE tags <> '{}';

-- What a merge moved and overwrote, so that it can be undone.
CREATE TABLE customer_merges (
  id uuid PRIMARY KEY,
  kept_id uuid NOT NULL REFERENCES customers (id),
  merged_id uuid NOT NULL REFERENCES customers (id),
  moved jsonb NOT NULL,
  merged_by_user_id uuid,
  merged_at timestamptz NOT NULL DEFAULT now(),
  undone_at timestamptz
);
CREATE INDEX customer_merges_kept ON customer_merges (kept_id, merged_at);
CREATE INDEX customer_merges_merged ON customer_merges (merged_id);

-- QUESTIONS

-- Asked for a visit, or kept of a customer. An answer names the version that it was given to.
CREATE TABLE questions (
  id uuid PRIMARY KEY,
  about text NOT NULL CHECK (about IN ('visit', 'customer')),
  version integer NOT NULL DEFAULT 1,
  label text NOT NULL,
  help text NOT NULL DEFAULT '',
  type text NOT NULL CHECK (type IN ('text', 'long_text', 'number', 'date', 'yes_no', 'choice', 'choices')),
  options text[] NOT NULL DEFAULT '{}',
  required boolean NOT NULL DEFAULT false,
  -- of a visit: the services that ask it; empty: all
  service_ids uuid[] NOT NULL DEFAULT '{}',
  -- asked only where another question has this answer: {"questionId", "equals"}
  condition jsonb,
  -- asked on the booking page too, not by members alone
  asked_online boolean NOT NULL DEFAULT true,
  position integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX questions_order ON questions (about, position, id);

-- What a question was, at each of its versions.
CREATE TABLE question_versions (
  question_id uuid NOT NULL REFERENCES questions (id),
  version integer NOT NULL,
  label text NOT NULL,
  type text NOT NULL,
  options text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (question_id, version)
);

CREATE TABLE appointment_answers (
  appointment_id uuid NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
  question_id uuid NOT NULL REFERENCES questions (id),
  question_version integer NOT NULL,
  value jsonb NOT NULL,
  PRIMARY KEY (appointment_id, question_id)
);
CREATE INDEX appointment_answers_question ON appointment_answers (question_id);

CREATE TABLE customer_answers (
  customer_id uuid NOT NULL REFERENCES customers (id),
  question_id uuid NOT NULL REFERENCES questions (id),
  question_version integer NOT NULL,
  value jsonb NOT NULL,
  answered_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (customer_id, question_id)
);
CREATE INDEX customer_answers_question ON customer_answers (question_id);

-- MOVING IN

-- A file that is taken over: its rows are read once, previewed, then applied some at a time.
CREATE TABLE imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('customers', 'services', 'appointments', 'calendar')),
  -- the product that the file comes from, where it was recognised
  source text NOT NULL DEFAULT '',
  file_name text NOT NULL DEFAULT '',
  state text NOT NULL CHECK (state IN ('uploading', 'mapping', 'previewed', 'running', 'done', 'cancelled')),
  columns text[] NOT NULL DEFAULT '{}',
  mapping jsonb NOT NULL DEFAULT '{}',
  options jsonb NOT NULL DEFAULT '{}',
  total integer NOT NULL DEFAULT 0,
  created_by_user_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX imports_order ON imports (created_at, id);

CREATE TABLE import_rows (
  import_id uuid NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  number integer NOT NULL,
  raw jsonb NOT NULL,
  -- what was read of it: what a later import of the same row compares with
  draft jsonb NOT NULL DEFAULT '{}',
  state text NOT NULL CHECK (state IN ('ready', 'problem', 'created', 'updated', 'unchanged', 'unassigned', 'failed')),
  problems jsonb NOT NULL DEFAULT '[]',
  external_id text,
  target_id uuid,
  PRIMARY KEY (import_id, number)
);
CREATE INDEX import_rows_state ON import_rows (import_id, state, number);
-- what was taken over of somebody, to be erased with them
CREATE INDEX import_rows_target ON import_rows (target_id) WHERE target_id IS NOT NULL;
CREATE INDEX import_rows_external ON import_rows (external_id, import_id) WHERE external_id IS NOT NULL;

-- Visits that were taken over but have no time yet: the time is taken, or nobody could serve them.
CREATE TABLE unassigned_visits (
  id uuid PRIMARY KEY,
  external_id text,
  customer_id uuid NOT NULL REFERENCES customers (id),
  service_id uuid REFERENCES services (id),
  service_name text NOT NULL,
  resource_id uuid REFERENCES resources (id),
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  reason text NOT NULL,
  note text NOT NULL DEFAULT '',
  import_id uuid REFERENCES imports (id) ON DELETE SET NULL,
  -- set when it was placed or dropped
  settled_at timestamptz,
  appointment_id uuid REFERENCES appointments (id) ON DELETE SET NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (start_at < end_at)
);
CREATE INDEX unassigned_visits_open ON unassigned_visits (start_at, id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX unassigned_visits_external ON unassigned_visits (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX unassigned_visits_customer ON unassigned_visits (customer_id);

-- THE DESK

-- A business's own words for how a visit stands, beside its status.
CREATE TABLE labels (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  color text NOT NULL CHECK (color IN ('gray', 'blue', 'teal', 'green', 'amber', 'red', 'pink', 'violet')),
  position integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX labels_order ON labels (position, id);

ALTER TABLE appointments
  ADD COLUMN label_ids uuid[] NOT NULL DEFAULT '{}',
  -- in the waiting room since; then served since; then done since
  ADD COLUMN arrived_at timestamptz,
  ADD COLUMN started_at timestamptz,
  ADD COLUMN finished_at timestamptz,
  ADD COLUMN is_walk_in boolean NOT NULL DEFAULT false;
