-- A tenant's whole schema. Run with search_path = <tenant schema>, core, ext, so names stay unqualified.
-- Nothing here refers to another schema's tables; users are ids in columns that end in user_id (docs/decisions).

-- The business as its customers see it: exactly one row.
CREATE TABLE business (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  name text NOT NULL,
  time_zone text NOT NULL,
  country text NOT NULL DEFAULT 'GB',
  currency text NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  address text NOT NULL DEFAULT '',
  phone text NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  branding jsonb NOT NULL DEFAULT '{}',
  booking_rules jsonb NOT NULL DEFAULT '{}',
  policies jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1
);

-- Names of users that the tenant must show (who booked, who changed); written by the verbs of identity.
CREATE TABLE people (
  user_id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  active boolean NOT NULL DEFAULT true
);

CREATE TABLE locations (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL,
  address text NOT NULL DEFAULT '',
  is_default boolean NOT NULL DEFAULT false,
  weekly_hours jsonb NOT NULL DEFAULT '[]',
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX locations_one_default ON locations (is_default) WHERE is_default;

CREATE TABLE resources (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('staff', 'room', 'equipment')),
  location_id uuid NOT NULL REFERENCES locations (id),
  skills text[] NOT NULL DEFAULT '{}',
  staff_user_id uuid,
  -- null: the location's opening hours; empty: never works
  weekly_hours jsonb,
  position integer NOT NULL DEFAULT 0,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX resources_location ON resources (location_id);
CREATE UNIQUE INDEX resources_staff_user ON resources (staff_user_id) WHERE staff_user_id IS NOT NULL;
CREATE INDEX resources_order ON resources (kind, position, name, id);

-- Hours of one date, instead of the weekly ones that start on it. Belongs to a location or to a resource.
CREATE TABLE hour_overrides (
  id uuid PRIMARY KEY,
  location_id uuid REFERENCES locations (id) ON DELETE CASCADE,
  resource_id uuid REFERENCES resources (id) ON DELETE CASCADE,
  date date NOT NULL,
  windows jsonb NOT NULL,
  CHECK ((location_id IS NULL) <> (resource_id IS NULL))
);
CREATE UNIQUE INDEX hour_overrides_location ON hour_overrides (location_id, date) WHERE location_id IS NOT NULL;
CREATE UNIQUE INDEX hour_overrides_resource ON hour_overrides (resource_id, date) WHERE resource_id IS NOT NULL;
CREATE INDEX hour_overrides_date ON hour_overrides (date);

CREATE TABLE services (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  description text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT '',
  position integer NOT NULL DEFAULT 0,
  duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 1 AND 43200),
  buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 1440),
  buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 1440),
  -- null in the three rules: the business's own rule applies
  slot_interval_minutes integer CHECK (slot_interval_minutes BETWEEN 1 AND 1440),
  notice_minutes integer CHECK (notice_minutes >= 0),
  booking_window_days integer CHECK (booking_window_days >= 0),
  price_amount integer NOT NULL CHECK (price_amount >= 0),
  price_currency text NOT NULL,
  requirements jsonb NOT NULL,
  assignment text NOT NULL DEFAULT 'least_busy' CHECK (assignment IN ('fixed', 'round_robin', 'least_busy', 'priority')),
  requires_approval boolean NOT NULL DEFAULT false,
  -- more than 1: a class, whose sessions have seats
  capacity integer NOT NULL DEFAULT 1 CHECK (capacity >= 1),
  bookable_online boolean NOT NULL DEFAULT true,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX services_order ON services (category, position, id);
-- which services name a resource
CREATE INDEX services_requirements ON services USING gin (requirements jsonb_path_ops);

-- A resource's own duration and price for a service.
CREATE TABLE service_resources (
  service_id uuid NOT NULL REFERENCES services (id),
  resource_id uuid NOT NULL REFERENCES resources (id),
  duration_minutes integer CHECK (duration_minutes BETWEEN 1 AND 43200),
  price_amount integer CHECK (price_amount >= 0),
  PRIMARY KEY (service_id, resource_id)
);
CREATE INDEX service_resources_resource ON service_resources (resource_id);

