-- What a business does to a customer's account together with the customer, in the transaction of its own role.

CREATE INDEX users_customer ON platform.users (tenant_id, customer_id) WHERE customer_id IS NOT NULL;

-- The tenant whose role is set; fails for every other role.
CREATE FUNCTION core.tenant_of_role() RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tenant uuid;
BEGIN
  SELECT id INTO v_tenant FROM platform.tenants WHERE schema_name = current_setting('role');
  IF v_tenant IS NULL THEN
    RAISE EXCEPTION 'Only a tenant does this' USING ERRCODE = '42501';
  END IF;
  RETURN v_tenant;
END
$$;

-- Links the accounts of one customer to another one of the same tenant: all of them, or these. Answers which were.
CREATE FUNCTION core.move_accounts(p_from uuid, p_to uuid, p_users uuid[]) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_moved uuid[];
BEGIN
  WITH moved AS (
    UPDATE platform.users SET customer_id = p_to
    WHERE tenant_id = core.tenant_of_role() AND customer_id = p_from AND role = 'CUSTOMER'
      AND (p_users IS NULL OR id = ANY (p_users))
    RETURNING id
  )
  SELECT coalesce(array_agg(id), '{}') INTO v_moved FROM moved;
  RETURN v_moved;
END
$$;

-- Takes the person out of the accounts of some customers, ends their sessions, and deletes what was mailed to them.
-- Answers which accounts these were.
CREATE FUNCTION core.erase_accounts(p_customers uuid[], p_emails text[]) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_tenant uuid := core.tenant_of_role();
  v_users uuid[];
  v_emails text[];
BEGIN
  SELECT coalesce(array_agg(id), '{}'), coalesce(array_agg(email), '{}') INTO v_users, v_emails
  FROM platform.users WHERE tenant_id = v_tenant AND customer_id = ANY (p_customers) AND role = 'CUSTOMER';
  UPDATE platform.users
  SET name = 'Erased person', email = id || '@erased.invalid', password_hash = NULL, status = 'disabled',
    customer_id = NULL, second_factor_secret = NULL, second_factor_pending = NULL, second_factor_enabled_at = NULL,
    recovery_code_hashes = '{}', version = version + 1
  WHERE id = ANY (v_users);
  UPDATE platform.sessions SET revoked_at = coalesce(revoked_at, now()), ip = NULL, user_agent = NULL
  WHERE user_id = ANY (v_users);
  DELETE FROM platform.one_time_tokens WHERE user_id = ANY (v_users);
  DELETE FROM platform.outbox WHERE tenant_id = v_tenant AND recipient = ANY (p_emails || v_emails);
  RETURN v_users;
END
$$;

REVOKE EXECUTE ON FUNCTION core.tenant_of_role, core.move_accounts, core.erase_accounts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.move_accounts, core.erase_accounts TO smooth_tenant;
