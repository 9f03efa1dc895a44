-- What a tenant's role, the platform's role and the login may call. Those that act with the owner's rights
-- (SECURITY DEFINER) fix their search_path and are given to nobody by default.

-- What hides the personal part of an audit entry in its chain: the salt and the values can be erased later.
CREATE FUNCTION core.audit_details_hash(p_salt bytea, p_reason text, p_details jsonb) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(p_salt || convert_to(jsonb_build_array(p_reason, p_details)::text, 'UTF8'))
$$;

-- The link of an entry in its chain: the previous entry's hash and all that is never erased.
CREATE FUNCTION core.audit_hash(
  p_previous bytea, p_number bigint, p_at timestamptz, p_actor_kind text, p_actor_user_id uuid, p_real_user_id uuid,
  p_action text, p_subject_type text, p_subject_id uuid, p_request_id text, p_details_hash bytea
) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
  SELECT sha256(p_previous || convert_to(jsonb_build_array(
    p_number, (extract(epoch FROM p_at) * 1000000)::bigint, p_actor_kind, p_actor_user_id, p_real_user_id,
    p_action, p_subject_type, p_subject_id, p_request_id, encode(p_details_hash, 'hex')
  )::text, 'UTF8'))
$$;

-- Writes what a transaction noted, numbered from the one row of head. Called last, in the message that commits,
-- so that numbers follow the order of commits and the row is locked for no longer than the commit takes.
-- The names are those of the caller's schema (search_path), under the caller's own rights.
CREATE FUNCTION core.commit_log(p_at timestamptz, p_events jsonb, p_entries jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_event bigint;
  v_audit bigint;
  v_hash bytea;
  v_previous bytea;
  v_details_hash bytea;
  v_salt bytea;
  v_entry jsonb;
BEGIN
  SELECT event_number, audit_number, audit_hash INTO STRICT v_event, v_audit, v_hash FROM head WHERE id = 1 FOR UPDATE;

  INSERT INTO events (number, type, at, data)
  SELECT v_event + place, event ->> 'type', p_at, event -> 'data'
  FROM jsonb_array_elements(p_events) WITH ORDINALITY AS noted (event, place);

  FOR v_entry IN SELECT entry FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS noted (entry, place) ORDER BY place
  LOOP
    v_audit := v_audit + 1;
    v_previous := v_hash;
    v_salt := decode(v_entry ->> 'salt', 'hex');
    v_details_hash := core.audit_details_hash(v_salt, v_entry ->> 'reason', nullif(v_entry -> 'details', 'null'));
    v_hash := core.audit_hash(
      v_previous, v_audit, p_at, v_entry ->> 'actor_kind', (v_entry ->> 'actor_user_id')::uuid,
      (v_entry ->> 'real_user_id')::uuid, v_entry ->> 'action', v_entry ->> 'subject_type',
      (v_entry ->> 'subject_id')::uuid, v_entry ->> 'request_id', v_details_hash);
    INSERT INTO audit_log (
      number, at, actor_user_id, real_user_id, actor_kind, action, subject_type, subject_id, reason, request_id,
      details, details_salt, details_hash, previous_hash, hash)
    VALUES (
      v_audit, p_at, (v_entry ->> 'actor_user_id')::uuid, (v_entry ->> 'real_user_id')::uuid, v_entry ->> 'actor_kind',
      v_entry ->> 'action', v_entry ->> 'subject_type', (v_entry ->> 'subject_id')::uuid, v_entry ->> 'reason',
      v_entry ->> 'request_id', nullif(v_entry -> 'details', 'null'), v_salt, v_details_hash, v_previous, v_hash);
  END LOOP;

  UPDATE head SET event_number = v_event + jsonb_array_length(p_events), audit_number = v_audit, audit_hash = v_hash
  WHERE id = 1;
END
$$;

-- Queues a job for the tenant whose role is set, or for the platform. The tenant is taken from the role, which a
-- statement can't change (set_config is revoked), never from an argument; and a job carries ids, nothing personal.
CREATE FUNCTION core.enqueue(p_task text, p_key text, p_run_at timestamptz, p_ref jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_role text := current_setting('role');
  v_tenant uuid;
BEGIN
  IF v_role <> 'smooth_platform' THEN
    SELECT id INTO v_tenant FROM platform.tenants WHERE schema_name = v_role;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Only a tenant or the platform queues jobs' USING ERRCODE = '42501';
    END IF;
  END IF;
  IF jsonb_typeof(p_ref) <> 'object' OR EXISTS (
    SELECT FROM jsonb_each(p_ref) AS part (name, value)
    WHERE jsonb_typeof(value) IN ('object', 'array')
       OR (jsonb_typeof(value) = 'string' AND value #>> '{}' !~ '^[0-9A-Za-z_.:+-]{1,80}$')
  ) THEN
    RAISE EXCEPTION 'A job refers to things by their ids' USING ERRCODE = '22023';
  END IF;
  PERFORM graphile_worker.add_job(
    p_task,
    payload => json_build_object('tenantId', v_tenant, 'ref', p_ref),
    run_at => p_run_at,
    job_key => v_role || ':' || p_task || ':' || p_key);
END
$$;

-- The tenant and the live session of a request, in one statement; always one row.
CREATE FUNCTION core.request_context(p_token_hash bytea, p_slug text, p_host text, p_now timestamptz)
RETURNS TABLE (
  tenant_id uuid, slug text, name text, schema_name text, status text, is_temporary boolean, plan text,
  time_zone text, country text, currency text, locale text, migration integer,
  session_id uuid, session_tenant_id uuid, session_created_at timestamptz, last_seen_at timestamptz,
  expires_at timestamptz, reason text, real_session_id uuid, "user" json, real_user json, grants text[]
)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT
    t.id, t.slug, t.name, t.schema_name, t.status, t.is_temporary, t.plan,
    t.time_zone, t.country, t.currency, t.locale, t.migration,
    s.id, s.tenant_id, s.created_at, s.last_seen_at, s.expires_at, s.reason, s.real_session_id,
    core.user_json(u), core.user_json(r),
    CASE WHEN s.id IS NOT NULL THEN ARRAY(
      SELECT DISTINCT g.action FROM platform.permission_grants g
      WHERE g.grantee_user_id = coalesce(s.real_user_id, s.user_id) AND g.revoked_at IS NULL
        AND g.starts_at <= p_now AND g.expires_at > p_now AND (g.tenant_id IS NULL OR g.tenant_id = t.id)
    ) END
  FROM (SELECT) one
  LEFT JOIN platform.tenants t ON t.id = CASE
    WHEN p_slug IS NOT NULL THEN (SELECT o.id FROM platform.tenants o WHERE o.slug = p_slug)
    ELSE (SELECT d.tenant_id FROM platform.domains d WHERE d.domain = p_host AND d.status = 'verified')
  END
  LEFT JOIN (
    platform.sessions s
    JOIN platform.users u ON u.id = s.user_id AND u.status = 'active'
    LEFT JOIN platform.users r ON r.id = s.real_user_id
    LEFT JOIN platform.sessions rs ON rs.id = s.real_session_id
  ) ON s.token_hash = p_token_hash AND s.revoked_at IS NULL AND s.expires_at > p_now
    -- a masqueraded session lives only as long as the real user and the session that it came from
    AND (s.real_user_id IS NULL OR r.status = 'active')
    AND (s.real_session_id IS NULL OR (rs.revoked_at IS NULL AND rs.expires_at > p_now));
END
$$;

CREATE FUNCTION core.user_json(u platform.users) RETURNS json
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN u.id IS NOT NULL THEN json_build_object(
    'id', u.id, 'email', u.email, 'name', u.name, 'role', u.role, 'tenant_id', u.tenant_id, 'calendars', u.calendars,
    'contacts', u.contacts, 'resource_id', u.resource_id, 'location_id', u.location_id, 'customer_id', u.customer_id) END
$$;

CREATE FUNCTION core.tenant_scope(p_tenant_id uuid) RETURNS TABLE (schema_name text, migration integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.schema_name, t.migration FROM platform.tenants t WHERE t.id = p_tenant_id
$$;

-- Gives a tenant's role what it may do in its schema; after every migration, for what that one made.
CREATE FUNCTION core.grant_tenant_rights(p_schema text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format(
    'GRANT USAGE ON SCHEMA %1$I TO %1$I;
     GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %1$I TO %1$I;
     GRANT USAGE ON ALL SEQUENCES IN SCHEMA %1$I TO %1$I;
     REVOKE UPDATE, DELETE ON %1$I.events, %1$I.audit_log FROM %1$I;
     REVOKE INSERT, DELETE ON %1$I.head FROM %1$I;
     REVOKE ALL ON %1$I.migrations FROM %1$I', p_schema);
END
$$;

-- Runs one released migration in one tenant's schema and notes it there and in the registry.
CREATE FUNCTION core.migrate_tenant(p_tenant_id uuid, p_number integer) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_schema text;
  v_migration platform.tenant_migrations;
BEGIN
  SELECT schema_name INTO STRICT v_schema FROM platform.tenants WHERE id = p_tenant_id AND migration = p_number - 1 FOR UPDATE;
  SELECT * INTO STRICT v_migration FROM platform.tenant_migrations WHERE number = p_number;
  EXECUTE format('SET LOCAL search_path = %I, core, ext', v_schema);
  EXECUTE v_migration.sql;
  EXECUTE format('INSERT INTO %I.migrations (number, name, checksum) VALUES ($1, $2, $3)', v_schema)
    USING v_migration.number, v_migration.name, v_migration.checksum;
  PERFORM core.grant_tenant_rights(v_schema);
  UPDATE platform.tenants SET migration = p_number WHERE id = p_tenant_id;
END
$$;

-- Lets the roles of all tenants sign in, those to come included, or forbids it.
CREATE FUNCTION core.set_tenant_logins(p_allowed boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  v_schema text;
BEGIN
  UPDATE platform.installation SET tenant_logins = p_allowed WHERE tenant_logins <> p_allowed;
  FOR v_schema IN
    SELECT t.schema_name FROM platform.tenants t JOIN pg_roles r ON r.rolname = t.schema_name
    WHERE r.rolcanlogin <> p_allowed
  LOOP
    EXECUTE format('ALTER ROLE %I %s', v_schema, CASE WHEN p_allowed THEN 'LOGIN' ELSE 'NOLOGIN' END);
  END LOOP;
END
$$;

-- Makes a tenant: role, schema, all released migrations, its business and first location, and its row in the
-- registry, in the caller's transaction. It runs nothing but what platform.tenant_migrations holds.
CREATE FUNCTION core.create_tenant(
  p_id uuid, p_slug text, p_name text, p_schema text, p_location_id uuid, p_status text, p_is_temporary boolean,
  p_expires_at timestamptz, p_plan text, p_time_zone text, p_country text, p_currency text, p_locale text,
  p_created_at timestamptz
) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_migration platform.tenant_migrations;
  v_last integer := 0;
BEGIN
  IF p_schema !~ '^t_[0-9a-z]{1,40}$' THEN
    RAISE EXCEPTION 'Not the name of a tenant schema' USING ERRCODE = '22023';
  END IF;
  -- first, so that a slug that is taken costs nothing
  INSERT INTO platform.tenants (
    id, slug, name, schema_name, status, is_temporary, expires_at, plan, time_zone, country, currency, locale,
    migration, created_at)
  VALUES (
    p_id, p_slug, p_name, p_schema, p_status, p_is_temporary, p_expires_at, p_plan, p_time_zone, p_country, p_currency,
    p_locale, 0, p_created_at);

  -- roles are the cluster's: a copy of this database beside it may have made this one
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = p_schema) THEN
    EXECUTE format('CREATE ROLE %I %s', p_schema, (SELECT CASE WHEN tenant_logins THEN 'LOGIN' ELSE 'NOLOGIN' END FROM platform.installation));
    EXECUTE format('GRANT smooth_tenant TO %I', p_schema);
    EXECUTE format('GRANT %I TO smooth_app', p_schema);
  END IF;
  EXECUTE format('CREATE SCHEMA %I', p_schema);
  EXECUTE format('SET LOCAL search_path = %I, core, ext', p_schema);
  CREATE TABLE migrations (
    number integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  FOR v_migration IN SELECT * FROM platform.tenant_migrations ORDER BY number
  LOOP
    EXECUTE v_migration.sql;
    INSERT INTO migrations (number, name, checksum) VALUES (v_migration.number, v_migration.name, v_migration.checksum);
    v_last := v_migration.number;
  END LOOP;
  PERFORM core.grant_tenant_rights(p_schema);
  INSERT INTO business (name, time_zone, country, currency, locale)
  VALUES (p_name, p_time_zone, p_country, p_currency, p_locale);
  INSERT INTO locations (id, name, time_zone, is_default) VALUES (p_location_id, p_name, p_time_zone, true);
  UPDATE platform.tenants SET migration = v_last WHERE id = p_id;
  RETURN v_last;
END
$$;

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA core FROM PUBLIC;
GRANT USAGE ON SCHEMA core TO smooth_app, smooth_platform, smooth_tenant;
GRANT EXECUTE ON FUNCTION core.request_context, core.tenant_scope TO smooth_app;
GRANT EXECUTE ON FUNCTION core.create_tenant TO smooth_platform;
GRANT EXECUTE ON FUNCTION core.commit_log, core.audit_hash, core.audit_details_hash, core.enqueue
  TO smooth_platform, smooth_tenant;
