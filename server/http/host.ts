/** What a host name says about the tenant of a request. */
export type HostMeaning =
  | { kind: 'platform' }
  | { kind: 'slug'; slug: string }
  | { kind: 'custom'; domain: string }
  | { kind: 'invalid' }

const BARE_ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/
const HOST_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/

/**
 * Reads a Host header (port and case don't matter). Platform hosts are the platform's domain, `platform.` before it,
 * `localhost` and bare addresses; one label before the domain is a tenant's slug; all else may be a custom domain.
 */
export function readHost(header: string | undefined, platformDomain: string): HostMeaning {
  const host = (header ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  if (
    host === '' ||
    host === platformDomain ||
    host === `platform.${platformDomain}` ||
    host === 'localhost' ||
    BARE_ADDRESS.test(host)
  ) {
    return { kind: 'platform' }
  }
  if (host.length > 253 || !HOST_NAME.test(host)) return { kind: 'invalid' }
  if (host.endsWith(`.${platformDomain}`)) {
    const slug = host.slice(0, -platformDomain.length - 1)
    return slug.includes('.') ? { kind: 'invalid' } : { kind: 'slug', slug }
  }
  return { kind: 'custom', domain: host }
}
