import type { Deps } from '../../deps.ts'
import { readHost } from '../../http/host.ts'

/**
 * Whether a host's pages are those of a business that isn't published, so that no search engine may keep them. False
 * where there is no such business, and where it can't be known: the page itself says more. One statement.
 */
export async function isUnpublished({ database, settings }: Deps, host?: string): Promise<boolean> {
  const meaning = readHost(host, settings.platformDomain)
  if (meaning.kind !== 'slug' && meaning.kind !== 'custom') return false
  const values = meaning.kind === 'slug' ? [meaning.slug, null] : [null, meaning.domain]
  try {
    const [row] = await database.callCore<{ unpublished: boolean }>({ function: 'is_unpublished', values })
    return row?.unpublished ?? false
  } catch {
    return false
  }
}