CREATE TABLE customers (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text CHECK (email = lower(email)),
  phone text NOT NULL DEFAULT '',
  internal_notes text NOT NULL DEFAULT '',
  tags text[] NOT NULL DEFAULT '{}',
  account_user_id uuid,
  search text GENERATED ALWAYS AS (lower(name || ' ' || coalesce(email, '') || ' ' || phone || ' ' || regexp_replace(phone, '[^0-9]', '', 'g'))) STORED,
  active boolean NOT NULL DEFAULT true,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX customers_email ON customers (email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX customers_account ON customers (account_user_id) WHERE account_user_id IS NOT NULL;
CREATE INDEX customers_search ON customers USING gin (search ext.gin_trgm_ops);
CREATE INDEX customers_name ON customers (lower(name), id);

-- A session of a class: seats are sold against it, its resources are allocated once.
CREATE TABLE class_sessions (
  id uuid PRIMARY KEY,
  service_id uuid NOT NULL REFERENCES services (id),
  location_id uuid NOT NULL REFERENCES locations (id),
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  capacity integer NOT NULL CHECK (capacity >= 1),
  booked integer NOT NULL DEFAULT 0,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'cancelled')),
  version integer NOT NULL DEFAULT 1,
  CHECK (booked BETWEEN 0 AND capacity),
  CHECK (start_at < end_at)
);
CREATE INDEX class_sessions_start ON class_sessions (start_at);

