import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'

/** A phone as it is stored: as it was written, and in E.164 (empty where it is no whole number of any country). */
export const phoneColumns = (phone: string, country: string) => ({
  phone,
  phone_e164: toE164(phone, country),
  phone_unread: false,
})

/**
 * A phone in E.164 (`+447700900123`), read as one would in a country (ISO 3166-1); empty where it isn't one. Extensions
 * are left out: they are one line's.
 */
export function toE164(phone: string, country: string): string {
  const parsed = parsePhoneNumberFromString(phone, defaultOf(country))
  return parsed?.isPossible() ? parsed.number : ''
}

/**
 * A phone as people of a country write it: in the national format, or in the international one when it is of another
 * country. What is no whole number stays as it was written.
 */
export function showPhone(written: string, e164: string, country: string): string {
  const parsed = e164 ? parsePhoneNumberFromString(e164) : undefined
  if (!parsed) return written
  const known = defaultOf(country)
  const isHome = known !== undefined && getCountryCallingCode(known) === parsed.countryCallingCode
  return isHome ? parsed.formatNational() : parsed.formatInternational()
}

const defaultOf = (country: string): CountryCode | undefined =>
  isSupportedCountry(country) ? country : undefined
