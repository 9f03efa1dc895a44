import { requestContext } from '../../database/request-context.ts'
import type { Deps } from '../../deps.ts'
import { readHost } from '../../http/host.ts'

/**
 * Whether a host's pages are those of a business that isn't published, so that no search engine may keep them. False
 * where there is no such business, and where it can't be known: the page itself says more.
 */
export async function isUnpublished({ database, settings, now }: Deps, host?: string): Promise<boolean> {
  const meaning = readHost(host, settings.platformDomain)
  if (meaning.kind !== 'slug' && meaning.kind !== 'custom') return false
  const [slug, domain] = meaning.kind === 'slug' ? [meaning.slug, null] : [null, meaning.domain]
  try {
    const { tenant } = await requestContext(database, { tokenHash: null, slug, host: domain, now: now() })
    if (!tenant) return false
    const { id: tenantId, schema, migration } = tenant
    const row = await database.readTenant({ tenantId, schema, migration }, ({ db }) =>
      db.selectFrom('business').select('published_at').where('id', '=', 1).executeTakeFirst(),
    )
    return row?.published_at === null
  } catch {
    return false
  }
}
