import {
  type DateOrder,
  type ImportKind,
  type Mapping,
  readMinutes,
  readMoment,
  readMoney,
  readTime,
} from '../../../domain/imports/index.ts'
import { type Cells, cellsOf, isHeadings, naturalKey, readPerson, warnOfBrokenLine } from './cells.ts'
import { cut } from './cut.ts'
import type { AppointmentDraft, ReadRow, ServiceDraft } from './drafts.ts'

/** What reading rows depends on beside the rows. */
export interface ReadingContext {
  kind: Exclude<ImportKind, 'calendar'>
  source: string
  mapping: Mapping
  dateOrder: DateOrder
  timeZone: string
  country: string
  currency: string
  defaultMinutes: number
  now: Date
  /** Lower-cased names of what there is, for warnings. */
  services: ReadonlySet<string>
  resources: ReadonlySet<string>
}

/** Reads every row, and marks those whose id came before in the same file. */
export function readRows(rows: readonly Record<string, string>[], context: ReadingContext): ReadRow[] {
  const first = new Map<string, number>()
  return rows.map((raw, n) => {
    const cells = cellsOf(raw, context.mapping)
    if (isHeadings(cells, context.mapping)) {
      cells.error('', 'headings', 'The headings once more')
      return { draft: null, externalId: null, problems: cells.problems }
    }
    const { draft, key } = READERS[context.kind](cells, context)
    const externalId = key && cut(`${context.source}:${key}`, 200)
    const before = externalId ? first.get(externalId) : undefined
    if (before !== undefined) {
      const where = context.mapping.externalId ? 'externalId' : context.mapping.email ? 'email' : 'name'
      cells.error(where, 'duplicate', `The same as line ${before + 2} of this file`)
    } else if (externalId) first.set(externalId, n)
    warnOfBrokenLine(cells, raw, context.mapping)
    const isWrong = cells.problems.some(({ severity }) => severity === 'error')
    return { draft: isWrong ? null : draft, externalId, problems: cells.problems }
  })
}

type Reader = (cells: Cells, context: ReadingContext) => { draft: ReadRow['draft']; key: string }

const READERS: Record<ReadingContext['kind'], Reader> = {
  customers(cells, { country }) {
    const draft = readPerson(cells, country)
    return { draft, key: cells.get('externalId') || personKey(draft) }
  },

  services(cells, context) {
    const draft = readService(cells, context)
    return { draft, key: cells.get('externalId') || naturalKey('service', draft.name) }
  },

  appointments(cells, context) {
    const draft = readAppointment(cells, context)
    const { customer, service, start } = draft
    const key = cells.get('externalId') || naturalKey('visit', personKey(customer), service, start)
    return { draft, key }
  },
}

/** Of a person without an id of the other product's: by email where there is one. */
export const personKey = ({ name, email, phone }: { name: string; email: string | null; phone: string }) =>
  email ? naturalKey('email', email) : naturalKey('person', name, phone)

function readService(cells: Cells, { currency, defaultMinutes }: ReadingContext): ServiceDraft {
  const variation = cells.get('variation')
  const name = [cells.get('name'), /^regular$/i.test(variation) ? '' : variation].filter(Boolean).join(', ')
  if (!name) cells.error('name', 'no-name', 'There is no name')
  if (name.length > 120) cells.warn('name', 'too-long', 'The name is cut to 120 characters')
  const length = cells.get('duration')
  let durationMinutes = length ? readMinutes(length) : defaultMinutes
  if (durationMinutes === null || durationMinutes < 1 || durationMinutes > 1440) {
    cells.error('duration', 'bad-duration', 'This is no length between a minute and a day')
    durationMinutes = defaultMinutes
  } else if (!length)
    cells.warn('duration', 'no-duration', `The file gives no length: ${defaultMinutes} minutes`)
  // Square's word for a price that is made up at the till
  const price = cells.get('price').replace(/^variable$/i, '')
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  let priceAmount = price ? readMoney(price, digits) : 0
  if (priceAmount === null || priceAmount > 100_000_000) {
    cells.error('price', 'bad-price', 'There is no number in this price')
    priceAmount = 0
  } else if (!price) cells.warn('price', 'no-price', 'The file gives no price: 0')
  return {
    name: cut(name, 120),
    description: cut(cells.get('description'), 2000),
    category: cut(cells.get('category'), 80),
    durationMinutes,
    priceAmount,
  }
}

