import { expect, test } from 'vitest'
import type { Service } from './catalog.types.ts'
import { bodyOf, changesOf, EMPTY_SERVICE, ownChanges, toMajor, toMinor, valuesOf } from './service-values.ts'

const RULES = { slotIntervalMinutes: 15, noticeMinutes: 60, bookingWindowDays: 90 }
const COLOUR: Service = {
  id: 'colour',
  name: 'Colour',
  description: '',
  category: 'Hair',
  position: 1,
  durationMinutes: 110,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 5,
  slotIntervalMinutes: 15,
  noticeMinutes: 0,
  bookingWindowDays: 90,
  price: { amount: 11050, currency: 'GBP' },
  requirements: [
    { kind: 'staff', skill: 'colour', quantity: 1, parts: [{ fromMinute: 0, toMinute: 45 }] },
    { kind: 'room', resourceIds: ['chair'], quantity: 1 },
  ],
  assignment: 'least_busy',
  addOns: [],
  own: [{ resourceId: 'maya', durationMinutes: 120, price: null }],
  policies: null,
  bookableOnline: true,
  active: true,
  version: 3,
}

test('a service goes through the form unchanged, but for rules that are the business’s own', () => {
  const body = bodyOf(valuesOf(COLOUR, RULES), 'GBP')
  expect(body).toEqual({
    name: 'Colour',
    description: '',
    category: 'Hair',
    durationMinutes: 110,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 5,
    slotIntervalMinutes: null,
    noticeMinutes: 0,
    bookingWindowDays: null,
    price: { amount: 11050, currency: 'GBP' },
    bookableOnline: true,
    policies: null,
    requirements: COLOUR.requirements,
  })
})

test('policies of its own go through the form, and what is left empty is the business’s', () => {
  const own = { cancellationHours: 0, mayChoosePerson: false, cancellation: 'Call us' }
  const values = valuesOf({ ...COLOUR, policies: own }, RULES)
  expect(bodyOf(values, 'GBP').policies).toEqual(own)
  const back = { ...values.policies, cancellationHours: '', mayChoosePerson: '' as const, cancellation: '' }
  expect(bodyOf({ ...values, policies: back }, 'GBP').policies).toBeNull()
  const silent = bodyOf({ ...values, policies: { ...back, noText: true } }, 'GBP').policies
  expect(silent).toEqual({ ...silent, cancellation: '' })
  expect(valuesOf({ ...COLOUR, policies: { cancellation: '' } }, RULES).policies.noText).toBe(true)
})

test('only what was changed is sent', () => {
  const before = bodyOf(valuesOf(COLOUR, RULES), 'GBP')
  const after = bodyOf({ ...valuesOf(COLOUR, RULES), name: 'Colour & gloss', price: 120 }, 'GBP')
  expect(changesOf(before, after)).toEqual({
    name: 'Colour & gloss',
    price: { amount: 12000, currency: 'GBP' },
  })
})

test('money is written in major units and sent in minor ones, whatever the currency', () => {
  expect(toMinor(19.99, 'GBP')).toBe(1999)
  expect(toMinor(1200, 'JPY')).toBe(1200)
  expect(toMajor(1250, 'KWD')).toBe(1.25)
})

test('own terms: changed ones are written, removed ones are cleared, the others left alone', () => {
  const own = (resourceId: string, durationMinutes: number | '', price: number | '') => ({
    resourceId,
    durationMinutes,
    price,
  })
  const before = [own('maya', 120, ''), own('ben', 90, 80), own('ana', '', 50)]
  const after = [own('maya', 120, ''), own('ben', 90, 85), own('yuki', 60, '')]
  expect(ownChanges(before, after, 'GBP')).toEqual([
    { resourceId: 'ana', terms: { durationMinutes: null, price: null } },
    { resourceId: 'ben', terms: { durationMinutes: 90, price: { amount: 8500, currency: 'GBP' } } },
    { resourceId: 'yuki', terms: { durationMinutes: 60, price: null } },
  ])
})

test('a new service needs one member of staff and nothing else', () => {
  expect(bodyOf({ ...EMPTY_SERVICE(), name: 'Cut', price: 40 }, 'GBP')).toMatchObject({
    requirements: [{ kind: 'staff', quantity: 1 }],
    slotIntervalMinutes: null,
  })
})
