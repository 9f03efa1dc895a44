-- Whether the pages of a host are those of a business that isn't published: what is asked each time a page is opened,
-- in the statement that finds the business. No row where there is no such business.
CREATE FUNCTION core.is_unpublished(p_slug text, p_host text) RETURNS TABLE (unpublished boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1 SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_schema text;
BEGIN
  SELECT t.schema_name INTO v_schema FROM platform.tenants t WHERE t.id = CASE
    WHEN p_slug IS NOT NULL THEN (SELECT o.id FROM platform.tenants o WHERE o.slug = p_slug)
    ELSE (SELECT d.tenant_id FROM platform.domains d WHERE d.domain = p_host AND d.status = 'verified')
  END;
  IF v_schema IS NOT NULL THEN
    RETURN QUERY EXECUTE format('SELECT published_at IS NULL FROM %I.business WHERE id = 1', v_schema);
  END IF;
END
$$;

REVOKE EXECUTE ON FUNCTION core.is_unpublished FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.is_unpublished TO smooth_app;
