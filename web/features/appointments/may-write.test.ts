import { expect, test } from 'vitest'
import type { Me } from '../workspace/use-me.ts'
import { mayWriteOn } from './may-write.ts'

const RESOURCES = [
  { id: 'maya', kind: 'staff', locationId: 'here' },
  { id: 'ben', kind: 'staff', locationId: 'here' },
  { id: 'room', kind: 'room', locationId: 'here' },
  { id: 'far', kind: 'staff', locationId: 'there' },
] as const
const me = (role: string, calendars: Me['calendars'], permissions = ['appointments.write']) =>
  ({ user: { role }, permissions, calendars, resourceId: 'maya' }) as Me

test('owners and managers write on every calendar', () => {
  expect(mayWriteOn(me('TENANT_MANAGER', null), RESOURCES, ['far'])).toBe(true)
})

test('nobody writes without the permission', () => {
  expect(mayWriteOn(me('TENANT_MANAGER', null, []), RESOURCES, ['maya'])).toBe(false)
})

test('staff with their own calendar need every person of the visit to be themselves; rooms go along', () => {
  const own = me('TENANT_STAFF', 'own')
  expect(mayWriteOn(own, RESOURCES, ['maya', 'room'])).toBe(true)
  expect(mayWriteOn(own, RESOURCES, ['maya', 'ben'])).toBe(false)
  expect(mayWriteOn(own, RESOURCES, ['room'])).toBe(false)
})

test('staff with their location’s calendars write on all that is there', () => {
  const location = me('TENANT_STAFF', 'location')
  expect(mayWriteOn(location, RESOURCES, ['ben', 'room'])).toBe(true)
  expect(mayWriteOn(location, RESOURCES, ['far'])).toBe(false)
  expect(mayWriteOn(me('TENANT_STAFF', 'all'), RESOURCES, ['far'])).toBe(true)
})
