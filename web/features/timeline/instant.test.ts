import { expect, test } from 'vitest'
import { toEpoch } from './instant.ts'

test('instants are read as Date.parse reads them, leap days and turns of years included', () => {
  const first = Date.parse('1999-12-31T23:59:59Z')
  for (let i = 0; i < 20_000; i += 1) {
    const instant = new Date(first + i * 47_123_000).toISOString().replace('.000Z', 'Z')
    expect(toEpoch(instant)).toBe(Date.parse(instant))
  }
  expect(toEpoch('2000-02-29T12:00:00Z')).toBe(Date.parse('2000-02-29T12:00:00Z'))
})

test('fractions and offsets are understood too', () => {
  expect(toEpoch('2026-06-06T10:00:00.250Z')).toBe(Date.parse('2026-06-06T10:00:00.250Z'))
  expect(toEpoch('2026-06-06T10:00:00+02:00')).toBe(Date.parse('2026-06-06T08:00:00Z'))
})
