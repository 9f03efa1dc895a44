/**
 * What a month of slots costs, beside a reference on bare arrays that does the same work for a simple service.
 * Fails (exit code 1) when it takes more than twice the reference's time, or five times the resources more than
 * six times the time. Only ratios within one run count: the machine may be busy.
 */
import {
  compileCalendars,
  type Facts,
  horizonFor,
  type Hours,
  type ServiceFacts,
  slots,
  type Visit,
} from '../domain/scheduling/index.ts'
import { compileReference, type ReferenceService, referenceSlots } from './slots-reference.ts'

const TIME_ZONE = 'America/New_York'
const FROM = Date.parse('2026-01-12T05:00Z') / 60_000
const NOW = FROM - 1440
const SAMPLES = 41
const SAMPLE_MILLISECONDS = 8
const MOST_TIMES_REFERENCE = 2
const MOST_TIMES_FOR_FIVE = 6

const service: ServiceFacts = {
  id: 'cut',
  durationMinutes: 45,
  bufferBeforeMinutes: 5,
  bufferAfterMinutes: 10,
  slotIntervalMinutes: 15,
  noticeMinutes: 60,
  bookingWindowDays: 365,
  requirements: [{ kind: 'staff', quantity: 1 }],
  ownDurations: new Map(),
}
const visit: Visit = { items: [{ service }], locationId: 'main' }
const plain: ReferenceService = { duration: 45, before: 5, after: 10, interval: 15 }

interface Row {
  resources: number
  days: number
  slots: number
  rows: Pair
  compiled: Pair
}

interface Pair {
  ours: number
  reference: number
}

function run(resources: number, days: number): Row {
  const query = { from: FROM, to: FROM + days * 1440, now: NOW }
  const horizon = horizonFor(visit, query)
  const facts = business(resources, days)
  const calendars = compileCalendars(facts, horizon)
  const bare = compileReference(facts, horizon)

  const ours = slots(visit, calendars, query)
  const reference = referenceSlots(bare, plain, query.from, query.to)
  const same = ours.every((slot, i) => slot.start === reference[i]?.start && slot.end === reference[i]?.end)
  if (ours.length !== reference.length || !same) throw new Error('The reference offers other slots')

  return {
    resources,
    days,
    slots: ours.length,
    rows: medians(
      () => slots(visit, compileCalendars(facts, horizon), query),
      () => referenceSlots(compileReference(facts, horizon), plain, query.from, query.to),
    ),
    compiled: medians(
      () => slots(visit, calendars, query),
      () => referenceSlots(bare, plain, query.from, query.to),
    ),
  }
}

/** A busy business: nine to half past five with a lunch, four in five days, five visits a day. */
function business(resources: number, days: number): Facts {
  const random = seeded(7)
  const ids = Array.from({ length: resources }, (_, i) => `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}`)
  const occupied = ids.flatMap((resourceId) =>
    Array.from({ length: days }).flatMap((_, day) => {
      let end = FROM + day * 1440 + 540
      return Array.from({ length: 5 }, () => {
        const start = end + Math.floor(random() * 20) * 5
        end = start + 50
        return { resourceId, start, end, appointmentId: `${resourceId} ${start}` }
      })
    }),
  )
  return {
    locations: [{ id: 'main', timeZone: TIME_ZONE, hours: { weekly: [], overrides: [] } }],
    resources: ids.map((id, i) => ({ id, kind: 'staff', locationId: 'main', skills: [], hours: workingHours(i) })),
    closures: [],
    blocks: [],
    occupied,
  }
}

function workingHours(offset: number): Hours {
  const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).filter((weekday) => (weekday + offset) % 5 !== 4)
  return {
    weekly: weekdays.flatMap((weekday) => [
      { weekday, start: 540, end: 720, locationId: null },
      { weekday, start: 765, end: 1050, locationId: null },
    ]),
    overrides: [],
  }
}

/**
 * Medians in milliseconds, of the process's CPU time, so that other work on the machine doesn't count; the two are
 * measured in turns, so that what disturbs the one disturbs the other.
 */
function medians(ours: () => unknown, reference: () => unknown): Pair {
  const batches = { ours: batchOf(ours), reference: batchOf(reference) }
  const times: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
  for (let i = 0; i < SAMPLES; i++) {
    times.ours.push(cpuTime(ours, batches.ours))
    times.reference.push(cpuTime(reference, batches.reference))
  }
  return { ours: median(times.ours), reference: median(times.reference) }
}

/** How many runs take long enough to be measured, once they are warm. */
function batchOf(work: () => unknown): number {
  cpuTime(work, 300)
  const start = performance.now()
  cpuTime(work, 30)
  return Math.max(1, Math.ceil((SAMPLE_MILLISECONDS * 30) / (performance.now() - start)))
}

/** Milliseconds a run. */
function cpuTime(work: () => unknown, runs: number): number {
  const before = process.cpuUsage()
  for (let i = 0; i < runs; i++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / runs
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] as number
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const broken: string[] = []
const check = (what: string, ratio: number, most: number) => {
  if (ratio > most) broken.push(`${what}: ${ratio.toFixed(2)} times, at most ${most}`)
  return ratio.toFixed(2)
}
const table: Row[] = [7, 30, 90].flatMap((days) => [10, 50].map((resources) => run(resources, days)))
const summary = table.map(({ resources, days, slots, rows, compiled }) => {
  const few = table.find((row) => row.days === days && row.resources === 10) as Row
  const name = `${resources} resources, ${days} days`
  return {
    resources,
    days,
    slots,
    'from rows, ms': rows.ours.toFixed(3),
    'times reference': check(`${name}, from rows`, rows.ours / rows.reference, MOST_TIMES_REFERENCE),
    'compiled, ms': compiled.ours.toFixed(3),
    'times reference ': check(`${name}, compiled`, compiled.ours / compiled.reference, MOST_TIMES_REFERENCE),
    'times 10 resources':
      resources === 10
        ? ''
        : `${check(`${name}, from rows, beside 10`, rows.ours / few.rows.ours, MOST_TIMES_FOR_FIVE)} / ` +
          check(`${name}, compiled, beside 10`, compiled.ours / few.compiled.ours, MOST_TIMES_FOR_FIVE),
  }
})
console.table(summary)
if (broken.length > 0) {
  console.error(`Too slow:\n${broken.join('\n')}`)
  process.exitCode = 1
}
