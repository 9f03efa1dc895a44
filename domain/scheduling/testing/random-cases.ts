import fc from 'fast-check'
import { horizonFor, localDay } from '../index.ts'
import type {
  Facts,
  Horizon,
  Hours,
  HoursWindow,
  PlacementOptions,
  ReasonCode,
  Requirement,
  ResourceFacts,
  ServiceFacts,
  Visit,
} from '../types.ts'

/** A small business around a date, a visit to it, and who asks. */
export interface RandomCase {
  facts: Facts
  visit: Visit
  /** The starts asked about: one or two local dates. */
  starts: Horizon
  /** The starts and all that their visits reach. */
  horizon: Horizon
  /** Local dates whose hours could matter. */
  dates: string[]
  now: number
}

/** Both changes of the clock of each zone, and an ordinary day. */
const ZONES: readonly { timeZone: string; dates: string[] }[] = [
  { timeZone: 'America/New_York', dates: ['2026-03-08', '2026-11-01', '2026-06-10'] },
  { timeZone: 'Europe/London', dates: ['2026-03-29', '2026-10-25', '2026-06-10'] },
  { timeZone: 'Australia/Lord_Howe', dates: ['2026-04-05', '2026-10-04', '2026-06-10'] },
  { timeZone: 'Asia/Kathmandu', dates: ['1986-01-01', '2026-06-10'] },
  { timeZone: 'America/Santiago', dates: ['2026-04-04', '2026-04-05', '2026-09-06', '2026-06-10'] },
]

const RESOURCES = ['r0', 'r1', 'r2', 'r3', 'r4']
const KINDS = ['staff', 'staff', 'room', 'staff', 'room'] as const

export const randomCase: fc.Arbitrary<RandomCase> = fc
  .constantFrom(...ZONES)
  .chain(({ timeZone, dates }) => fc.constantFrom(...dates).chain((date) => caseAt(timeZone, date)))

export const randomOverride: fc.Arbitrary<ReadonlySet<ReasonCode>> = fc
  .uniqueArray(
    fc.constantFrom<ReasonCode>(
      'off-grid',
      'outside-hours',
      'closed',
      'blocked',
      'buffer',
      'notice',
      'window',
      'past',
      'other-location',
      'unskilled',
    ),
  )
  .map((codes) => new Set(codes))

/** Beside what the case says: who exactly, whom rather, and how far along in the starts. */
export const randomChoice: fc.Arbitrary<Pick<PlacementOptions, 'exactly' | 'prefer'>> = fc.record(
  {
    exactly: fc.uniqueArray(fc.constantFrom(...RESOURCES), { minLength: 1, maxLength: 3 }),
    prefer: fc.uniqueArray(fc.constantFrom(...RESOURCES), { maxLength: 3 }),
  },
  { requiredKeys: [] },
)

function caseAt(timeZone: string, date: string): fc.Arbitrary<RandomCase> {
  const from = localDay(date, timeZone).from
  return fc
    .record({
      days: fc.integer({ min: 1, max: 2 }),
      locations: locationsIn(timeZone, date),
      visit: randomVisit,
      resources: fc.oneof(
        { weight: 5, arbitrary: fc.array(randomResource(date), { minLength: 5, maxLength: 5 }) },
        { weight: 1, arbitrary: fc.array(randomResource(date), { minLength: 1, maxLength: 5 }) },
      ),
      closures: fc.array(
        fc.record({
          from: fc.integer({ min: -1, max: 2 }).map((days) => plusDays(date, days)),
          length: fc.integer({ min: 0, max: 1 }),
          locationId: fc.constantFrom(null, 'l0', 'l1'),
        }),
        { maxLength: 1 },
      ),
      blocks: fc.array(randomRange(from), { maxLength: 3 }),
      occupied: fc.array(randomRange(from), { maxLength: 25 }),
      now: fc.oneof(
        { weight: 6, arbitrary: fc.constant(from - 3000) },
        { weight: 1, arbitrary: fc.integer({ min: -3000, max: 1500 }).map((minutes) => from + minutes) },
        {
          weight: 1,
          arbitrary: fc.integer({ min: -3000, max: 1500 }).map((minutes) => from + minutes + 0.5),
        },
      ),
    })
    .map(({ days, locations, visit, resources, closures, blocks, occupied, now }): RandomCase => {
      const starts = { from, to: localDay(plusDays(date, days - 1), timeZone).to }
      const named = resources.map((resource, i) => ({
        ...resource,
        id: RESOURCES[i] as string,
        kind: resource.kind ?? (KINDS[i] as ResourceFacts['kind']),
      }))
      return {
        facts: {
          locations,
          resources: named,
          closures: closures.map((one) => ({ ...one, to: plusDays(one.from, one.length) })),
          blocks: blocks.map((one, i) => ({ ...one, id: `b${i}` })),
          occupied: apart(occupied).map((one, i) => ({ ...one, appointmentId: `a${i}` })),
        },
        visit,
        starts,
        horizon: horizonFor(visit, starts),
        dates: Array.from({ length: 9 }, (_, i) => plusDays(date, i - 3)),
        now,
      }
    })
}

