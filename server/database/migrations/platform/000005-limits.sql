-- What plans limit beside people and places, repeated requests on the platform, and the erasing of personal details.

UPDATE platform.plans SET limits = limits || '{"domains": 1, "messages": 500, "storage": 500}' WHERE id = 'free';
UPDATE platform.plans SET limits = limits || '{"domains": 5, "messages": 10000, "storage": 10000}' WHERE id = 'standard';

-- A message of the business to somebody, which its plan counts by the month; mails about one's own account aren't.
ALTER TABLE platform.outbox ADD COLUMN metered boolean NOT NULL DEFAULT false;
CREATE INDEX outbox_metered ON platform.outbox (tenant_id, created_at) WHERE metered;

-- As each tenant has them, for what is created on the platform.
CREATE TABLE platform.idempotency_keys (
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  response jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor, route, key)
);
CREATE INDEX idempotency_keys_age ON platform.idempotency_keys (created_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.idempotency_keys TO smooth_platform;

-- A second factor that was begun and not confirmed yet: the one before it counts until then.
ALTER TABLE platform.users ADD COLUMN second_factor_pending text;

-- Takes the personal part out of what the log of the tenant whose role is set says of some customers and visits. The
-- chain stays whole: it holds a salted hash of what is gone. Nothing else in a log can be changed by anyone but the owner.
CREATE FUNCTION core.erase_details(p_subjects uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_role text := current_setting('role');
  v_erased integer;
BEGIN
  IF NOT EXISTS (SELECT FROM platform.tenants WHERE schema_name = v_role) THEN
    RAISE EXCEPTION 'Only a tenant erases details of its log' USING ERRCODE = '42501';
  END IF;
  EXECUTE format(
    'UPDATE %I.audit_log SET reason = NULL, details = NULL, details_salt = NULL
     WHERE subject_id = ANY ($1) AND subject_type IN (''customer'', ''appointment'') AND details_salt IS NOT NULL', v_role)
    USING p_subjects;
  GET DIAGNOSTICS v_erased = ROW_COUNT;
  RETURN v_erased;
END
$$;
REVOKE EXECUTE ON FUNCTION core.erase_details FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.erase_details TO smooth_tenant;
