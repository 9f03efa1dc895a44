/**
 * What a month of slots costs, beside a reference on bare arrays that does the same work for a simple service.
 * Fails (exit code 1) when it takes more than twice the reference's time, or five times the resources more than
 * six times the time. Only ratios within one run count: the machine may be busy.
 */
import {
  compileCalendars,
  type Facts,
  type Hours,
  horizonFor,
  type ServiceFacts,
  slots,
  type Visit,
} from '../domain/scheduling/index.ts'
import { median } from './in-turns.ts'
import { compileReference, type ReferenceService, referenceSlots } from './slots-reference.ts'

const TIME_ZONE = 'America/New_York'
const FROM = Date.parse('2026-01-12T05:00Z') / 60_000
const NOW = FROM - 1440
const WARM_UP_RUNS = 300
const TURNS = 41
const BATCH_MILLISECONDS = 6
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

/** The same question asked of both, in two sizes of business. */
interface Works {
  ours: () => unknown
  reference: () => unknown
}

function worksOf(resources: number, days: number): { fromRows: Works; compiled: Works } {
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
    fromRows: {
      ours: () => slots(visit, compileCalendars(facts, horizon), query),
      reference: () => referenceSlots(compileReference(facts, horizon), plain, query.from, query.to),
    },
    compiled: {
      ours: () => slots(visit, calendars, query),
      reference: () => referenceSlots(bare, plain, query.from, query.to),
    },
  }
}

/** A busy business: nine to half past five with a lunch, four in five days, five visits a day. */
function business(resources: number, days: number): Facts {
  const random = seeded(7)
  const ids = Array.from(
    { length: resources },
    (_, i) => `0198c0de-0000-7000-8000-${String(i).padStart(12, '0')}`,
  )
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
    resources: ids.map((id, i) => ({
      id,
      kind: 'staff',
      locationId: 'main',
      skills: [],
      hours: workingHours(i),
    })),
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
 * Milliseconds of the process's CPU time, so that other work on the machine doesn't count. All works are measured in
 * turns, and ratios are medians of the ratios within a turn: what disturbs one disturbs its neighbour.
 */
function measure(works: readonly (() => unknown)[]) {
  const batches = works.map(batchOf)
  const turns = Array.from({ length: TURNS }, () =>
    works.map((work, i) => cpuTime(work, batches[i] as number)),
  )
  const time = (turn: readonly number[], i: number) => turn[i] as number
  return {
    milliseconds: (i: number) => median(turns.map((turn) => time(turn, i))),
    ratio: (i: number, j: number) => median(turns.map((turn) => time(turn, i) / time(turn, j))),
  }
}

/** How many runs take long enough to be measured. */
function batchOf(work: () => unknown): number {
  const start = performance.now()
  cpuTime(work, 30)
  return Math.max(1, Math.ceil((BATCH_MILLISECONDS * 30) / (performance.now() - start)))
}

/** Milliseconds a run. */
function cpuTime(work: () => unknown, runs: number): number {
  const before = process.cpuUsage()
  for (let i = 0; i < runs; i++) work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / runs
}

function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

const broken: string[] = []

/** One line of the table. */
function report(
  days: number,
  from: 'rows' | 'calendars',
  few: Works,
  many: Works,
): Record<string, string | number> {
  const { milliseconds, ratio } = measure([few.ours, few.reference, many.ours, many.reference])
  const bounds = [
    { what: '10 resources beside the reference', ratio: ratio(0, 1), most: MOST_TIMES_REFERENCE },
    { what: '50 resources beside the reference', ratio: ratio(2, 3), most: MOST_TIMES_REFERENCE },
    { what: '50 resources beside 10', ratio: ratio(2, 0), most: MOST_TIMES_FOR_FIVE },
  ] as const
  for (const bound of bounds) {
    if (bound.ratio <= bound.most) continue
    broken.push(
      `${days} days from ${from}, ${bound.what}: ${bound.ratio.toFixed(2)} times, at most ${bound.most}`,
    )
  }
  return {
    days,
    from,
    '10 resources, ms': milliseconds(0).toFixed(3),
    'times reference': bounds[0].ratio.toFixed(2),
    '50 resources, ms': milliseconds(2).toFixed(3),
    'times reference ': bounds[1].ratio.toFixed(2),
    'times 10 resources': bounds[2].ratio.toFixed(2),
  }
}

// All of them once before the first is measured, so that it is measured as warm as the last.
const sizes = [7, 30, 90].map((days) => ({ days, few: worksOf(10, days), many: worksOf(50, days) }))
for (const { few, many } of sizes) {
  for (const work of [few.fromRows, few.compiled, many.fromRows, many.compiled]) {
    cpuTime(work.ours, WARM_UP_RUNS)
    cpuTime(work.reference, WARM_UP_RUNS)
  }
}
console.table(
  sizes.flatMap(({ days, few, many }) => [
    report(days, 'rows', few.fromRows, many.fromRows),
    report(days, 'calendars', few.compiled, many.compiled),
  ]),
)
if (broken.length === 0) {
  console.log(
    `at most ${MOST_TIMES_REFERENCE} times the reference, and ${MOST_TIMES_FOR_FIVE} times for five times the resources: holds`,
  )
} else {
  console.error(`BROKEN:\n${broken.join('\n')}`)
  process.exitCode = 1
}
