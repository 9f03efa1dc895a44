import { expect, test } from 'vitest'
import type { Appointment } from '../appointments/api/appointments.ts'
import { likeVisit } from './like-visit.ts'

const visit = {
  id: 'v',
  locationId: 'here',
  customer: { id: 'emma', name: 'Emma' },
  package: null,
  items: [
    { serviceId: 'cut', addOns: [] },
    { serviceId: 'colour', addOns: [{ id: 'gloss' }] },
  ],
  allocations: [{ resourceId: 'sam' }, { resourceId: 'chair' }, { resourceId: 'sam' }],
} as unknown as Appointment

test('a like visit has the customer, services and extras, and the people and rooms once each', () => {
  expect(likeVisit(visit, '2026-11-26T10:00:00Z')).toEqual({
    services: [{ serviceId: 'cut' }, { serviceId: 'colour', addOnIds: ['gloss'] }],
    start: '2026-11-26T10:00:00Z',
    resourceIds: ['sam', 'chair'],
    locationId: 'here',
    customerId: 'emma',
  })
})

test('on another row it is with whoever that is; a package stays one', () => {
  const packed = { ...visit, package: { id: 'spa-day', name: 'Spa day' } }
  expect(likeVisit(packed, '2026-11-26T10:00:00Z', 'priya')).toEqual({
    packageId: 'spa-day',
    start: '2026-11-26T10:00:00Z',
    resourceIds: ['priya'],
    locationId: 'here',
    customerId: 'emma',
  })
})