CREATE TABLE appointments (
  id uuid PRIMARY KEY,
  status text NOT NULL CHECK (status IN ('held', 'pending', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show')),
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  location_id uuid NOT NULL REFERENCES locations (id),
  -- null while held
  customer_id uuid REFERENCES customers (id),
  -- the name that was given for this visit: a guest is shown this one, never what is stored of the customer
  attendee_name text NOT NULL DEFAULT '',
  session_id uuid REFERENCES class_sessions (id),
  seats integer NOT NULL DEFAULT 1 CHECK (seats >= 1),
  price_amount integer NOT NULL DEFAULT 0,
  price_currency text NOT NULL,
  customer_note text NOT NULL DEFAULT '',
  internal_notes text NOT NULL DEFAULT '',
  -- the rules that were shown when it was booked
  policies jsonb NOT NULL DEFAULT '{}',
  -- what a member overrode, and why
  overridden text[] NOT NULL DEFAULT '{}',
  override_reason text,
  hold_expires_at timestamptz,
  hold_secret_hash bytea,
  -- who holds: a hash of the address, so that one address holds five at most
  holder_hash bytea,
  manage_token_hash bytea,
  source text NOT NULL DEFAULT 'online' CHECK (source IN ('online', 'staff', 'api', 'import', 'series')),
  booked_by_user_id uuid,
  external_id text,
  cancelled_at timestamptz,
  cancel_reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CHECK (start_at < end_at),
  CHECK ((status = 'held') = (hold_expires_at IS NOT NULL)),
  CHECK (status = 'held' OR customer_id IS NOT NULL)
);
CREATE INDEX appointments_start ON appointments (start_at, id);
CREATE INDEX appointments_customer ON appointments (customer_id, start_at);
CREATE INDEX appointments_session ON appointments (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX appointments_holds ON appointments (hold_expires_at) WHERE status = 'held';
CREATE INDEX appointments_holder ON appointments (holder_hash) WHERE status = 'held';
CREATE UNIQUE INDEX appointments_manage_token ON appointments (manage_token_hash) WHERE manage_token_hash IS NOT NULL;
CREATE UNIQUE INDEX appointments_external ON appointments (external_id) WHERE external_id IS NOT NULL;

-- The services of a visit, back to back, as they were when booked.
CREATE TABLE appointment_items (
  id uuid PRIMARY KEY,
  appointment_id uuid NOT NULL REFERENCES appointments (id) ON DELETE CASCADE,
  position smallint NOT NULL,
  service_id uuid NOT NULL REFERENCES services (id),
  name text NOT NULL,
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  price_amount integer NOT NULL,
  -- the people that the customer asked for: they keep through a move
  asked_resource_ids uuid[] NOT NULL DEFAULT '{}',
  UNIQUE (appointment_id, position)
);
CREATE INDEX appointment_items_service ON appointment_items (service_id);

-- One resource's occupied range, buffers inside. The constraint has the last word on double bookings:
-- it holds for held, pending and confirmed alike; a cancelled visit's rows stay, inactive.
CREATE TABLE allocations (
  id uuid PRIMARY KEY,
  appointment_id uuid REFERENCES appointments (id) ON DELETE CASCADE,
  session_id uuid REFERENCES class_sessions (id) ON DELETE CASCADE,
  item_position smallint NOT NULL DEFAULT 0,
  resource_id uuid NOT NULL REFERENCES resources (id),
  occupied tstzrange NOT NULL,
  visible_start timestamptz NOT NULL,
  visible_end timestamptz NOT NULL,
  active boolean NOT NULL DEFAULT true,
  CHECK ((appointment_id IS NULL) <> (session_id IS NULL)),
  CHECK (NOT isempty(occupied) AND lower_inc(occupied) AND NOT upper_inc(occupied)),
  EXCLUDE USING gist (resource_id WITH =, occupied WITH &&) WHERE (active)
);
CREATE INDEX allocations_appointment ON allocations (appointment_id);
CREATE INDEX allocations_session ON allocations (session_id) WHERE session_id IS NOT NULL;

-- Time taken out by staff; it may lie over what is booked, so it is not in the constraint.
CREATE TABLE blocks (
  id uuid PRIMARY KEY,
  resource_id uuid NOT NULL REFERENCES resources (id),
  start_at timestamptz NOT NULL,
  end_at timestamptz NOT NULL,
  title text NOT NULL DEFAULT '',
  created_by_user_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (start_at < end_at)
);
CREATE INDEX blocks_range ON blocks USING gist (resource_id, tstzrange(start_at, end_at));
CREATE INDEX blocks_start ON blocks (start_at, id);

CREATE TABLE closures (
  id uuid PRIMARY KEY,
  location_id uuid REFERENCES locations (id),
  from_date date NOT NULL,
  to_date date NOT NULL,
  title text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK (from_date <= to_date)
);
CREATE INDEX closures_dates ON closures (to_date, from_date);
CREATE INDEX closures_order ON closures (from_date, id);

-- Answers of requests that created something, for a day: a repeated key replays its answer.
CREATE TABLE idempotency_keys (
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  status smallint,
  response jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor, route, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- The one row from which events and audit entries take their numbers, in the message that commits.
CREATE TABLE head (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  event_number bigint NOT NULL DEFAULT 0,
  audit_number bigint NOT NULL DEFAULT 0,
  audit_hash bytea NOT NULL DEFAULT '\x'
);
INSERT INTO head (id) VALUES (1);

CREATE TABLE events (
  number bigint PRIMARY KEY,
  type text NOT NULL,
  at timestamptz NOT NULL,
  data jsonb NOT NULL
);

CREATE TABLE audit_log (
  number bigint PRIMARY KEY,
  at timestamptz NOT NULL,
  actor_user_id uuid,
  real_user_id uuid,
  actor_kind text NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid,
  reason text,
  request_id text,
  -- personal values, hashed with the salt into the chain and kept beside it, so that they can be erased
  details jsonb,
  details_salt bytea,
  details_hash bytea,
  previous_hash bytea,
  hash bytea
);
CREATE INDEX audit_log_subject ON audit_log (subject_id, number);
CREATE INDEX audit_log_actor ON audit_log (actor_user_id, number);
CREATE INDEX audit_log_action ON audit_log (action, number);
