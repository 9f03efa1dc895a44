import { describe, expect, test } from 'vitest'
import { type DragEvent, type DragState, type Grip, IDLE, reduceDrag, snapTo } from './drag-reducer.ts'
import { at, item } from './testing/salon.ts'

const snap = { originMs: at('00:00'), minutes: 15 }
const visit = item('visit', 'priya', '10:00', '11:00')
const origin = { resourceId: 'priya', startMs: at('10:00'), endMs: at('11:00') }
const moveGrip: Grip = { mode: 'move', item: visit, origin, grabMs: at('10:20') }
const press = (grip: Grip, touch = false): DragEvent => ({ type: 'press', grip, x: 100, y: 100, touch })
const to = (time: string, resourceId = 'priya', x = 200, more = snap): DragEvent => ({
  type: 'move',
  ms: at(time),
  resourceId,
  x,
  y: 100,
  snap: more,
})
const played = (...events: DragEvent[]): DragState => events.reduce(reduceDrag, IDLE)
const targetOf = (state: DragState) => ('target' in state ? state.target : null)

describe('a pointer drag', () => {
  test('keeps the place within the item that was taken hold of, and snaps its start', () => {
    // Taken at 10:20, twenty minutes in; at 12:27 the start is 12:07 and snaps to 12:00.
    const state = played(press(moveGrip), to('12:27', 'tom'))
    expect(targetOf(state)).toEqual({ resourceId: 'tom', startMs: at('12:00'), endMs: at('13:00') })
  })

  test('with a finer snap goes to the minute', () => {
    const state = played(press(moveGrip), to('12:27', 'priya', 200, { ...snap, minutes: 1 }))
    expect(targetOf(state)?.startMs).toBe(at('12:07'))
  })

  test('is a click while the mouse has hardly moved', () => {
    const state = played(press(moveGrip), to('10:21', 'priya', 102), { type: 'release' })
    expect(state).toEqual({ phase: 'clicked', grip: moveGrip })
  })

  test('that comes back to where it began changes nothing', () => {
    expect(played(press(moveGrip), to('12:00'), to('10:20'), { type: 'release' })).toEqual(IDLE)
  })

  test('is put back by cancel, and dropped by release', () => {
    expect(played(press(moveGrip), to('12:20'), { type: 'cancel' })).toEqual(IDLE)
    const dropped = played(press(moveGrip), to('12:20'), { type: 'release' })
    expect(dropped).toMatchObject({ phase: 'dropped', target: { startMs: at('12:00') } })
  })

  test('that stays in the same cell is the same state, so nothing is drawn', () => {
    const state = played(press(moveGrip), to('12:20'))
    expect(reduceDrag(state, to('12:22', 'priya', 204))).toBe(state)
  })
})

describe('a finger', () => {
  test('that moves before it has rested scrolls: there is no drag', () => {
    expect(played(press(moveGrip, true), to('10:40', 'priya', 130))).toEqual(IDLE)
  })

  test('that rested drags', () => {
    const state = played(press(moveGrip, true), { type: 'long-press' }, to('12:20'))
    expect(targetOf(state)?.startMs).toBe(at('12:00'))
  })

  test('that rested and is lifted where it was asks what one can do, a trembling one too', () => {
    const held = played(press(moveGrip, true), { type: 'long-press' }, to('10:25', 'priya', 104), {
      type: 'release',
    })
    expect(held).toEqual({ phase: 'held', grip: moveGrip })
    const back = played(press(moveGrip, true), { type: 'long-press' }, to('12:20'), to('10:20', 'priya', 100))
    expect(reduceDrag(back, { type: 'release' })).toEqual(IDLE)
  })

  test('that is taken away by the browser for scrolling leaves nothing behind', () => {
    expect(played(press(moveGrip, true), { type: 'cancel' }, { type: 'long-press' })).toEqual(IDLE)
  })
})

describe('the end of an item', () => {
  const resize: Grip = { mode: 'resize', item: visit, origin, grabMs: at('10:58') }

  test('follows the pointer and snaps, the start stays', () => {
    const state = played(press(resize), to('11:40', 'tom'))
    expect(targetOf(state)).toEqual({ resourceId: 'priya', startMs: at('10:00'), endMs: at('11:45') })
  })

  test('never comes before one step after the start', () => {
    expect(targetOf(played(press(resize), to('08:00')))?.endMs).toBe(at('10:15'))
  })
})

describe('drawing on empty space', () => {
  const create: Grip = { mode: 'create', resourceId: 'tom', grabMs: at('12:20'), snap }

  test('covers the cells of both ends, whichever came first, on the row where it began', () => {
    const right = played(press(create), to('13:05', 'priya'))
    expect(targetOf(right)).toEqual({ resourceId: 'tom', startMs: at('12:15'), endMs: at('13:15') })
    const left = played(press(create), to('11:50', 'priya'))
    expect(targetOf(left)).toEqual({ resourceId: 'tom', startMs: at('11:45'), endMs: at('12:30') })
  })
})

describe('the keyboard', () => {
  const lift: DragEvent = { type: 'lift', grip: moveGrip }

  test('moves by steps and rows, and puts down', () => {
    const state = played(
      lift,
      { type: 'nudge', byMs: 15 * 60_000 },
      { type: 'nudge', byMs: 0, resourceId: 'tom' },
      { type: 'release' },
    )
    expect(state).toMatchObject({
      phase: 'dropped',
      target: { resourceId: 'tom', startMs: at('10:15'), endMs: at('11:15') },
    })
  })

  test('can’t make an item end before it begins', () => {
    const grip: Grip = { mode: 'resize', item: visit, origin, grabMs: at('11:00') }
    const state = played({ type: 'lift', grip }, { type: 'nudge', byMs: -60 * 60_000 })
    expect(targetOf(state)?.endMs).toBe(at('11:00'))
  })

  test('isn’t disturbed by a mouse that moves', () => {
    const state = played(lift)
    expect(reduceDrag(state, to('15:00'))).toBe(state)
  })

  test('can’t take up a second one by a press while one is in the air', () => {
    const state = played(lift)
    expect(reduceDrag(state, press(moveGrip))).toBe(state)
  })
})

test('snapping counts from local midnight: in Kathmandu quarter hours are not those of UTC’s hours', () => {
  const midnight = Date.parse('2026-06-05T18:15:00Z')
  const snapped = snapTo(Date.parse('2026-06-06T04:05:00Z'), { originMs: midnight, minutes: 60 })
  expect(new Date(snapped).toISOString()).toBe('2026-06-06T04:15:00.000Z')
})
