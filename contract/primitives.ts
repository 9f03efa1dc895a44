import { z } from 'zod'

/** A UUID, in any version (ours are v7). */
export const Id = z.uuid()

const YEARS = { from: Date.UTC(2000, 0, 1), to: Date.UTC(2200, 0, 1) }

/** An RFC 3339 instant on a whole minute, of the years 2000 to 2199. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(
    (s) => Date.parse(s) >= YEARS.from && Date.parse(s) < YEARS.to,
    'must be between the years 2000 and 2199',
  )
  .meta({ example: '2026-11-24T15:00:00Z' })

/** An instant on a whole minute: what visits and blocks start and end at. */
export const MinuteInstant = Instant.refine((s) => Date.parse(s) % 60_000 === 0, 'must be a whole minute')

const isDate = (s: string) => {
  const t = Date.parse(`${s}T00:00:00Z`)
  return t >= YEARS.from && t < YEARS.to && new Date(t).toISOString().startsWith(s)
}

/** A local date, `YYYY-MM-DD`. */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, YYYY-MM-DD')
  .refine(isDate, 'must be a date that exists')
  .meta({ format: 'date', example: '2026-11-24' })

/** A local wall time, `HH:MM`. */
export const WallTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, HH:MM')
  .meta({ example: '09:30' })

const zones = new Map<string, boolean>()
const isZone = (zone: string) => {
  let known = zones.get(zone)
  if (known === undefined) {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone })
      known = /^[A-Za-z]+([/_+-][A-Za-z0-9_+-]+)*$/.test(zone)
    } catch {
      known = false
    }
    if (zones.size < 2000) zones.set(zone, known)
  }
  return known
}

/** An IANA time zone. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isZone, 'must be an IANA time zone, such as Europe/London')
  .meta({ example: 'Europe/London' })

/** One line or more of text without control characters (line breaks and tabs are fine). */
export const text = (max: number, min = 0) =>
  z
    .string()
    .trim()
    .min(min, min === 1 ? 'must not be empty' : undefined)
    .max(max)
    .refine((s) => !/[\p{Cc}\p{Cs}]/u.test(s.replace(/[\n\r\t]/g, '')), 'must not contain control characters')

/** An email address, lower-cased. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email())

/** A currency, ISO 4217. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency code of ISO 4217, such as GBP')
  .meta({ example: 'GBP' })

/** A country, ISO 3166-1. */
export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be a country code of ISO 3166-1, such as GB')
  .meta({ example: 'GB' })

/** One label of a host name: where a business has its pages. */
export const Slug = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be letters, digits and hyphens')
  .meta({ example: 'demo' })

/** Whole minor units (pence, cents) of a currency. */
export const Money = z
  .object({ amount: z.int().min(0).max(100_000_000), currency: Currency })
  .meta({ id: 'Money' })

export const Version = z.int().min(1).max(2_147_483_647)
export const minutes = (min: number, max: number) => z.int().min(min).max(max)

/** In a query everything is a string: a whole number from one. */
const queryInt = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min).max(max))
export const queryFlag = z.enum(['true', 'false']).transform((s) => s === 'true')

/** Something that may be repeated in a query: always an array. */
export const repeated = <T extends z.ZodType>(item: T, max: number) =>
  z.preprocess((v) => (v === undefined || Array.isArray(v) ? v : [v]), z.array(item).min(1).max(max))

export const PageQuery = z.object({
  limit: queryInt(1, 200).optional(),
  cursor: z.string().max(500).optional(),
})
export const DryRunQuery = z.object({ dryRun: queryFlag.optional() })
export const queryInteger = queryInt

/** A page of a list. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
