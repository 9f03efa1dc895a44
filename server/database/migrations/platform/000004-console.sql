-- The operator's console: demo accounts that run out, search, and the heads of the audit chains to be signed.

CREATE INDEX tenants_named ON platform.tenants (lower(name), id);
CREATE INDEX users_named ON platform.users (lower(name), id);
CREATE INDEX domains_search ON platform.domains USING gin (domain ext.gin_trgm_ops);

-- A demo account that has run out is as good as suspended, from the very instant and without a job.
CREATE FUNCTION core.tenant_status(t platform.tenants, p_now timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN t.status = 'active' AND t.is_temporary AND t.expires_at <= p_now THEN 'suspended' ELSE t.status END
$$;

CREATE OR REPLACE FUNCTION core.request_context(p_token_hash bytea, p_slug text, p_host text, p_now timestamptz)
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
    t.id, t.slug, t.name, t.schema_name, core.tenant_status(t, p_now), t.is_temporary, t.plan,
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

-- The heads of some tenants' chains, in the order of ids; the platform's role has no other way into their schemas.
CREATE FUNCTION core.audit_heads(p_after uuid, p_limit integer)
RETURNS TABLE (tenant_id uuid, number bigint, hash bytea)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id uuid;
  v_schema text;
BEGIN
  FOR v_id, v_schema IN
    SELECT t.id, t.schema_name FROM platform.tenants t
    WHERE p_after IS NULL OR t.id > p_after ORDER BY t.id LIMIT p_limit
  LOOP
    tenant_id := v_id;
    EXECUTE format('SELECT audit_number, audit_hash FROM %I.head WHERE id = 1', v_schema) INTO number, hash;
    RETURN NEXT;
  END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION core.tenant_status, core.audit_heads FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.audit_heads TO smooth_platform;
