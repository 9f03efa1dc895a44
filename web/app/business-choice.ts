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

/** A path of this host as a link that works in another tab too: on a bare address it names the business. */
export function lastingPath(path: string): string {
  const business = chosenBusiness()
  if (!business) return path
  const url = new URL(path, location.href)
  url.searchParams.set('business', business)
  return url.pathname + url.search + url.hash
}

/** What follows a business's own part in its host, with the port; nothing on a bare address. */
export const businessSuffix = (): string =>
  isBareAddress(location.hostname) ? '' : `.${location.host.replace(/^(platform|www)\./, '')}`

/** Where a business lives: its own host; on a bare address, the same host with the business named. */
export function businessUrl(slug: string): string {
  if (isBareAddress(location.hostname)) return `/?business=${encodeURIComponent(slug)}`
  return `${location.protocol}//${slug}${businessSuffix()}/`
}
