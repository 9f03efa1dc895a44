import { anyPart } from '../../any-part.ts'
import type { PlatformReadTx } from '../../database/scope.ts'

interface Filter {
  q?: string | undefined
  demoOnly: boolean
  after: string | undefined
  limit: number
}

/** Domains of all businesses in alphabetical order; q: any part of one. */
export function selectDomains(db: PlatformReadTx['db'], { q, demoOnly, after, limit }: Filter) {
  let query = db
    .selectFrom('domains as d')
    .innerJoin('tenants as t', 't.id', 'd.tenant_id')
    .select([
      'd.id',
      'd.domain',
      'd.is_custom_domain',
      'd.is_primary',
      'd.status',
      'd.created_at',
      'd.verified_at',
      't.id as tenant_id',
      't.slug',
      't.name',
    ])
    .orderBy('d.domain')
    .limit(limit + 1)
  if (q) query = query.where('d.domain', 'ilike', anyPart(q))
  if (demoOnly) query = query.where('t.is_temporary', '=', true)
  if (after !== undefined) query = query.where('d.domain', '>', after)
  return query.execute()
}
