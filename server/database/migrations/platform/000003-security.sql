-- Second factors, hand-overs of masqueraded sessions, outgoing mail, and signed heads of the audit chains.

-- The twin of a session that a hand-over made for another host: it isn't an access of its own.
ALTER TABLE platform.sessions ADD COLUMN handed_over boolean NOT NULL DEFAULT false;
CREATE INDEX sessions_accesses ON platform.sessions (tenant_id, created_at DESC, id DESC) WHERE real_user_id IS NOT NULL;
CREATE INDEX sessions_live ON platform.sessions (created_at DESC, id DESC) WHERE revoked_at IS NULL;

ALTER TABLE platform.users
  -- encrypted with the installation's secret
  ADD COLUMN second_factor_secret text,
  ADD COLUMN second_factor_enabled_at timestamptz,
  -- the counter of the last code that was used, so that one code opens once
  ADD COLUMN second_factor_counter bigint NOT NULL DEFAULT 0,
  ADD COLUMN recovery_code_hashes text[] NOT NULL DEFAULT '{}';
CREATE INDEX users_members ON platform.users (tenant_id, lower(name), id) WHERE role <> 'CUSTOMER';
CREATE INDEX users_email ON platform.users (email);

-- Mails as they are sent; without a mail server they stay here, for the console to show.
CREATE TABLE platform.outbox (
  id uuid PRIMARY KEY,
  tenant_id uuid REFERENCES platform.tenants (id),
  recipient text NOT NULL,
  subject text NOT NULL,
  text text NOT NULL,
  html text NOT NULL,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'sent', 'failed', 'kept')),
  error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX outbox_created ON platform.outbox (created_at DESC, id DESC);
CREATE INDEX outbox_recipient ON platform.outbox USING gin (recipient ext.gin_trgm_ops);

CREATE INDEX permission_grants_started ON platform.permission_grants (starts_at DESC, id DESC);

-- Heads of the chains, signed with a key that the database doesn't know. tenant_id null: the platform's own.
CREATE TABLE platform.audit_signatures (
  tenant_id uuid REFERENCES platform.tenants (id),
  number bigint NOT NULL,
  hash bytea NOT NULL,
  signed_at timestamptz NOT NULL,
  signature bytea NOT NULL,
  UNIQUE NULLS NOT DISTINCT (tenant_id, number)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON platform.outbox TO smooth_platform;
GRANT SELECT, INSERT ON platform.audit_signatures TO smooth_platform;

-- Platform roles must have a second factor; the accounts of the demo, which production never has, are exempt.
ALTER TABLE platform.users ADD COLUMN second_factor_exempt boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION core.user_json(u platform.users) RETURNS json
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN u.id IS NOT NULL THEN json_build_object(
    'id', u.id, 'email', u.email, 'name', u.name, 'role', u.role, 'tenant_id', u.tenant_id, 'calendars', u.calendars,
    'contacts', u.contacts, 'resource_id', u.resource_id, 'location_id', u.location_id, 'customer_id', u.customer_id,
    'must_enrol', u.tenant_id IS NULL AND u.second_factor_enabled_at IS NULL AND NOT u.second_factor_exempt) END
$$;
