-- What the server asks once a second for everybody who follows, in one statement each.

-- The number of the last event of each tenant: for whoever missed being told.
CREATE FUNCTION core.event_heads(p_tenant_ids uuid[]) RETURNS TABLE (tenant_id uuid, event_number bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_id uuid;
  v_schema text;
BEGIN
  FOR v_id, v_schema IN SELECT t.id, t.schema_name FROM platform.tenants t WHERE t.id = ANY (p_tenant_ids)
  LOOP
    tenant_id := v_id;
    EXECUTE format('SELECT event_number FROM %I.head WHERE id = 1', v_schema) INTO event_number;
    RETURN NEXT;
  END LOOP;
END
$$;

-- Which of these sessions, each in a tenant, are not as they were known: those that have ended (without a user), and
-- those whose user, grants or tenant are others now. Asks what every request asks, so that a socket lives exactly as
-- long as its session would.
CREATE FUNCTION core.changed_sessions(p_tokens bytea[], p_slugs text[], p_known text[], p_now timestamptz)
RETURNS TABLE (place integer, known text, status text, "user" json, real_user json, grants text[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT asked.place::integer - 1, c.known, c.status, c."user", c.real_user, c.grants
  FROM unnest(p_tokens, p_slugs, p_known) WITH ORDINALITY AS asked (token, slug, known, place)
  CROSS JOIN LATERAL (
    SELECT md5(concat_ws('|', r.status, r."user"::text, r.real_user::text, r.grants::text)) AS known,
      r.status, r."user", r.real_user, r.grants
    FROM core.request_context(asked.token, asked.slug, NULL, p_now) r
  ) c
  WHERE c."user" IS NULL OR c.known IS DISTINCT FROM asked.known
$$;

REVOKE EXECUTE ON FUNCTION core.event_heads, core.changed_sessions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.event_heads, core.changed_sessions TO smooth_app;
