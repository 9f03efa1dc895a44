import { expect, test } from 'vitest'
import type { HoursAnswer } from './catalog.types.ts'
import { copyDay, draftOf, draftProblem, hoursOf, nextWindow, sameHours } from './hours-draft.ts'

const HOURS: HoursAnswer = {
  weekly: [
    { weekday: 2, start: '14:00', end: '18:00' },
    { weekday: 2, start: '09:00', end: '13:00' },
    { weekday: 6, start: '20:00', end: '02:00', locationId: 'club' },
  ],
  overrides: [{ date: '2026-12-24', windows: [{ start: '09:00', end: '12:00' }] }],
  inherited: false,
}

test('hours go through the editor unchanged, each day in order', () => {
  expect(hoursOf(draftOf(HOURS))).toEqual({
    weekly: [
      { weekday: 2, start: '09:00', end: '13:00' },
      { weekday: 2, start: '14:00', end: '18:00' },
      { weekday: 6, start: '20:00', end: '02:00', locationId: 'club' },
    ],
    overrides: HOURS.overrides,
  })
})

test('a day is copied to the others that are named, and nowhere else', () => {
  const copied = hoursOf(copyDay(draftOf(HOURS), 2, [1, 2, 3]))
  const days = copied.weekly.map((window) => window.weekday)
  expect(days).toEqual([1, 1, 2, 2, 3, 3, 6])
})

test('two drafts are the same when they say the same', () => {
  expect(sameHours(draftOf(HOURS), draftOf(HOURS))).toBe(true)
  expect(sameHours(draftOf(HOURS), copyDay(draftOf(HOURS), 2, [3]))).toBe(false)
})

test('another window begins after the last one, after a pause', () => {
  expect(nextWindow([])).toMatchObject({ start: '09:00', end: '17:00' })
  expect(nextWindow(draftOf(HOURS).weekly[1] ?? [])).toMatchObject({ start: '19:00', end: '22:00' })
})

test('missing times, missing dates and dates that are there twice are noticed', () => {
  const draft = draftOf(HOURS)
  const override = { key: 'x', windows: [] }
  expect(draftProblem(draft)).toBeNull()
  expect(
    draftProblem({ ...draft, weekly: [[{ key: 'y', start: '', end: '10:00', locationId: null }]] }),
  ).toBe('time')
  expect(draftProblem({ ...draft, overrides: [{ ...override, date: '' }] })).toBe('date')
  expect(
    draftProblem({ ...draft, overrides: [...draft.overrides, { ...override, date: '2026-12-24' }] }),
  ).toBe('twice')
})

test('rotas go through the editor unchanged, and must begin on a date of their own', () => {
  const rotas = [
    { validFrom: '2027-02-01', weeks: [[{ weekday: 1, start: '08:00', end: '12:00' }], []] },
    { validFrom: '2027-03-01', weeks: [[]] },
  ]
  const draft = draftOf({ ...HOURS, rotas })
  expect(hoursOf(draft).rotas).toEqual(rotas)
  expect(draftProblem(draft)).toBeNull()
  const same = draft.rotas.map((rota) => ({ ...rota, validFrom: '2027-02-01' }))
  expect(draftProblem({ ...draft, rotas: same })).toBe('twice')
  expect(draftProblem({ ...draft, rotas: same.map((rota) => ({ ...rota, validFrom: '' })) })).toBe('date')
})
