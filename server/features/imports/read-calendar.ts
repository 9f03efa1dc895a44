import ICAL from 'ical.js'
import { IMPORT_LIMITS } from '../../../contract/imports.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { invalid, missing } from '../../problem.ts'
import { naturalKey } from './cells.ts'
import { cut } from './cut.ts'
import type { ReadRow, RowProblem } from './drafts.ts'
import { unreadable } from './parse-csv.ts'
import type { ImportOptions } from './preview.ts'

/** How far repeating events are expanded, in days from now. */
const DAYS = 400
/** Repetitions that are looked at in all, those before now included: a bound on what a file can cost. */
const STEPS = 200_000
const DAY = 86_400_000

interface Occurrence {
  title: string
  start: Date
  end: Date
  uid: string
  /** Of a repeating event: which repetition. */
  recurrence: string
  status: string
  isFree: boolean
}

/**
 * Reads a calendar's events for one resource, repeating ones one by one; all-day ones from midnight to midnight of the
 * resource's location.
 * @throws Problem unreadable-file, invalid-input (resourceId, serviceId), not-found
 */
export async function readCalendar(
  { db, now }: TenantReadTx,
  text: string,
  options: ImportOptions,
): Promise<{ number: number; raw: Record<string, string>; read: ReadRow }[]> {
  if (!options.resourceId) throw invalid('options.resourceId', 'is needed: whose calendar it is')
  if (options.as === 'visits' && !options.serviceId)
    throw invalid('options.serviceId', 'is needed for visits')
  const [resource, service] = await Promise.all([
    db
      .selectFrom('resources')
      .innerJoin('locations', 'locations.id', 'resources.location_id')
      .select(['resources.name', 'locations.time_zone'])
      .where('resources.id', '=', options.resourceId)
      .where('resources.active', '=', true)
      .executeTakeFirst(),
    options.serviceId
      ? db
          .selectFrom('services')
          .select('name')
          .where('id', '=', options.serviceId)
          .where('active', '=', true)
          .executeTakeFirst()
      : null,
  ])
  if (!resource) throw missing('resource', 'options.resourceId')
  if (options.serviceId && !service) throw missing('service', 'options.serviceId')
  const occurrences = occurrencesOf(text, resource.time_zone, now)
  if (occurrences.length === 0) throw unreadable('no-rows', 'There are no events from today on')
  if (occurrences.length > IMPORT_LIMITS.rows)
    throw unreadable('too-many-rows', `A calendar may have ${IMPORT_LIMITS.rows} events within ${DAYS} days`)
  const seen = new Set<string>()
  return occurrences.map((occurrence, n) => {
    const { title, start, end, uid, recurrence } = occurrence
    const problems: RowProblem[] = []
    const error = (code: string, message: string) =>
      problems.push({ column: 'Start', code, message, severity: 'error' })
    if (occurrence.status === 'CANCELLED') error('cancelled', 'It was cancelled')
    if (occurrence.isFree) error('free', 'It takes no time: the calendar shows it as free')
    if (options.as === 'visits' && start < now) error('past', 'It is in the past')
    const externalId = `ics:${options.resourceId}:${naturalKey(uid, recurrence)}`
    if (seen.has(externalId)) error('duplicate', 'The same event comes twice in this file')
    seen.add(externalId)
    const times = { start: start.toISOString(), end: end.toISOString() }
    const customer = {
      name: title || resource.name,
      email: null,
      phone: '',
      phoneE164: '',
      notes: '',
      tags: [],
    }
    const draft =
      options.as === 'visits'
        ? {
            ...times,
            customer: { ...customer, externalId: `ics:${naturalKey('person', customer.name)}` },
            service: service?.name ?? '',
            resource: resource.name,
            note: '',
          }
        : { ...times, title }
    return {
      number: n + 1,
      raw: { Title: title, Start: times.start, End: times.end },
      read: { draft: problems.length > 0 ? null : draft, externalId, problems },
    }
  })
}

