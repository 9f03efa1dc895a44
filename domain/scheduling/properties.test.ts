import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCalendars, decide, explain, placements, slots } from './index.ts'
import { type Judged, oracleFor, type Wrong } from './testing/oracle.ts'
import { type RandomCase, randomCase, randomChoice, randomOverride } from './testing/random-cases.ts'
import type { Placement, ReasonCode, Visit } from './types.ts'

// 150 cases each in `npm test`; `npm run test:soak` tries 10,000. FC_SEED and FC_PATH replay a failure,
// and FC_SHRINK makes its case smaller, which takes minutes.
const SOAK = Boolean(process.env.SOAK)
const parameters = {
  endOnFailure: !process.env.FC_SHRINK,
  numRuns: SOAK ? 10_000 : 150,
  ...(process.env.FC_SEED && { seed: Number(process.env.FC_SEED) }),
  ...(process.env.FC_PATH && { path: process.env.FC_PATH }),
}
const timeout = SOAK ? 3_600_000 : 60_000

const ON_ALLOCATIONS: readonly Wrong[] = ['taken', 'buffer-taken']

const unitsOf = (placement: Placement) => placement.items.map((item) => item.resourceIds)

const isOneOf = (judged: readonly Judged[], placement: Placement) =>
  judged.find((one) => one.end === placement.end && String(one.units) === String(unitsOf(placement)))

/** The minutes that a placement's allocations take, by resource; each minute once. */
function occupiedBy(placement: Placement): Map<string, number[]> {
  const minutes = new Map<string, number[]>()
  for (const { resourceId, start, end } of placement.allocations) {
    const own = minutes.get(resourceId) ?? []
    for (let minute = start; minute < end; minute++) own.push(minute)
    minutes.set(resourceId, own)
  }
  return minutes
}

function isClean(judged: Judged): boolean {
  return judged.wrong.size === 0
}

describe('slots', () => {
  test(
    'are exactly the starts that the rules offer, each with an assignment that the rules allow',
    () => {
      fc.assert(
        fc.property(randomCase, ({ facts, visit, starts, horizon, dates, now }) => {
          const oracle = oracleFor(facts, dates)
          const offered = slots(visit, compileCalendars(facts, horizon), { ...starts, now })
          const byStart = new Map(offered.map((slot) => [slot.start, slot]))
          expect(byStart.size).toBe(offered.length)
          expect(offered.every((slot) => starts.from <= slot.start && slot.start < starts.to)).toBe(true)
          expect(offered.map((slot) => slot.start)).toEqual([...byStart.keys()].sort((a, b) => a - b))
          for (let start = starts.from; start < starts.to; start++) {
            const slot = byStart.get(start)
            if (!slot && !oracle.isOnSomeGrid(visit, start)) continue
            const clean = oracle.judge(visit, start, { now, onlyClean: true })
            expect({ start, offered: slot !== undefined }).toEqual({ start, offered: clean.length > 0 })
            if (!slot) continue
            const same = isOneOf(clean, slot)
            expect(same).toBeDefined()
            expect(sortedEntries(occupiedBy(slot))).toEqual(sortedEntries(same?.occupied()))
          }
        }),
        parameters,
      )
    },
    timeout,
  )

  test(
    'agree with what the booker decides, the assignment included, and with the calendars of one day',
    () => {
      fc.assert(
        fc.property(randomCase, fc.gen(), ({ facts, visit, starts, horizon, now }, gen) => {
          const calendars = compileCalendars(facts, horizon)
          const offered = slots(visit, calendars, { ...starts, now })
          const byStart = new Map(offered.map((slot) => [slot.start, slot]))
          for (const start of someStarts(gen, { starts, offered })) {
            const decision = decide(visit, calendars, start, { now })
            const slot = byStart.get(start)
            expect(decision.kind === 'offered').toBe(slot !== undefined)
            if (decision.kind !== 'offered' || !slot) continue
            expect(plain(decision.placement)).toEqual(plain(slot))
            const rebooked = decide(visit, calendars, start, { now, exactly: slot.resourceIds })
            expect(rebooked.kind).toBe('offered')
            const askedFor = decide({ ...visit, resourceIds: slot.resourceIds }, calendars, start, { now })
            expect(askedFor.kind).toBe('offered')
            const occupied = slot.allocations.map((one) => ({ ...one, appointmentId: 'booked' }))
            const booked = compileCalendars({ ...facts, occupied: [...facts.occupied, ...occupied] }, horizon)
            const again = decide(visit, booked, start, { now, exactly: slot.resourceIds })
            // The same resources may still be free in other parts; in these they aren't.
            if (again.kind === 'offered') expect(meetings(again.placement, slot)).toEqual([])
            else expect(again.kind).toBe('slot-taken')
          }
        }),
        parameters,
      )
    },
    timeout,
  )
})

