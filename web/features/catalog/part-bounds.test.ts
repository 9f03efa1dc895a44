import { expect, test } from 'vitest'
import { boundsOf, minuteAfterKey, minuteAt, stepOf } from './part-bounds.ts'

const PARTS = [
  { fromMinute: 0, toMinute: 20 },
  { fromMinute: 50, toMinute: 90 },
]

test('a boundary stays within its service, keeps its part, and stops at the next one', () => {
  expect(boundsOf(PARTS, 0, 'fromMinute', 90)).toEqual({ min: 0, max: 19 })
  expect(boundsOf(PARTS, 0, 'toMinute', 90)).toEqual({ min: 1, max: 50 })
  expect(boundsOf(PARTS, 1, 'fromMinute', 90)).toEqual({ min: 20, max: 89 })
  expect(boundsOf(PARTS, 1, 'toMinute', 90)).toEqual({ min: 51, max: 90 })
})

test('the order in which parts were added doesn’t matter', () => {
  expect(boundsOf(PARTS.toReversed(), 0, 'fromMinute', 90)).toEqual({ min: 20, max: 89 })
})

test('arrows go to the next whole step, with shift a minute, and the other way round from right to left', () => {
  const how = { step: 5, fine: false, rtl: false, min: 0, max: 50 }
  expect(minuteAfterKey('ArrowRight', 20, how)).toBe(25)
  expect(minuteAfterKey('ArrowRight', 22, how)).toBe(25)
  expect(minuteAfterKey('ArrowLeft', 22, how)).toBe(20)
  expect(minuteAfterKey('ArrowRight', 20, { ...how, rtl: true })).toBe(15)
  expect(minuteAfterKey('ArrowUp', 20, { ...how, rtl: true })).toBe(25)
  expect(minuteAfterKey('ArrowRight', 20, { ...how, fine: true })).toBe(21)
  expect(minuteAfterKey('PageUp', 48, how)).toBe(50)
  expect([minuteAfterKey('Home', 20, how), minuteAfterKey('End', 20, how)]).toEqual([0, 50])
  expect(minuteAfterKey('Tab', 20, how)).toBeNull()
})

test('a pointer finds the minute on a track with its buffers, and reaches the bounds though they are no whole step', () => {
  const track = { before: 10, duration: 45, after: 5 }
  // 60 minutes in all: half of them is the 20th of the service
  expect(minuteAt(0.5, track, { step: 5, min: 0, max: 45 })).toBe(20)
  expect(minuteAt(0.53, track, { step: 5, min: 0, max: 45 })).toBe(20)
  expect(minuteAt(1, track, { step: 5, min: 0, max: 43 })).toBe(43)
  expect(minuteAt(0, track, { step: 5, min: 2, max: 43 })).toBe(2)
})

test('longer services move in longer steps', () => {
  expect([45, 240, 480, 3000].map(stepOf)).toEqual([5, 5, 15, 60])
})
