import { describe, expect, it } from 'vitest'
import { compileCalendars, slots } from '../../domain/scheduling/index.ts'
import type { DemoVisit } from './agenda.ts'
import { type DemoPlan, planBusiness } from './plan-business.ts'
import { REPAIR_SHOP } from './repair-shop.ts'
import { SALON } from './salon.ts'
import { stageRepairShop, stageSalon } from './stage.ts'
import { factsOf, serviceFacts, takesPlace } from './testing/facts-of-plan.ts'

const DAY = 1440
const minutes = (instant: string) => Date.parse(instant) / 60_000
const holds = (service: string) => (visit: DemoVisit) =>
  visit.items.some((item) => item.service.key === service)
const local = (plan: DemoPlan, minute: number) =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
    .toZonedDateTimeISO(plan.catalogue.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })

// 11:40 in London is 10:40 UTC in summer
const salon = await planBusiness(SALON, new Date('2026-06-20T10:40:00Z'), stageSalon)
// a Wednesday, 9:00 in Chicago
const repairShop = await planBusiness(REPAIR_SHOP, new Date('2026-06-17T14:00:00Z'), stageRepairShop)

describe('the salon on a Saturday at 11:40', () => {
  const plan = salon
  const now = minutes('2026-06-20T10:40:00Z')
  const midnight = minutes('2026-06-19T23:00:00Z')
  const saturday = plan.visits.filter((visit) => visit.start >= midnight && visit.start < midnight + DAY)
  const running = saturday.filter((visit) => visit.status === 'in_progress')

  it('has 12 staff, 3 rooms and a wax machine', () => {
    const count = (kind: string) => SALON.resources.filter((resource) => resource.kind === kind).length
    expect([count('staff'), count('room'), count('equipment')]).toEqual([12, 3, 1])
  })

  it('has 75 visits, everyone at work, some done, some running, most to come', () => {
    expect(saturday.filter(({ status }) => status !== 'cancelled')).toHaveLength(75)
    const staff = SALON.resources.filter(({ kind }) => kind === 'staff')
    for (const { key } of staff) {
      expect(
        saturday.filter((visit) => takesPlace(visit) && visit.pieces.some((piece) => piece.resource === key))
          .length,
        key,
      ).toBeGreaterThan(1)
    }
    expect(saturday.filter(({ status }) => status === 'completed').length).toBeGreaterThan(8)
    expect(saturday.filter(({ status }) => status === 'confirmed').length).toBeGreaterThan(25)
  })

  it('has a cut inside the processing of a colour, by the same stylist', () => {
    const colour = running.find(
      (visit) => holds('colour')(visit) && visit.pieces.some((piece) => piece.resource === 'amara'),
    )
    const [applied, finished] = colour?.pieces ?? []
    // 10:30 + 45 = 11:15; 10:30 + 80 = 11:50
    expect([applied?.to, finished?.from].map((minute) => local(plan, minute as number))).toEqual([
      '2026-06-20T11:15',
      '2026-06-20T11:50',
    ])
    const cut = running.find((visit) => holds('cut')(visit) && visit.pieces[0]?.resource === 'amara')
      ?.pieces[0]
    expect(cut?.from).toBeGreaterThanOrEqual(applied?.to as number)
    expect(cut?.to).toBeLessThanOrEqual(finished?.from as number)
  })

  it('has a couples’ massage across two therapists and a room, and another one until 15:00', () => {
    const now = running.find(holds('couples'))
    expect(now?.pieces.map((piece) => piece.resource).sort()).toEqual(['hannah', 'room-2', 'tomasz'])
    const later = saturday.filter(
      (visit) => holds('couples')(visit) && local(plan, visit.end) === '2026-06-20T15:00',
    )
    expect(later[0]?.pieces.map((piece) => local(plan, piece.to).slice(-5))).toEqual([
      '15:10',
      '15:10',
      '15:10',
    ])
  })

  it('is full for a couples’ massage, while Monday is open', () => {
    const calendars = compileCalendars(factsOf(plan), { from: now - DAY, to: now + 5 * DAY })
    const couples = SALON.services.find(({ key }) => key === 'couples')
    const visit = {
      items: [{ service: serviceFacts(couples as NonNullable<typeof couples>) }],
      locationId: 'here',
    }
    const startsOf = (from: number) => slots(visit, calendars, { from, to: from + DAY, now }).length
    expect(startsOf(midnight)).toBe(0)
    expect(startsOf(midnight + 2 * DAY)).toBeGreaterThan(2)
  })
})

describe('the repair shop’s week', () => {
  const plan = repairShop
  const gearbox = plan.visits.find((visit) => holds('gearbox')(visit) && visit.status === 'in_progress')

  it('has a gearbox in bay 3 from Tuesday to Thursday, nights included', () => {
    const bay = gearbox?.pieces.filter((piece) => piece.resource === 'bay-3') ?? []
    expect(bay.map((piece) => [local(plan, piece.visibleFrom), local(plan, piece.visibleTo)])).toEqual([
      ['2026-06-16T08:00', '2026-06-18T15:00'],
    ])
  })

  it('has the technicians’ pieces by day', () => {
    const of = (resource: string) =>
      gearbox?.pieces
        .filter((piece) => piece.resource === resource)
        .map((piece) => [local(plan, piece.visibleFrom).slice(5), local(plan, piece.visibleTo).slice(-5)])
    expect(of('dale')).toEqual([
      ['06-16T08:00', '15:00'],
      ['06-17T08:00', '15:00'],
      ['06-18T08:00', '15:00'],
    ])
    expect(of('jake')).toEqual([
      ['06-16T08:00', '10:00'],
      ['06-18T09:00', '11:00'],
    ])
  })

  it('has three visits on the Saturday, which a closure would strand', () => {
    const midnight = minutes('2026-06-20T05:00:00Z')
    const saturday = plan.visits.filter(({ start }) => start >= midnight && start < midnight + DAY)
    expect(saturday.filter(takesPlace)).toHaveLength(3)
    expect(
      saturday.filter(takesPlace).every(({ status }) => status === 'confirmed' || status === 'pending'),
    ).toBe(true)
  })
})
