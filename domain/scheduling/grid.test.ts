import { describe, expect, test } from 'vitest'
import { business, DAY, daily, person, room, service, startsOn, visit } from './testing/salon.ts'

describe('the grid', () => {
  test('is counted from the start of the working window', () => {
    // 09:10 + 0, 20, 40; the next, 10:10, would end at 10:40
    const facts = business([person('anna', daily('09:10-10:30'))])
    expect(startsOn(facts, visit(service({ slotIntervalMinutes: 20 })))).toBe('09:10 09:30 09:50')
  })

  test('is counted in elapsed minutes: on the night that skips 01:00 to 02:00, an hour after 00:30 is 02:30', () => {
    const facts = business([person('anna', daily('00:30-04:00'))])
    const hourly = visit(service({ slotIntervalMinutes: 60 }))
    expect(startsOn(facts, hourly, '2026-03-29')).toBe('00:30 02:30 03:30')
    expect(startsOn(facts, hourly, '2026-03-30')).toBe('00:30 01:30 02:30 03:30')
  })

  test('is that of the window as written, before a closure cuts it', () => {
    // 22:10 the evening before + 120 = 00:10, and so on; not 00:00, where the closure ends
    const facts = business([person('anna', daily('22:10-01:30'))], {
      closures: [{ from: '2026-06-09', to: '2026-06-09', locationId: null }],
    })
    expect(startsOn(facts, visit(service()))).toBe('00:10 00:40 22:10 22:40 23:10 23:40')
  })

  test('of windows that overlap or touch, one match is enough', () => {
    // From 09:00: 09:00 09:30 10:00; from 09:50: 09:50 10:20; a start may reach into the other window
    const facts = business([person('anna', daily('09:00-10:20 09:50-10:50'))])
    expect(startsOn(facts, visit(service()))).toBe('09:00 09:30 09:50 10:00 10:20')
  })

  test('holds a start in a window of the first requirement, also where its part starts later', () => {
    // Anna is needed from minute 30 on: for a start at 09:30 she would work at 10:00, but 09:30 is in no window of hers
    const late = { kind: 'staff', quantity: 1, parts: [{ fromMinute: 30, toMinute: 60 }] } as const
    const facts = business([person('anna', daily('10:00-11:30'))])
    expect(startsOn(facts, visit(service({ durationMinutes: 60, requirements: [late] })))).toBe('10:00 10:30')
  })

  test('is that of the first requirement, whatever the others work', () => {
    const both = [
      { kind: 'staff', quantity: 1 },
      { kind: 'room', quantity: 1 },
    ] as const
    const facts = business([
      person('anna', daily('09:10-10:40')),
      room('blue', { hours: daily('09:00-11:00') }),
    ])
    expect(startsOn(facts, visit(service({ requirements: both })))).toBe('09:10 09:40 10:10')
    const turned = service({ requirements: [...both].reverse() })
    expect(startsOn(facts, visit(turned))).toBe('09:30 10:00')
  })

  test('of several units of the first requirement, any one gives it', () => {
    // Anna's grid: 09:00 09:30 10:00; Ben's: 09:10 09:40 10:10; both work from 09:10 to 10:40
    const two = service({ requirements: [{ kind: 'staff', quantity: 2 }] })
    const facts = business([person('anna', daily('09:00-10:40')), person('ben', daily('09:10-10:40'))])
    expect(startsOn(facts, visit(two))).toBe('09:10 09:30 09:40 10:00 10:10')
  })

  test('belongs to the one who serves: another one working then gives no start', () => {
    const facts = business([person('anna', daily('09:00-10:00')), person('ben', daily('09:10-10:10'))], {
      blocks: [{ id: 'b', resourceId: 'anna', start: 0, end: 1e9 }],
    })
    expect(startsOn(facts, visit(service()), DAY)).toBe('09:10 09:40')
  })
})
