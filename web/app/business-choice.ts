const KEY = 'smooth.business'
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/

/** Hosts that can have no subdomain of their own: a bare address has to name the business instead. */
export const isBareAddress = (hostname: string): boolean =>
  /^\d+(\.\d+){3}$/.test(hostname) || hostname.startsWith('[')

/** Hosts that are the platform's for certain. Others are asked about with `GET /business`. */
export const isPlatformHost = (hostname: string): boolean =>
  hostname === 'localhost' || isBareAddress(hostname)

/**
 * The business that was chosen on a platform host, by `?business=<slug>`, for this tab; null everywhere else,
 * because a business's own host already says which one is meant.
 */
export function chosenBusiness(): string | null {
  if (!isPlatformHost(location.hostname)) return null
  const asked = new URLSearchParams(location.search).get('business')
  if (asked !== null && SLUG.test(asked)) sessionStorage.setItem(KEY, asked)
  if (asked === '') sessionStorage.removeItem(KEY)
  return sessionStorage.getItem(KEY)
}

/** Where a business lives: its own host; on a bare address, the same host with the business named. */
export function businessUrl(slug: string): string {
  const { protocol, hostname, port } = location
  if (isBareAddress(hostname)) return `/?business=${encodeURIComponent(slug)}`
  const parent = hostname.replace(/^(platform|www)\./, '')
  return `${protocol}//${slug}.${parent}${port ? `:${port}` : ''}/`
}