function locationsIn(timeZone: string, date: string) {
  return fc
    .record({
      hours: fc.tuple(randomHours(date), randomHours(date)),
      other: fc.constantFrom(timeZone, 'Europe/London'),
    })
    .map(({ hours, other }) => [
      { id: 'l0', timeZone, hours: hours[0] },
      { id: 'l1', timeZone: other, hours: hours[1] },
    ])
}

const minuteOfDay = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 20 }).map((quarter) => quarter * 15) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
)

const randomWindow: fc.Arbitrary<HoursWindow> = fc.record({
  start: minuteOfDay,
  end: fc.oneof({ weight: 9, arbitrary: minuteOfDay }, { weight: 1, arbitrary: fc.constant(1440) }),
  locationId: fc.constantFrom(null, null, null, null, null, null, 'l0', 'l1'),
})

const longWindow: fc.Arbitrary<HoursWindow> = fc.record({
  start: fc.constantFrom(0, 0, 60, 480, 540, 555),
  end: fc.constantFrom(0, 1020, 1080, 1200),
  locationId: fc.constantFrom(null, null, null, null, null, null, 'l0', 'l1'),
})

const weekday = fc.constantFrom<1 | 2 | 3 | 4 | 5 | 6 | 7>(1, 2, 3, 4, 5, 6, 7)

function randomHours(date: string): fc.Arbitrary<Hours> {
  const everyDay = longWindow.map((window) =>
    [1, 2, 3, 4, 5, 6, 7].map((day) => ({ ...window, weekday: day as 1 })),
  )
  const someDays = fc.array(
    fc.tuple(randomWindow, weekday).map(([window, day]) => ({ ...window, weekday: day })),
    { maxLength: 10 },
  )
  return fc.record({
    weekly: fc.oneof(
      { weight: 5, arbitrary: everyDay },
      { weight: 4, arbitrary: fc.tuple(everyDay, someDays).map((both) => both.flat()) },
      { weight: 2, arbitrary: someDays },
    ),
    overrides: fc.array(
      fc.record({
        date: fc.integer({ min: -1, max: 2 }).map((days) => plusDays(date, days)),
        windows: fc.array(randomWindow, { maxLength: 2 }),
      }),
      { maxLength: 1 },
    ),
    rotas: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.uniqueArray(
          fc.record({
            validFrom: fc.integer({ min: -40, max: 2 }).map((days) => plusDays(date, days)),
            weeks: fc.array(fc.oneof(everyDay, someDays), { minLength: 1, maxLength: 3 }),
          }),
          { maxLength: 2, selector: (rota) => rota.validFrom },
        ),
      },
    ),
  })
}

function randomResource(date: string) {
  return fc.record({
    kind: seldom(12, fc.constantFrom('staff' as const, 'equipment' as const)),
    locationId: fc.constantFrom('l0', 'l0', 'l0', 'l0', 'l0', 'l0', 'l1'),
    skills: fc.constantFrom(['a', 'b'], ['a', 'b'], ['a', 'b'], ['a'], ['b'], []),
    hours: fc.option(randomHours(date), { freq: 2, nil: null }),
  })
}

function randomRange(from: number) {
  return fc
    .record({
      resourceId: fc.constantFrom(...RESOURCES),
      start: fc.integer({ min: -24, max: 48 * 12 }).map((step) => from + step * 5),
      length: fc.constantFrom(5, 15, 30, 60, 90, 240),
    })
    .map(({ resourceId, start, length }) => ({ resourceId, start, end: start + length }))
}

