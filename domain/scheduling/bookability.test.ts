import { expect, test } from 'vitest'
import { bookabilities } from './bookability.ts'
import { compileCalendars } from './index.ts'
import { at, business, daily, person, service } from './testing/salon.ts'

const now = at('2026-06-10T00:00')
const until = now + 60 * 1440
const crowd = Array.from({ length: 40 }, (_, n) => person(`p${n}`, daily('00:00-23:59')))
const facts = business(crowd)
const horizon = { from: now - 4 * 1440, to: until + 4 * 1440 }
const ground = {
  locationIds: [...compileCalendars(facts, horizon).locations.keys()],
  resources: facts.resources,
  calendars: compileCalendars(facts, horizon),
  empty: () => compileCalendars(facts, horizon),
  now,
  until,
}
const easy = service({ slotIntervalMinutes: 15 })
/** Forty-one of forty: whoever looks for a way tries all of them. */
const hard = service({
  slotIntervalMinutes: 1,
  requirements: [
    ...Array.from({ length: 20 }, () => ({ kind: 'staff', quantity: 2 }) as const),
    { kind: 'staff', quantity: 1 },
  ],
})
const seen = (services: Parameters<typeof bookabilities>[0], steps?: number) =>
  [...bookabilities(services, ground, steps)].map(({ first, blockers }) =>
    first ? 'free' : blockers ? 'blocked' : 'not looked',
  )

test('what is too hard is left unanswered, and what comes after it is answered', () => {
  expect(seen([easy, hard, easy])).toEqual(['free', 'not looked', 'free'])
})

test('how much is looked at depends on the question alone: the same one is always answered alike', () => {
  const many = [hard, hard, hard, easy]
  // the first takes its five million steps, the second what is left, and nothing remains for the easy one
  for (let n = 0; n < 2; n++)
    expect(seen(many, 6_000_000)).toEqual(['not looked', 'not looked', 'not looked', 'not looked'])
})

test('a hundred ordinary services of forty people are all answered', () => {
  expect(new Set(seen(Array.from({ length: 100 }, () => easy)))).toEqual(new Set(['free']))
})

test('with fewer steps the first ones are answered and the rest are not', () => {
  const answers = seen(
    Array.from({ length: 100 }, () => easy),
    500_000,
  )
  const free = answers.filter((one) => one === 'free').length
  expect(free).toBeGreaterThan(3)
  expect(free).toBeLessThan(60)
  expect(answers.slice(0, free)).toEqual(Array.from({ length: free }, () => 'free'))
})
