import { beforeAll, expect, test } from 'vitest'
import { loadTemporal } from '../../app/temporal.ts'
import { draftOf } from './hours-draft.ts'
import { weeksAhead } from './weeks-ahead.ts'

beforeAll(loadTemporal)

const day = (weekday: number, start: string) => ({ weekday, start, end: '18:00' })
const DRAFT = draftOf({
  weekly: [day(1, '09:00'), day(3, '09:00')],
  rotas: [{ validFrom: '2026-12-02', weeks: [[day(1, '10:00'), day(3, '10:00')], [day(5, '11:00')]] }],
  overrides: [{ date: '2026-12-18', windows: [] }],
  inherited: false,
})

test('the weeks take turns from the day on which they begin, and single dates come first', () => {
  const weeks = weeksAhead(DRAFT, '2026-11-28').map(({ monday, turn, days }) => [
    monday,
    turn,
    days.flatMap(({ windows }, index) => windows.map((window) => `${index + 1} ${window.start}`)),
  ])
  expect(weeks).toEqual([
    ['2026-11-23', null, ['1 09:00', '3 09:00']],
    // they begin on its Wednesday: its Monday is still one of the weekly hours
    ['2026-11-30', 0, ['1 09:00', '3 10:00']],
    ['2026-12-07', 1, ['5 11:00']],
    ['2026-12-14', 0, ['1 10:00', '3 10:00']],
  ])
  const [week] = weeksAhead(DRAFT, '2026-12-23', 1)
  expect(week?.turn).toBe(1)
  const [before] = weeksAhead(
    { ...DRAFT, overrides: [{ key: 'k', date: '2026-12-11', windows: [] }] },
    '2026-12-07',
    1,
  )
  expect(before?.days.flatMap(({ windows }) => windows)).toEqual([])
})