/** Allocations of one resource don't overlap: the database sees to it. */
function apart<Row extends { resourceId: string; start: number; end: number }>(rows: Row[]): Row[] {
  const kept: Row[] = []
  for (const row of rows) {
    const isFree = kept.every(
      (other) => other.resourceId !== row.resourceId || other.end <= row.start || row.end <= other.start,
    )
    if (isFree) kept.push(row)
  }
  return kept
}

const randomParts = fc
  .uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 4 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts) =>
    cuts.flatMap((cut, i) =>
      i % 2 === 0 && i + 1 < cuts.length
        ? [{ fromMinute: cut * 10, toMinute: (cuts[i + 1] as number) * 10 }]
        : [],
    ),
  )

function randomRequirement(quantity: number, maxMinute: number): fc.Arbitrary<Requirement> {
  return fc
    .record({
      kind: fc.oneof(
        { weight: 14, arbitrary: fc.constantFrom('staff', 'staff', 'staff', 'room') },
        { weight: 1, arbitrary: fc.constant('equipment') },
      ),
      resourceIds: seldom(4, fc.subarray(RESOURCES, { minLength: 3 })),
      skill: seldom(4, fc.constantFrom('a', 'b')),
      parts: seldom(2, randomParts),
    })
    .map(({ kind, resourceIds, skill, parts }) => {
      const inside = parts
        ?.map((part) => ({ fromMinute: part.fromMinute, toMinute: Math.min(part.toMinute, maxMinute) }))
        .filter((part) => part.fromMinute < part.toMinute)
      return {
        kind: kind as Requirement['kind'],
        quantity,
        ...(resourceIds ? { resourceIds } : skill && { skill }),
        ...(inside?.length && { parts: inside }),
      }
    })
}

function randomService(id: string): fc.Arbitrary<ServiceFacts> {
  return fc.constantFrom(7, 15, 30, 45, 60, 90, 120).chain((durationMinutes) => {
    const one = randomRequirement(1, durationMinutes)
    const two = randomRequirement(2, durationMinutes)
    return fc.record({
      id: fc.constant(id),
      durationMinutes: fc.constant(durationMinutes),
      bufferBeforeMinutes: fc.constantFrom(0, 0, 5, 15),
      bufferAfterMinutes: fc.constantFrom(0, 0, 10, 30),
      slotIntervalMinutes: fc.constantFrom(15, 15, 5, 10, 20, 30, 60),
      noticeMinutes: fc.constantFrom(0, 0, 0, 60, 1440),
      bookingWindowDays: fc.constantFrom(365, 365, 365, 365, 365, 365, 365, 365, 2, 3),
      requirements: fc.oneof(
        { weight: 4, arbitrary: fc.tuple(one) },
        { weight: 3, arbitrary: fc.tuple(one, one) },
        { weight: 1, arbitrary: fc.tuple(two) },
        { weight: 1, arbitrary: fc.tuple(two, one) },
      ),
      ownDurations: fc.oneof(
        { weight: 2, arbitrary: fc.constant(new Map<string, number>()) },
        {
          weight: 1,
          arbitrary: fc
            .array(fc.tuple(fc.constantFrom(...RESOURCES), fc.constantFrom(10, 30, 50, 75)), { maxLength: 3 })
            .map((pairs) => new Map(pairs)),
        },
      ),
    })
  })
}

const asked = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(['r0'], ['r1'], ['r3']) },
  { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom(...RESOURCES), { minLength: 1, maxLength: 3 }) },
)

function randomItem(id: string) {
  return fc
    .record({
      service: randomService(id),
      resourceIds: seldom(7, asked),
      extraMinutes: seldom(4, fc.constantFrom(5, 15, 45)),
    })
    .map(({ service, resourceIds, extraMinutes }) => ({
      service,
      ...(resourceIds && { resourceIds }),
      ...(extraMinutes && { extraMinutes }),
    }))
}

const randomVisit: fc.Arbitrary<Visit> = fc
  .record({
    items: fc.oneof(
      { weight: 5, arbitrary: fc.tuple(randomItem('s0')) },
      { weight: 3, arbitrary: fc.tuple(randomItem('s0'), randomItem('s1')) },
    ),
    resourceIds: seldom(12, asked),
    durationMinutes: seldom(6, fc.constantFrom(5, 30, 100, 180)),
  })
  .map(({ items, resourceIds, durationMinutes }) => ({
    items,
    locationId: 'l0',
    ...(resourceIds && { resourceIds }),
    ...(durationMinutes && { durationMinutes }),
  }))

/** Once in `times` cases; else undefined. */
function seldom<T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })
}

function plusDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}
