import { visitorZone } from '../../ui/format-time.ts'
import { formatLocale } from '../../ui/locale.ts'

interface Option {
  value: string
  label: string
}

/** Countries, ISO 3166-1. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NZ OM PA PE PF PG PH PK PL PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS YE YT ZA ZM ZW'.split(
    ' ',
  )

/** What is paid with, in countries where it is easily said; elsewhere people choose it. */
const MONEY: Record<string, string> = {
  EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA',
  GBP: 'GB GG IM JE',
  USD: 'US PR GU AS VI EC SV',
  AUD: 'AU',
  CAD: 'CA',
  NZD: 'NZ',
  CHF: 'CH LI',
  JPY: 'JP',
  INR: 'IN',
  BRL: 'BR',
  MXN: 'MX',
  SEK: 'SE',
  NOK: 'NO',
  DKK: 'DK',
  PLN: 'PL',
  CZK: 'CZ',
  ZAR: 'ZA',
  SGD: 'SG',
}

const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label, formatLocale())

/** Countries with their names in the reader's language. */
export function countryOptions(): Option[] {
  const names = new Intl.DisplayNames(formatLocale(), { type: 'region' })
  return COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value })).sort(byLabel)
}

/** Currencies with their names in the reader's language. */
export function currencyOptions(): Option[] {
  const names = new Intl.DisplayNames(formatLocale(), { type: 'currency' })
  return Intl.supportedValuesOf('currency')
    .map((value) => ({ value, label: `${names.of(value)} (${value})` }))
    .sort(byLabel)
}

/** IANA time zones, as `London (Europe)`: people look for the city. */
export function zoneOptions(): Option[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), visitorZone()])]
    .map((value) => {
      const [area = '', ...city] = value.replaceAll('_', ' ').split('/')
      return { value, label: city.length > 0 ? `${city.join(', ')} (${area})` : area }
    })
    .sort(byLabel)
}

/** The currency of a country, where it is known. */
export const currencyOf = (country: string): string | undefined =>
  Object.keys(MONEY).find((currency) => MONEY[currency]?.split(' ').includes(country))

/** The country that the reader's language names, as `GB` in `en-GB`. */
export const ownCountry = (): string => new Intl.Locale(navigator.language).maximize().region ?? 'GB'

/** An address out of a name: `Ada’s Nails & Spa` becomes `adas-nails-spa`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’\p{M}]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
