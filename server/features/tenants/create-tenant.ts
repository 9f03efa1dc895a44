import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { sqlState } from '../../database/errors.ts'
import type { Database } from '../../database/pool.ts'
import { schemaNameOf } from '../../database/schema-name.ts'
import type { PlatformScope, PlatformTx, TenantScope } from '../../database/scope.ts'
import type { TenantStatus } from '../../database/tables.ts'
import { invalid, Problem } from '../../problem.ts'
import { localeOfCountry } from './locale-of-country.ts'
import { isReservedSlug } from './reserved-slugs.ts'

export interface NewTenant {
  slug: string
  name: string
  /** IANA name; of the business and of its first location. */
  timeZone: string
  /** ISO 3166-1 alpha-2. */
  country: string
  /** ISO 4217. */
  currency: string
  /** BCP 47. Default: what most people of the country speak, where we write it, else `en`. */
  locale?: string
  /** Default `free`. */
  plan?: string
  /** Default `active`. */
  status?: TenantStatus
  /** A demo account. */
  isTemporary?: boolean
  expiresAt?: Date | null
  /** Given by tests and demos that need the same id each time. */
  id?: string
}

/** A tenant that was made, and the way into its data. */
export interface CreatedTenant extends TenantScope {
  slug: string
  /** Its first and default location. */
  locationId: string
}

/**
 * Makes a tenant: role, schema, tables, business, first location and its row in the registry, all or nothing.
 * @throws Problem slug-taken, invalid-input for a reserved slug
 */
export async function createTenant(
  database: Database,
  tenant: NewTenant,
  scope: PlatformScope = {},
): Promise<CreatedTenant> {
  const created = await database.withPlatform((tx) => addTenant(tx, tenant), scope)
  return scope.actor ? { ...created, actor: scope.actor } : created
}

/** `createTenant` as a part of the caller's transaction, for those that make the owner's account in it too. */
export async function addTenant(tx: PlatformTx, tenant: NewTenant): Promise<CreatedTenant> {
  if (isReservedSlug(tenant.slug)) throw invalid('slug', 'is reserved')
  const id = tenant.id ?? randomUUIDv7()
  const locationId = randomUUIDv7()
  const schema = schemaNameOf(id)
  try {
    const { rows } = await sql<{ migration: number }>`
      select core.create_tenant(
        ${id}, ${tenant.slug}, ${tenant.name}, ${schema}, ${locationId}, ${tenant.status ?? 'active'},
        ${tenant.isTemporary ?? false}, ${tenant.expiresAt ?? null}, ${tenant.plan ?? 'free'}, ${tenant.timeZone},
        ${tenant.country}, ${tenant.currency}, ${tenant.locale ?? localeOfCountry(tenant.country)}, ${tx.now}
      ) as migration`.execute(tx.db)
    tx.event('tenant.created', { tenantId: id })
    tx.audit({
      action: 'tenants.create',
      subjectType: 'tenant',
      subjectId: id,
      details: { slug: tenant.slug },
    })
    return { tenantId: id, schema, migration: rows[0]?.migration as number, slug: tenant.slug, locationId }
  } catch (error) {
    // 23505: another tenant has the slug (ids are ours and new)
    if (sqlState(error) === '23505')
      throw new Problem('slug-taken', `The address ${tenant.slug} is in use already`)
    throw error
  }
}
