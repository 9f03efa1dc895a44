import { expect, test } from 'vitest'
import { deadlinesOf, joinPolicies, policiesOf } from './index.ts'

test('the policy of a service counts before the business’s, each by itself', () => {
  const business = { cancellation: 'A day before', cancellationHours: 24, mayChoosePerson: true }
  expect(policiesOf(business, { cancellationHours: 0, mayChoosePerson: false })).toEqual({
    cancellation: 'A day before',
    cancellationHours: 0,
    mayChoosePerson: false,
  })
  expect(policiesOf(business, null)).toEqual(business)
  // an empty text of its own says nothing, where the business says something
  const silent = policiesOf(business, { cancellation: '' })
  expect(joinPolicies([silent])).toEqual({ cancellationHours: 24 })
})

test('of several services the strictest counts', () => {
  const joined = joinPolicies([
    { cancellation: 'A', cancellationHours: 24, maxUpcomingPerCustomer: 3, requirePhone: true },
    { cancellation: 'B', cancellationHours: 48, maxUpcomingPerCustomer: 2, rescheduleHours: 2 },
    { cancellation: 'A', mayChoosePerson: false },
  ])
  expect(joined).toEqual({
    cancellation: 'A\nB',
    cancellationHours: 48,
    rescheduleHours: 2,
    mayChoosePerson: false,
    maxUpcomingPerCustomer: 2,
    requirePhone: true,
  })
  expect(joinPolicies([{}])).toEqual({})
})

test('a deadline is so many elapsed hours before the start, also where the clocks change', () => {
  // London goes back at 01:00 UTC on 25 October 2026; 24 hours before 12:00 GMT it is 13:00 BST
  const { cancelUntil, rescheduleUntil } = deadlinesOf(new Date('2026-10-25T12:00:00Z'), {
    cancellationHours: 24,
  })
  expect(cancelUntil?.toISOString()).toBe('2026-10-24T12:00:00.000Z')
  expect(rescheduleUntil).toBeNull()
})
