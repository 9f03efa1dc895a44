import { describe, expect, it } from 'vitest'
import { NO_REPEAT, repeatOf, repeatProblems } from './repeat-values.ts'

describe('how a block repeats', () => {
  it('is left out where it does not', () => {
    expect([repeatOf(NO_REPEAT), repeatProblems(NO_REPEAT)]).toEqual([{}, {}])
  })

  it('is every so many weeks on the chosen days, until a day', () => {
    const values = { ...NO_REPEAT, repeat: 'week' as const, interval: '2', weekdays: ['5', '1'] }
    expect(repeatProblems(values)).toEqual({ until: 'block.missing.until' })
    expect(repeatOf({ ...values, until: '2027-01-31' })).toEqual({
      repeat: { every: 'week', interval: 2, weekdays: [1, 5], until: '2027-01-31' },
    })
  })

  it('is so many times; days of the week are of weeks alone', () => {
    const values = { ...NO_REPEAT, repeat: 'month' as const, weekdays: ['1'], ends: 'count' as const }
    expect(repeatOf({ ...values, count: '6' })).toEqual({ repeat: { every: 'month', interval: 1, count: 6 } })
    expect(repeatProblems({ ...values, count: 401 })).toEqual({ count: 'block.missing.count' })
    expect(repeatProblems({ ...values, interval: '' })).toEqual({ interval: 'block.missing.interval' })
  })
})