describe('decide', () => {
  test(
    'tells a visitor what the rules tell, in kind',
    () => {
      fc.assert(
        fc.property(randomCase, randomChoice, fc.gen(), (given, choice, gen) => {
          const { facts, visit, now } = given
          const oracle = oracleFor(facts, given.dates)
          const calendars = compileCalendars(facts, given.horizon)
          for (const start of someStarts(gen, given)) {
            const decision = decide(visit, calendars, start, { now, ...choice })
            const judged = oracle.judge(visit, start, { now, ...choice })
            const butForAllocations = judged.some(({ wrong }) => without(wrong, ON_ALLOCATIONS).length === 0)
            const kind = judged.some(isClean) ? 'offered' : butForAllocations ? 'slot-taken' : 'not-offered'
            expect({ start, kind: decision.kind }).toEqual({ start, kind })
            const reasons = explain(visit, calendars, start, { now, ...choice })
            expect(reasons.length === 0).toBe(kind === 'offered')
            if (decision.kind === 'offered')
              expect(isOneOf(judged.filter(isClean), decision.placement)).toBeDefined()
            else expect(reasons).toEqual(expect.arrayContaining(decision.reasons))
          }
        }),
        parameters,
      )
    },
    timeout,
  )

  test(
    'tells a member the fewest codes to accept, and takes them',
    () => {
      fc.assert(
        fc.property(randomCase, randomChoice, randomOverride, fc.gen(), (given, choice, override, gen) => {
          const { facts, visit, now } = given
          const oracle = oracleFor(facts, given.dates)
          const calendars = compileCalendars(facts, given.horizon)
          for (const start of someStarts(gen, given)) {
            const options = { now, ...choice, override }
            const decision = decide(visit, calendars, start, options)
            const named = oracle.judge(visit, start, { now, ...choice })
            const judged =
              named.length > 0 ? named : oracle.judge(visit, start, { now, ...choice, everyone: true })
            const clear = judged.filter(({ wrong }) => !wrong.has('taken'))
            const missing = clear.map((one) => new Set(without(codesOf(one.wrong), [...override])).size)
            const fewest = Math.min(...missing)
            if (fewest === 0) {
              expect(decision.kind).toBe('offered')
              continue
            }
            const butForAllocations = judged.some(
              ({ wrong }) => without(codesOf(without(wrong, ['taken'])), [...override]).length === 0,
            )
            const kind =
              butForAllocations || (judged.length > 0 && clear.length === 0) ? 'slot-taken' : 'not-offered'
            expect({ start, kind: decision.kind }).toEqual({ start, kind })
            if (decision.kind !== 'not-offered') continue
            const codes = new Set(decision.reasons.map(({ code }) => code))
            expect([...codes]).not.toContain('taken')
            if (judged.length === 0) {
              expect([...codes]).toContain('unskilled')
              continue
            }
            for (const code of codes) expect(override).not.toContain(code)
            expect(codes.size).toBe(fewest)
            const accepted = new Set([...override, ...codes] as ReasonCode[])
            const second = decide(visit, calendars, start, { ...options, override: accepted })
            expect(second.kind).toBe('offered')
          }
        }),
        parameters,
      )
    },
    timeout,
  )
})