const GONE = /cancel|no.?show|declin|reject|delet/i

function readAppointment(cells: Cells, context: ReadingContext): AppointmentDraft {
  const person = readPerson(cells, context.country)
  const id = cells.get('customerId')
  const { start, end } = readTimes(cells, context)
  if (start && start < context.now) cells.error('date', 'past', 'It is in the past')
  if (GONE.test(cells.get('status'))) cells.error('status', 'cancelled', 'It was cancelled')
  // of several services in one cell, which no product here parts reliably, the whole is looked for
  const service = cut(cells.get('service'), 200)
  if (!service) cells.error('service', 'no-service', 'There is no service')
  else if (!context.services.has(service.toLowerCase()))
    cells.warn(
      'service',
      'unknown-service',
      'There is no service of this name: the visit waits for you to place it',
    )
  const resource = cut(cells.get('resource'), 200)
  if (resource && !context.resources.has(resource.toLowerCase()))
    cells.warn('resource', 'unknown-resource', 'Nobody has this name: the visit waits for you to place it')
  return {
    customer: {
      ...person,
      notes: '',
      tags: [],
      externalId: cut(`${context.source}:${id || personKey(person)}`, 200),
    },
    service,
    resource,
    start: start?.toISOString() ?? '',
    end: end?.toISOString() ?? null,
    note: cut(cells.get('notes'), 2000),
  }
}

function readTimes(cells: Cells, context: ReadingContext): { start: Date | null; end: Date | null } {
  const zone = zoneOf(cells, context)
  const start = momentOf(cells.get('date'), cells.get('time'), context.dateOrder, zone)
  if (!start) {
    cells.error('date', 'bad-date', 'The date and time can’t be read')
    return { start: null, end: null }
  }
  const length = cells.get('duration')
  const minutes = length ? readMinutes(length) : null
  const until = cells.get('end')
  const time = readTime(until)
  // an end that is a time alone is on the day of the start, or the next
  const date = Temporal.Instant.fromEpochMilliseconds(start.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
  let end = until ? momentOf(time ? date : until, time ?? '', time ? 'ymd' : context.dateOrder, zone) : null
  if (end && end <= start && time) end = new Date(end.getTime() + 86_400_000)
  if (!end && minutes) end = new Date(start.getTime() + minutes * 60_000)
  if ((until || length) && (!end || end <= start || end.getTime() - start.getTime() > 86_400_000)) {
    cells.warn(
      until ? 'end' : 'duration',
      'bad-end',
      'The end can’t be read: the service’s own length counts',
    )
    end = null
  }
  return { start, end }
}

function zoneOf(cells: Cells, { timeZone }: ReadingContext): string {
  const named = cells.get('timeZone')
  if (!named) return timeZone
  try {
    return new Intl.DateTimeFormat('en', { timeZone: named }).resolvedOptions().timeZone
  } catch {
    cells.warn('timeZone', 'unknown-zone', 'There is no such time zone: the business’s counts')
    return timeZone
  }
}

/** The instant, on a whole minute, of a date and, beside it or within it, a time. */
function momentOf(date: string, time: string, order: DateOrder, zone: string): Date | null {
  const read = readMoment(date, order)
  if (!read) return null
  if (read.kind === 'instant') return onMinute(Date.parse(read.instant))
  const wall = time ? readTime(time) : read.time
  if (!wall) return null
  const local = Temporal.PlainDateTime.from(`${read.date}T${wall}`)
  return onMinute(local.toZonedDateTime(zone).epochMilliseconds)
}

const onMinute = (at: number) => new Date(Math.floor(at / 60_000) * 60_000)
