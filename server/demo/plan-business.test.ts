import { describe, expect, it } from 'vitest'
import { compileCalendars, decide, slots, workingWindows } from '../../domain/scheduling/index.ts'
import { businessRows } from './business-rows.ts'
import { planBusiness } from './plan-business.ts'
import { DEMO_BUSINESSES } from './seed-demo.ts'
import { factsOf, itemsOf, serviceFacts, takesPlace } from './testing/facts-of-plan.ts'

const DAY = 1440
const LOCATION = '01900000-0000-7000-8000-000000000001'
// the week of a clock change, Thanksgiving's week, and the days before Christmas
const NOWS = ['2026-03-27T15:00:00Z', '2026-11-24T10:00:00Z', '2026-12-23T17:45:00Z']
const cases = await Promise.all(
  DEMO_BUSINESSES.flatMap((business) =>
    NOWS.map(async (now) => ({
      slug: business.catalogue.slug,
      now,
      plan: await planBusiness(business.catalogue, new Date(now), business.stage),
      business,
    })),
  ),
)

describe('a demo business', () => {
  it('is the same for the same instant', async () => {
    for (const { business, now, plan } of cases.slice(0, 1).concat(cases.slice(-1))) {
      const again = await planBusiness(business.catalogue, new Date(now), business.stage)
      const [first, second] = [plan, again].map((one) => JSON.stringify(businessRows(one, LOCATION)))
      expect(second === first).toBe(true)
    }
  })

  it('has the same visits at another hour of the day', async () => {
    for (const { catalogue, stage } of DEMO_BUSINESSES) {
      const [morning, evening] = await Promise.all(
        ['08:00', '17:00'].map(async (hour) => {
          const { visits } = await planBusiness(catalogue, new Date(`2026-06-16T${hour}:00Z`), stage)
          return JSON.stringify(visits.map(({ start, end, pieces }) => [start, end, pieces]))
        }),
      )
      expect(evening === morning).toBe(true)
    }
  })

  it.each(cases)('$slug has about 5,000 visits, a year back and three months ahead, on $now', ({ plan }) => {
    expect(plan.visits.length).toBeGreaterThan(4500)
    expect(plan.visits.length).toBeLessThan(5500)
    const first = plan.visits[0]?.start as number
    const last = plan.visits.at(-1)?.start as number
    expect(plan.now - first).toBeGreaterThan(355 * DAY)
    expect(last - plan.now).toBeGreaterThan(85 * DAY)
  })

  it.each(cases)('$slug never has a resource in two places, on $now', ({ plan }) => {
    const { occupied, blocks } = factsOf(plan)
    const byResource = Map.groupBy([...occupied, ...blocks], ({ resourceId }) => resourceId)
    for (const ranges of byResource.values()) {
      ranges.sort((a, b) => a.start - b.start)
      expect(ranges.filter((range, i) => i > 0 && range.start < (ranges[i - 1]?.end as number))).toEqual([])
    }
  })

  it.each(cases)('$slug keeps every visit within its resources’ hours, on $now', ({ plan }) => {
    const ends = {
      from: (plan.days[0]?.at(0) as number) - DAY,
      to: (plan.days.at(-1)?.at(1440) as number) + 4 * DAY,
    }
    const calendars = compileCalendars({ ...factsOf(plan), occupied: [] }, ends)
    const hours = new Map(plan.catalogue.resources.map(({ key }) => [key, workingWindows(calendars, key)]))
    const within = (key: string, from: number, to: number) => {
      const ranges = hours.get(key) ?? []
      for (let i = 0; i < ranges.length; i += 2)
        if ((ranges[i] as number) <= from && to <= (ranges[i + 1] as number)) return true
      return false
    }
    const pieces = plan.visits.flatMap((visit) => visit.pieces)
    expect(pieces.filter((piece) => !within(piece.resource, piece.visibleFrom, piece.visibleTo))).toEqual([])
  })

  it.each(cases)('$slug places the coming month’s visits as the engine would, on $now', ({ plan }) => {
    const from = plan.now
    const facts = { ...factsOf(plan), occupied: [] }
    const calendars = compileCalendars(facts, { from: from - 5 * DAY, to: from + 40 * DAY })
    const coming = plan.visits.filter(({ start }) => start > from && start < from + 30 * DAY)
    expect(coming.length).toBeGreaterThan(100)
    for (const visit of coming) {
      const asked = { items: itemsOf(visit), locationId: 'here' }
      const decision = decide(asked, calendars, visit.start, { now: from - 3 * DAY })
      expect(decision.kind).toBe('offered')
      if (decision.kind !== 'offered') continue
      expect(decision.placement.end).toBe(visit.end)
      const ranges = decision.placement.allocations.map(
        (one) => `${one.itemIndex} ${one.resourceId} ${one.start}-${one.end}`,
      )
      expect(ranges.sort()).toEqual(
        visit.pieces.map((piece) => `${piece.item} ${piece.resource} ${piece.from}-${piece.to}`).sort(),
      )
    }
  })

  it.each(cases)('$slug offers every online service on several of the next 14 days, on $now', ({ plan }) => {
    const { now } = plan
    const calendars = compileCalendars(factsOf(plan), { from: now - DAY, to: now + 20 * DAY })
    for (const service of plan.catalogue.services.filter(({ bookableOnline }) => bookableOnline !== false)) {
      const visit = { items: [{ service: serviceFacts(service) }], locationId: 'here' }
      const offered = slots(visit, calendars, { from: now, to: now + 14 * DAY, now })
      const days = new Set(offered.map(({ start }) => Math.floor(start / DAY)))
      expect(days.size, service.name).toBeGreaterThanOrEqual(3)
      expect((offered.at(-1)?.start ?? 0) - (offered[0]?.start ?? 0), service.name).toBeGreaterThan(2 * DAY)
    }
  })

  it.each(cases)('$slug has visits in every state that $now allows', ({ plan }) => {
    const share = (status: string) =>
      plan.visits.filter((visit) => visit.status === status).length / plan.visits.length
    expect(share('completed')).toBeGreaterThan(0.6)
    expect(share('confirmed')).toBeGreaterThan(0.08)
    expect(share('cancelled')).toBeGreaterThan(0.03)
    expect(share('no_show')).toBeGreaterThan(0.01)
    const wrong = plan.visits
      .filter(takesPlace)
      .filter(
        ({ status, start, end, bookedAt }) =>
          bookedAt >= Math.min(start, plan.now) ||
          (status === 'completed') !== end <= plan.now ||
          (status === 'in_progress') !== (start <= plan.now && plan.now < end),
      )
    expect(wrong).toEqual([])
  })

  it('looks ahead to the account’s own visits, and back', () => {
    for (const { plan } of cases) {
      const own = plan.visits.filter((visit) => visit.customer === 0 && takesPlace(visit))
      expect(own.filter(({ end }) => end <= plan.now).length).toBeGreaterThanOrEqual(2)
      expect(own.filter(({ start }) => start > plan.now).length).toBeGreaterThanOrEqual(2)
    }
  })
})
