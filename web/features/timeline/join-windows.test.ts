import { expect, test } from 'vitest'
import { workingSpans } from './column-items.ts'
import { joinWindows, type TimelineWindow } from './join-windows.ts'
import { at, data, item, resource } from './testing/salon.ts'

const DAY = '2026-06-06'
const [from, noon, to] = [`${DAY}T00:00:00Z`, `${DAY}T12:00:00Z`, '2026-06-07T00:00:00Z']
const wanted = [
  { from, to: noon },
  { from: noon, to },
]
const tom = resource('tom')
const days = data({}).days
function half(i: 0 | 1, more: Partial<TimelineWindow>): TimelineWindow {
  return {
    ...data({ resources: [tom] }),
    ...(wanted[i] as { from: string; to: string }),
    eventNumber: 7,
    ...more,
  }
}
const ids = (items: readonly { id: string }[] | undefined) => items?.map(({ id }) => id).sort()

test('what reaches from one window into the next is there once, however many windows have it', () => {
  const long = item('long', 'tom', '11:00', '13:00')
  const first = half(0, { items: [item('a', 'tom', '09:00', '10:00'), long] })
  const second = half(1, { items: [{ ...long }, item('b', 'tom', '14:00', '15:00')] })
  const joined = joinWindows(wanted, [first, second], days)
  expect(ids(joined?.items)).toEqual(['a', 'b', 'long'])
  expect(joined?.waiting).toEqual([])
})

test('a window that isn’t there is waited for, and what is there is shown', () => {
  const joined = joinWindows(
    wanted,
    [undefined, half(1, { items: [item('b', 'tom', '14:00', '15:00')] })],
    days,
  )
  expect(joined?.waiting).toEqual([{ from, to: noon }])
  expect(ids(joined?.items)).toEqual(['b'])
  expect(joinWindows(wanted, [undefined, undefined], days)).toBeNull()
})

test('of what was moved across the border the newer version is shown, whichever window was read again', () => {
  const old = item('x', 'tom', '10:00', '11:00')
  const moved = { ...item('x', 'tom', '15:00', '16:00'), version: 2 }
  const shownIn = (first: (typeof old)[], second: (typeof old)[]) =>
    joinWindows(wanted, [half(0, { items: first }), half(1, { items: second })], days)?.items
  // shown at once in the window where it was, then read in the one where it is now
  expect(shownIn([{ ...moved, version: 1 }], [moved])).toEqual([moved])
  expect(shownIn([moved], [])).toEqual([moved])
})

test('hours are those of all windows, one after another, and the oldest event counts', () => {
  const mornings = { ...tom, working: [{ start: `${DAY}T09:00:00Z`, end: noon }] }
  const evenings = { ...tom, working: [{ start: noon, end: `${DAY}T18:00:00Z` }] }
  const joined = joinWindows(
    wanted,
    [half(0, { resources: [mornings], eventNumber: 9 }), half(1, { resources: [evenings], eventNumber: 8 })],
    days,
  )
  expect([...workingSpans(joined?.resources[0] as typeof tom)]).toEqual([
    at('09:00'),
    at('12:00'),
    at('12:00'),
    at('18:00'),
  ])
  expect(joined?.eventNumber).toBe(8)
})
