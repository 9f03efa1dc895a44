import { expect, test } from 'vitest'
import type { Resource, Service } from '../catalog/catalog.types.ts'
import {
  type BookingValues,
  bookingBody,
  chooseService,
  startOf,
  visitTotals,
  wishOf,
} from './booking-values.ts'

const resource = (id: string, kind: Resource['kind'], skills: string[] = []): Resource => ({
  id,
  name: id,
  kind,
  locationId: 'here',
  skills,
  userId: null,
  active: true,
  version: 1,
})
const RESOURCES = [
  resource('maya', 'staff', ['cut']),
  resource('nadia', 'staff', ['massage']),
  resource('yuki', 'staff', ['massage']),
  resource('suite', 'room', ['couples']),
]
const service = (id: string, fields: Partial<Service>): Service => ({
  id,
  name: id,
  description: '',
  category: '',
  position: 0,
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotIntervalMinutes: 15,
  noticeMinutes: 0,
  bookingWindowDays: 365,
  price: { amount: 7000, currency: 'GBP' },
  requirements: [{ kind: 'staff', quantity: 1 }],
  assignment: 'least_busy',
  addOns: [],
  own: [],
  policies: null,
  bookableOnline: true,
  active: true,
  version: 1,
  ...fields,
})
const COUPLES = service('couples', {
  requirements: [
    { kind: 'room', skill: 'couples', quantity: 1 },
    { kind: 'staff', skill: 'massage', quantity: 2 },
  ],
})
const CUT = service('cut', {
  requirements: [{ kind: 'staff', skill: 'cut', quantity: 1 }],
  own: [{ resourceId: 'maya', durationMinutes: 75, price: { amount: 9000, currency: 'GBP' } }],
})
const VALUES: BookingValues = {
  customer: { kind: 'new', name: 'Emma', email: ' ', phone: '' },
  items: [],
  date: '2026-07-15',
  time: '10:10',
  customerNote: '',
  internalNotes: '',
  override: [],
  overrideReason: '',
}

test('the row that one came from is asked for where it serves the service', () => {
  expect(chooseService(COUPLES, RESOURCES, 'nadia').picks).toEqual([[], ['nadia']])
  expect(chooseService(COUPLES, RESOURCES, 'suite').picks).toEqual([['suite'], []])
})

test('a row that does not serve the service is still asked for, where its kind is needed', () => {
  expect(chooseService(COUPLES, RESOURCES, 'maya').picks).toEqual([[], ['maya']])
  expect(chooseService(CUT, RESOURCES, 'suite').picks).toEqual([[]])
})

test('a chosen person’s own length and price count', () => {
  expect(visitTotals([chooseService(CUT, RESOURCES)], [CUT])).toEqual({ minutes: 60, amount: 7000 })
  expect(visitTotals([chooseService(CUT, RESOURCES, 'maya')], [CUT])).toEqual({ minutes: 75, amount: 9000 })
})

test('the wish names each resource once, and nothing while no service is chosen', () => {
  const items = [chooseService(CUT, RESOURCES, 'maya'), chooseService(CUT, RESOURCES, 'maya')]
  expect(wishOf(items, 'here')).toEqual({
    serviceIds: ['cut', 'cut'],
    resourceIds: ['maya'],
    locationId: 'here',
  })
  expect(wishOf([], undefined)).toBeNull()
})

test('a name alone is enough, and what was left empty is not sent', () => {
  const items = [chooseService(CUT, RESOURCES, 'maya')]
  const start = startOf(VALUES, 'Europe/London') as string
  expect(bookingBody({ ...VALUES, items }, start, undefined)).toEqual({
    services: [{ serviceId: 'cut', resourceIds: ['maya'] }],
    start: '2026-07-15T09:10:00Z',
    customer: { name: 'Emma' },
  })
})

test('overrides go with their reason', () => {
  const body = bookingBody({ ...VALUES, override: ['off-grid'], overrideReason: 'regular' }, 'x', undefined)
  expect(body).toMatchObject({ override: ['off-grid'], overrideReason: 'regular' })
})
