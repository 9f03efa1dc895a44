import { describe, expect, test } from 'vitest'
import { clockOf, standingOf } from './standing.ts'

const visit = {
  status: 'confirmed' as const,
  start: '2026-11-28T11:00:00Z',
  end: '2026-11-28T11:30:00Z',
  arrivedAt: null,
  startedAt: null,
}
const at = (time: string) => Date.parse(`2026-11-28T${time}Z`)

describe('a visit at the desk', () => {
  test('is to come until its customer has arrived, then waits, is served, and is done', () => {
    const arrived = { ...visit, arrivedAt: '2026-11-28T10:55:00Z' }
    expect(standingOf(visit)).toBe('toCome')
    expect(standingOf(arrived)).toBe('waiting')
    expect(standingOf({ ...arrived, status: 'in_progress' })).toBe('inService')
    expect(standingOf({ ...arrived, status: 'completed' })).toBe('done')
    expect(standingOf({ ...arrived, status: 'no_show' })).toBe('noShow')
  })

  test('is late a whole minute after its start, and not before', () => {
    expect(clockOf(visit, at('11:00:59'))).toBeNull()
    expect(clockOf(visit, at('11:12:30'))).toEqual({ says: 'late', minutes: 12 })
  })

  test('waits since the arrival, not since the start', () => {
    const arrived = { ...visit, arrivedAt: '2026-11-28T10:55:00Z' }
    expect(clockOf(arrived, at('11:07:00'))).toEqual({ says: 'waiting', minutes: 12 })
  })

  test('runs over when it is served past its end', () => {
    const served = { ...visit, status: 'in_progress' as const }
    expect(clockOf(served, at('11:30:00'))).toBeNull()
    expect(clockOf(served, at('11:41:00'))).toEqual({ says: 'over', minutes: 11 })
  })
})