/** What of the file touches the days from now on, in order. */
function occurrencesOf(text: string, timeZone: string, now: Date): Occurrence[] {
  const events = eventsOf(text)
  const until = now.getTime() + DAYS * DAY
  const found: Occurrence[] = []
  let steps = 0
  const add = (item: ICAL.Event, startDate: ICAL.Time, endDate: ICAL.Time, recurrence: string) => {
    const start = instantOf(startDate, item, 'dtstart', timeZone)
    const end = instantOf(endDate, item, 'dtend', timeZone)
    if (end <= now || start.getTime() >= until || end <= start) return start
    found.push({
      title: cut((item.summary ?? '').replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim(), 120),
      start,
      end,
      uid: item.uid ?? '',
      recurrence,
      status: String(item.component.getFirstPropertyValue('status') ?? ''),
      isFree: item.component.getFirstPropertyValue('transp') === 'TRANSPARENT',
    })
    return start
  }
  for (const event of events) {
    if (!event.isRecurring()) {
      add(event, event.startDate, event.endDate, event.recurrenceId?.toString() ?? '')
      continue
    }
    const each = event.iterator()
    for (let at = each.next(); at; at = each.next()) {
      if (++steps > STEPS) throw unreadable('too-many-rows', 'Its repeating events repeat too often')
      const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(at)
      const start = add(item, startDate, endDate, recurrenceId.toString())
      if (start.getTime() >= until || found.length > IMPORT_LIMITS.rows) break
    }
  }
  return found.sort((a, b) => a.start.getTime() - b.start.getTime())
}

/** Events with the ones that stand in for single repetitions of theirs. */
function eventsOf(text: string): ICAL.Event[] {
  try {
    // a file may hold several calendars
    const parsed = ICAL.parse(text.trim())
    const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][]
    const components = calendars.flatMap((calendar) =>
      new ICAL.Component(calendar as never).getAllSubcomponents('vevent'),
    )
    const withStart = components.filter((component) => component.hasProperty('dtstart'))
    const exceptions = withStart.filter((component) => component.hasProperty('recurrence-id'))
    const uidOf = (component: ICAL.Component) => component.getFirstPropertyValue('uid')
    const masters = withStart.filter((component) => !component.hasProperty('recurrence-id'))
    const known = new Set(masters.map(uidOf))
    return [
      ...masters.map((master) => {
        const own = exceptions.filter((e) => uidOf(e) === uidOf(master))
        return new ICAL.Event(master, { strictExceptions: true, exceptions: own })
      }),
      // one that stands in for a repetition of an event that the file leaves out
      ...exceptions.filter((e) => !known.has(uidOf(e))).map((e) => new ICAL.Event(e)),
    ]
  } catch {
    throw unreadable('malformed', 'This calendar can’t be read: it is not valid iCalendar')
  }
}

/** The instant, on a whole minute: in the event's own zone, else in the one given. */
function instantOf(time: ICAL.Time, event: ICAL.Event, property: string, timeZone: string): Date {
  const named = event.component.getFirstProperty(property) ?? event.component.getFirstProperty('dtstart')
  const zone = zoneNamed(named?.getParameter('tzid'))
  const isFloating = time.isDate || time.zone === ICAL.Timezone.localTimezone
  const at =
    !time.isDate && time.zone === ICAL.Timezone.utcTimezone
      ? time.toUnixTime() * 1000
      : zone || isFloating
        ? wallTime(time, zone ?? timeZone)
        : time.toUnixTime() * 1000
  return new Date(Math.floor(at / 60_000) * 60_000)
}

function wallTime(time: ICAL.Time, timeZone: string): number {
  const { year, month, day } = time
  const [hour, minute] = time.isDate ? [0, 0] : [time.hour, time.minute]
  return Temporal.PlainDateTime.from({ year, month, day, hour, minute }).toZonedDateTime(timeZone)
    .epochMilliseconds
}

/** An IANA zone, or null: then what the file says of its own zone counts. */
function zoneNamed(name: unknown): string | null {
  if (typeof name !== 'string') return null
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
