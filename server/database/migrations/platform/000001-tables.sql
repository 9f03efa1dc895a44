-- The platform's tables. Run as smooth_migrator with search_path = platform, core, ext.
-- Foreign keys stay within this schema; a tenant's schema refers to users by id alone.

CREATE TABLE plans (
  id text PRIMARY KEY,
  name text NOT NULL,
  position integer NOT NULL DEFAULT 0,
  -- the most of each thing that a tenant may have; a thing left out is not limited
  limits jsonb NOT NULL DEFAULT '{}'
);
INSERT INTO plans (id, name, position, limits) VALUES
  ('free', 'Free', 1, '{"locations": 1, "resources": 5, "members": 5}'),
  ('standard', 'Standard', 2, '{"locations": 5, "resources": 50, "members": 50}'),
  ('unlimited', 'Unlimited', 3, '{}');

CREATE TABLE tenants (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  name text NOT NULL,
  schema_name text NOT NULL UNIQUE CHECK (schema_name ~ '^t_[0-9a-z]{1,40}$'),
  status text NOT NULL CHECK (status IN ('active', 'suspended', 'pending', 'archived')),
  -- a demo account, which goes when it expires
  is_temporary boolean NOT NULL DEFAULT false,
  expires_at timestamptz,
  plan text NOT NULL REFERENCES plans (id),
  time_zone text NOT NULL,
  country text NOT NULL,
  currency text NOT NULL,
  locale text NOT NULL,
  -- the newest tenant migration that its schema has
  migration integer NOT NULL,
  published_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tenants_search ON tenants USING gin (name ext.gin_trgm_ops, slug ext.gin_trgm_ops);
CREATE INDEX tenants_expiry ON tenants (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX tenants_migration ON tenants (migration);

CREATE TABLE domains (
  id uuid PRIMARY KEY,
  domain text NOT NULL UNIQUE CHECK (domain = lower(domain)),
  tenant_id uuid NOT NULL REFERENCES tenants (id),
  is_custom_domain boolean NOT NULL DEFAULT true,
  is_primary boolean NOT NULL DEFAULT false,
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'verified', 'failed')),
  route53_zone_id text,
  verification_token text,
  created_at timestamptz NOT NULL DEFAULT now(),
  verified_at timestamptz
);
CREATE INDEX domains_tenant ON domains (tenant_id);
CREATE UNIQUE INDEX domains_one_primary ON domains (tenant_id) WHERE is_primary;

CREATE TABLE users (
  id uuid PRIMARY KEY,
  tenant_id uuid REFERENCES tenants (id),
  email text NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  role text NOT NULL CHECK (role IN (
    'SUPERUSER', 'PLATFORM_MANAGER', 'PLATFORM_SALES', 'PLATFORM_SUPPORT',
    'TENANT_OWNER', 'TENANT_MANAGER', 'TENANT_STAFF', 'CUSTOMER'
  )),
  -- what a TENANT_STAFF may reach beyond their own
  calendars text NOT NULL DEFAULT 'own' CHECK (calendars IN ('own', 'location', 'all')),
  contacts text NOT NULL DEFAULT 'served' CHECK (contacts IN ('served', 'all')),
  -- ids in the tenant's schema: the staff resource that this user is, where that works, and the customer
  resource_id uuid,
  location_id uuid,
  customer_id uuid,
  password_hash text,
  email_verified_at timestamptz,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'invited', 'disabled')),
  failed_sign_ins integer NOT NULL DEFAULT 0,
  last_failed_at timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  -- one email in two tenants is two users; on the platform it is one
  UNIQUE NULLS NOT DISTINCT (tenant_id, email),
  CHECK ((role IN ('SUPERUSER', 'PLATFORM_MANAGER', 'PLATFORM_SALES', 'PLATFORM_SUPPORT')) = (tenant_id IS NULL))
);
CREATE INDEX users_search ON users USING gin (email ext.gin_trgm_ops, name ext.gin_trgm_ops);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE,
  user_id uuid NOT NULL REFERENCES users (id),
  tenant_id uuid REFERENCES tenants (id),
  -- while masquerading: who is behind, from which session, and why
  real_user_id uuid REFERENCES users (id),
  real_session_id uuid REFERENCES sessions (id) ON DELETE CASCADE,
  reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  ip text,
  user_agent text,
  CHECK (real_user_id IS NULL OR (reason IS NOT NULL AND real_user_id <> user_id))
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_real_session ON sessions (real_session_id) WHERE real_session_id IS NOT NULL;
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE one_time_tokens (
  id uuid PRIMARY KEY,
  purpose text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  user_id uuid REFERENCES users (id),
  payload jsonb NOT NULL DEFAULT '{}',
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX one_time_tokens_user ON one_time_tokens (user_id);
CREATE INDEX one_time_tokens_expiry ON one_time_tokens (expires_at);

CREATE TABLE permission_grants (
  id uuid PRIMARY KEY,
  grantor_user_id uuid NOT NULL REFERENCES users (id),
  grantee_user_id uuid NOT NULL REFERENCES users (id),
  -- null: in every tenant that the grantee reaches
  tenant_id uuid REFERENCES tenants (id),
  action text NOT NULL,
  reason text NOT NULL,
  starts_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_by_user_id uuid REFERENCES users (id),
  CHECK (starts_at < expires_at),
  CHECK ((revoked_at IS NULL) = (revoked_by_user_id IS NULL))
);
CREATE INDEX permission_grants_grantee ON permission_grants (grantee_user_id, expires_at);
CREATE INDEX permission_grants_tenant ON permission_grants (tenant_id);

-- The platform's own events and audit log, as each tenant has them.
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
  details jsonb,
  details_salt bytea,
  details_hash bytea,
  previous_hash bytea,
  hash bytea
);
CREATE INDEX audit_log_subject ON audit_log (subject_id, number);
CREATE INDEX audit_log_actor ON audit_log (actor_user_id, number);
CREATE INDEX audit_log_action ON audit_log (action, number);

-- The tenant migrations as they were released: making a tenant and migrating one run what is written here,
-- and only smooth_migrator writes it, so the application can't have the owner of the schemas run its own SQL.
CREATE TABLE tenant_migrations (
  number integer PRIMARY KEY,
  name text NOT NULL,
  sql text NOT NULL,
  checksum text NOT NULL
);

-- What holds for the whole installation; set by the migration runner.
CREATE TABLE installation (
  id smallint PRIMARY KEY DEFAULT 1 CHECK (id = 1),
  -- whether tenants' roles may sign in, which they need where their schemas live on other machines (Citus)
  tenant_logins boolean NOT NULL DEFAULT false
);
INSERT INTO installation DEFAULT VALUES;

GRANT USAGE ON SCHEMA platform TO smooth_platform;
GRANT SELECT, INSERT, UPDATE, DELETE ON plans, domains, users, sessions, one_time_tokens TO smooth_platform;
GRANT SELECT, INSERT, UPDATE (revoked_at, revoked_by_user_id) ON permission_grants TO smooth_platform;
-- rows of the registry are made by core.create_tenant alone, and a slug never changes
GRANT SELECT,
  UPDATE (name, status, is_temporary, expires_at, plan, time_zone, country, currency, locale, published_at)
  ON tenants TO smooth_platform;
GRANT SELECT, INSERT ON events, audit_log TO smooth_platform;
GRANT SELECT, UPDATE ON head TO smooth_platform;
