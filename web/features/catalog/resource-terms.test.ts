import { expect, test } from 'vitest'
import type { Resource, Service } from './catalog.types.ts'
import { termChanges, termsOf } from './resource-terms.ts'

const GBP = (amount: number) => ({ amount, currency: 'GBP' })
const priya = { id: 'priya', kind: 'staff', skills: ['massage'], active: true } as unknown as Resource
const service = (id: string, requirements: Service['requirements'], own: Service['own'] = []) =>
  ({
    id,
    name: id,
    active: true,
    price: GBP(5000),
    durationMinutes: 60,
    requirements,
    own,
  }) as unknown as Service

const SERVICES = [
  service(
    'massage',
    [{ kind: 'staff', skill: 'massage', quantity: 1 }],
    [
      { resourceId: 'priya', durationMinutes: 75, price: GBP(6050) },
      { resourceId: 'noor', durationMinutes: 50, price: null },
    ],
  ),
  service('cut', [{ kind: 'staff', resourceIds: ['sam'], quantity: 1 }]),
  service('facial', [{ kind: 'staff', quantity: 1 }]),
]

test('lists the own terms of one person, and what else they serve to add some for', () => {
  const { rows, others } = termsOf(SERVICES, priya, {})
  expect(rows.map((row) => [row.service.id, row.terms])).toEqual([
    ['massage', { durationMinutes: 75, price: 60.5 }],
  ])
  expect(others.map(({ id }) => id)).toEqual(['facial'])
})

test('what was typed is shown in the place of what is stored, and what was taken away can be added again', () => {
  const draft = { massage: null, facial: { durationMinutes: 40, price: '' } }
  const { rows, others } = termsOf(SERVICES, priya, draft)
  expect(rows.map((row) => row.service.id)).toEqual(['facial'])
  expect(others.map(({ id }) => id)).toEqual(['massage'])
})

test('only what differs is written, the prices in minor units', () => {
  const draft = {
    massage: { durationMinutes: 75, price: 60.5 },
    facial: { durationMinutes: 40, price: 45.25 },
  }
  expect(termChanges(SERVICES, 'priya', draft)).toEqual([
    { serviceId: 'facial', terms: { durationMinutes: 40, price: GBP(4525) } },
  ])
  expect(termChanges(SERVICES, 'priya', { massage: null })).toEqual([
    { serviceId: 'massage', terms: { durationMinutes: null, price: null } },
  ])
})
