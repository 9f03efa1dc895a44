const KEY = 'smooth.masquerade.from'
const PREFIX = 'platform.'

/**
 * The platform has two names, its domain and `platform.` before it, and a cookie on one of them alone. The hand-over
 * says when it was begun on the second, in a word and not as an address, so that it can lead nowhere else.
 */
export function saysWhereFrom(handOver: string): string {
  const url = new URL(handOver)
  if (location.hostname.startsWith(PREFIX)) url.searchParams.set('from', 'platform')
  return url.href
}

/** Keeps what the hand-over said, until the way back. */
export function rememberWhereFrom(search: string): void {
  if (new URLSearchParams(search).get('from') === 'platform') localStorage.setItem(KEY, 'platform')
  else localStorage.removeItem(KEY)
}

/** Where the real user's cookie is: the address that the server gave, by the name that was used. */
export function homeAddress(url: string): URL {
  const home = new URL(url)
  const byPrefix = localStorage.getItem(KEY) === 'platform' && !home.hostname.startsWith(PREFIX)
  if (byPrefix) home.hostname = PREFIX + home.hostname
  return home
}