describe('placements', () => {
  test(
    'are all ways that the override leaves, each once, over no allocation, the least broken rules first',
    () => {
      fc.assert(
        fc.property(randomCase, randomChoice, randomOverride, fc.gen(), (given, choice, override, gen) => {
          const { facts, visit, now } = given
          const oracle = oracleFor(facts, given.dates)
          const calendars = compileCalendars(facts, given.horizon)
          for (const start of someStarts(gen, given)) {
            const found = [...placements(visit, calendars, start, { now, ...choice, override })]
            const named = oracle.judge(visit, start, { now, ...choice })
            const all =
              named.length > 0 ? named : oracle.judge(visit, start, { now, ...choice, everyone: true })
            const judged = allowedBy(all, override)
            expect(new Set(found.map((one) => byRequirement(visit, one))).size).toBe(found.length)
            expect(new Set(found.map(sets))).toEqual(new Set(judged.map((one) => setsOf(one.end, one.units))))
            const broken = found.map((placement) => placement.overridden.length)
            expect(broken).toEqual([...broken].sort((a, b) => a - b))
            for (const placement of found) {
              const same = isOneOf(judged, placement)
              expect(new Set(placement.overridden)).toEqual(new Set(codesOf(same?.wrong ?? [])))
              for (const [resourceId, minutes] of occupiedBy(placement)) {
                expect(new Set(minutes).size).toBe(minutes.length)
                expect(minutes.filter((minute) => !oracle.isFree(resourceId, minute))).toEqual([])
                if (!placement.overridden.includes('buffer')) {
                  expect(new Set(minutes)).toEqual(same?.occupied().get(resourceId))
                }
              }
            }
          }
        }),
        parameters,
      )
    },
    timeout,
  )
})

function allowedBy(judged: readonly Judged[], override: ReadonlySet<ReasonCode>): Judged[] {
  return judged.filter(
    ({ wrong }) => !wrong.has('taken') && codesOf(wrong).every((code) => override.has(code)),
  )
}

/** The units of a requirement are alike: ways that differ in their order alone are one. */
function setsOf(end: number, units: readonly (readonly string[])[]): string {
  return `${end} ${units.map((ids) => [...ids].sort()).join(';')}`
}

function byRequirement({ items }: Visit, placement: Placement): string {
  const units = items.map(({ service }, index) => {
    const ids = [...(placement.items[index]?.resourceIds ?? [])]
    return service.requirements.map(({ quantity }) => ids.splice(0, quantity).sort().join()).join('+')
  })
  return `${placement.end} ${units.join(';')}`
}

function sets(placement: Placement): string {
  return setsOf(placement.end, unitsOf(placement))
}

function without<T>(all: Iterable<T>, some: readonly T[]): T[] {
  return [...all].filter((one) => !some.includes(one))
}

function codesOf(wrong: Iterable<Wrong>): ReasonCode[] {
  const codes = [...wrong].map((one) => (one === 'buffer-taken' ? 'buffer' : one))
  return [...new Set(codes)].filter((one): one is ReasonCode => one !== 'taken')
}

function plain({ start, end, items, allocations, resourceIds, overridden }: Placement) {
  return { start, end, items, allocations, resourceIds, overridden }
}

function meetings(one: Placement, other: Placement) {
  return one.allocations.filter((a) =>
    other.allocations.some((b) => a.resourceId === b.resourceId && a.start < b.end && b.start < a.end),
  )
}

function sortedEntries(minutes: ReadonlyMap<string, Iterable<number>> | undefined) {
  return [...(minutes ?? [])]
    .map(([id, own]) => [id, [...own].sort((a, b) => a - b)] as const)
    .filter(([, own]) => own.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A few starts: offered ones, one beside, and any; mostly on quarters of an hour. */
function someStarts(
  gen: fc.GeneratorValue,
  { starts, offered = [] }: Pick<RandomCase, 'starts'> & { offered?: readonly Placement[] },
): number[] {
  const anywhere = fc.integer({ min: 0, max: (starts.to - starts.from) / 15 - 1 })
  const found = Array.from({ length: 4 }, () => starts.from + gen(() => anywhere) * 15)
  found.push(starts.from + gen(() => fc.integer({ min: 0, max: starts.to - starts.from - 1 })))
  if (offered.length > 0) {
    const slot = offered[gen(() => fc.nat({ max: offered.length - 1 }))] as Placement
    found.push(slot.start, slot.start + 1)
  }
  return found
}
