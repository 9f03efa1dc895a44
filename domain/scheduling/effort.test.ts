import { expect, test } from 'vitest'
import { TooComplex } from './effort.ts'
import { compileCalendars, decide, horizonFor, nextSlots, slots } from './index.ts'
import { at, business, daily, person, service, visit } from './testing/salon.ts'

const crowd = Array.from({ length: 40 }, (_, n) => person(`p${n}`, daily('00:00-23:59')))
const twice = Array.from({ length: 20 }, () => ({ kind: 'staff', quantity: 2 }) as const)
const gathering = service({ slotIntervalMinutes: 1, requirements: twice })
const from = at('2026-06-10T00:00')
const day = { from, to: from + 30 * 1440 }
const now = from - 1440

test('a month of starts that are hard to serve is refused, not searched for minutes', () => {
  const calendars = compileCalendars(business(crowd), horizonFor(visit(gathering), day))
  expect(() => slots(visit(gathering), calendars, { ...day, now })).toThrow(TooComplex)
  expect(nextSlots(visit(gathering), calendars, from, now, 5, day.to)).toEqual([])
  // one of them is no trouble
  expect(decide(visit(gathering), calendars, from + 600, { now }).kind).toBe('offered')
})

test('so are ten services in a row, every minute of it', () => {
  const chain = visit(...Array.from({ length: 10 }, () => service({ slotIntervalMinutes: 1 })))
  const calendars = compileCalendars(business(crowd), horizonFor(chain, day))
  expect(() => slots(chain, calendars, { ...day, now })).toThrow(TooComplex)
})

test('a quarter of ten services in a row on an ordinary grid is answered', () => {
  const chain = visit(...Array.from({ length: 10 }, () => service({ slotIntervalMinutes: 15 })))
  const quarter = { from, to: from + 92 * 1440 }
  const team = crowd.slice(0, 10).map(({ id }) => person(id, daily('09:00-17:00')))
  const calendars = compileCalendars(business(team), horizonFor(chain, quarter))
  // eight hours have thirteen starts for five hours
  expect(slots(chain, calendars, { ...quarter, now })).toHaveLength(92 * 13)
})
