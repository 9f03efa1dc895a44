const RESERVED = new Set(
  `platform www api admin app mail smooth smoothschedule
  about abuse account accounts assets auth autoconfig autodiscover billing blog booking bookings business businesses
  cdn console dashboard dev developer docs email files ftp health help hostmaster imap info internal live login logout
  localhost metrics mx news ns ns1 ns2 pay payments pop postmaster root sandbox security sign-in sign-up signin signup
  smtp staging static status support system team webhook webhooks webmail webmaster`.split(/\s+/),
)

/** Whether an address is the platform's own to use, or looks like another one than it is (`xn--`). */
export const isReservedSlug = (slug: string): boolean => RESERVED.has(slug) || slug.startsWith('xn--')
