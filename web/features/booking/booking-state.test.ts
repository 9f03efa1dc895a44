import { expect, test } from 'vitest'
import {
  type Booking,
  bookingBody,
  chooseLocation,
  choosePerson,
  emptyBooking,
  heldAt,
  stillOffered,
  toggleAddOn,
  togglePackage,
  toggleService,
} from './booking-state.ts'

const NOW = Date.parse('2026-11-28T11:40:00Z')
const slot = { start: '2026-11-30T10:00:00Z', end: '2026-11-30T10:30:00Z', resourceIds: ['r1'] }
const answer = (expiresAt: string) => ({ id: 'h1', secret: 's1', expiresAt, ...slot })
const typed = { name: ' Ada ', email: 'ada@example.com', phone: '', note: ' ' }

const offered = (id: string) => ({ id, addOns: [{ id: `${id}+` }] })
const chosen: Booking = {
  ...emptyBooking,
  services: [
    { serviceId: 'cut', resourceId: null, addOnIds: [] },
    { serviceId: 'dry', resourceId: 'priya', addOnIds: [] },
  ],
  details: typed,
}
const held = heldAt(chosen, slot, answer('2026-11-28T11:50:00Z'), '2026-11-30', NOW)

test('services are added at the end and taken out again', () => {
  const two = toggleService(toggleService(emptyBooking, 'cut'), 'dry')
  expect(two.services.map((one) => one.serviceId)).toEqual(['cut', 'dry'])
  expect(toggleService(two, 'cut').services.map((one) => one.serviceId)).toEqual(['dry'])
})

test.each([
  ['another service', toggleService(held, 'colour')],
  ['another person', choosePerson(held, 'cut', 'amara')],
  ['another place', chooseLocation(held, 'l2')],
  ['a service that is gone', stillOffered(held, [offered('dry')], [])],
])('%s undoes the time, and nothing that was typed', (_, booking) => {
  expect(booking.slot).toBeNull()
  expect(booking.hold).toBeNull()
  expect(booking.details).toEqual(typed)
})

test('services that are all still offered leave the booking as it is', () => {
  expect(stillOffered(held, [offered('cut'), offered('dry')], [])).toBe(held)
})

test('a hold ends when the API says, by this machine’s clock', () => {
  expect(held.hold?.until).toBe(NOW + 10 * 60_000)
  expect(heldAt(chosen, slot, answer('2026-11-28T11:47:00Z'), '2026-11-30', NOW).hold?.until).toBe(
    NOW + 7 * 60_000,
  )
})

test.each(['2026-11-28T11:30:00Z', '2026-11-28T12:30:00Z'])(
  'with a clock so wrong that a hold would end at %s, its ten minutes count from now',
  (expiresAt) => {
    expect(heldAt(chosen, slot, answer(expiresAt), '2026-11-30', NOW).hold?.until).toBe(NOW + 10 * 60_000)
  },
)

test('a booking is sent with its hold, the person asked for, and only what was filled in', () => {
  expect(bookingBody({ ...held, slot }, [])).toEqual({
    services: [{ serviceId: 'cut' }, { serviceId: 'dry', resourceIds: ['priya'] }],
    start: slot.start,
    holdId: 'h1',
    holdSecret: 's1',
    customer: { name: 'Ada', email: 'ada@example.com' },
  })
})

test('a package takes the place of services, and is sent with what is added and who is asked for', () => {
  const pack = { id: 'pack', services: [{ id: 'cut' }, { id: 'dry' }] }
  const packed = choosePerson(toggleAddOn(togglePackage(held, pack), 'cut', 'cut+'), 'dry', 'priya')
  expect(bookingBody({ ...packed, slot }, [])).toMatchObject({
    packageId: 'pack',
    addOnIds: ['cut+'],
    resourceIds: ['priya'],
  })
  expect(bookingBody({ ...packed, slot }, [])).not.toHaveProperty('services')
  expect(toggleService(packed, 'dry')).toMatchObject({ packageId: null, services: [{ serviceId: 'dry' }] })
  expect(togglePackage(packed, pack)).toMatchObject({ packageId: null, services: [] })
})

test('what is added goes with its service, and only as long as it is offered with it', () => {
  const added = toggleAddOn(held, 'cut', 'cut+')
  expect(bookingBody({ ...added, slot }, []).services?.[0]).toEqual({ serviceId: 'cut', addOnIds: ['cut+'] })
  expect(stillOffered(added, [offered('cut'), offered('dry')], [])).toBe(added)
  const without = stillOffered(added, [{ id: 'cut', addOns: [] }, offered('dry')], [])
  expect(without.services.map((one) => one.addOnIds)).toEqual([[], []])
})

test('a package whose services are others by now is chosen no more', () => {
  const packed = togglePackage(emptyBooking, { id: 'pack', services: [{ id: 'cut' }, { id: 'dry' }] })
  const now = [{ id: 'pack', services: [{ id: 'cut' }] }]
  expect(stillOffered(packed, [offered('cut')], now)).toMatchObject({ packageId: null, services: [] })
})
