import { describe, expect, test } from 'vitest'
import { type Board, moveSpot, type Spot, type Step } from './cursor.ts'
import { layoutRows, METRICS } from './layout-rows.ts'
import { placeItems } from './place-items.ts'
import { at, data, item, resource } from './testing/salon.ts'
import { timeScale } from './time-scale.ts'

const CELL = 15 * 60_000
const day = data({
  resources: [resource('priya'), resource('tom'), resource('room', 'room')],
  items: [
    item('first', 'priya', '10:00', '11:00'),
    item('second', 'priya', '10:30', '11:30'),
    item('tom’s', 'tom', '10:15', '10:45'),
  ],
})
const placed = placeItems(day)
const board: Board = {
  placed,
  layout: layoutRows(placed, new Set(), METRICS.comfortable),
  scale: timeScale(day.days, 96),
}
// Rows: 0 Staff, 1 Priya, 2 Tom, 3 Rooms, 4 the room.
const spot = (row: number, time: string, itemId?: string): Spot => ({ row, ms: at(time), itemId })
const go = (from: Spot, ...steps: Step[]) =>
  steps.reduce((here, step) => moveSpot(board, here, step, CELL), from)

describe('walking', () => {
  test('goes cell by cell, and onto an item where there is one', () => {
    expect(go(spot(1, '09:30'), 'right')).toEqual({ row: 1, ms: at('09:45') })
    expect(go(spot(1, '09:45'), 'right')).toEqual(spot(1, '10:00', 'first'))
  })

  test('leaves an item at its end, or in the cell before its start', () => {
    expect(go(spot(2, '10:15', 'tom’s'), 'right')).toEqual({ row: 2, ms: at('10:45') })
    expect(go(spot(2, '10:15', 'tom’s'), 'left')).toEqual({ row: 2, ms: at('10:00') })
  })

  test('gets back on the grid after a visit that ends beside it', () => {
    const here = go(spot(2, '10:15', 'tom’s'), 'right')
    expect(go({ ...here, ms: at('10:50') }, 'right').ms).toBe(at('11:00'))
    expect(go({ ...here, ms: at('10:50') }, 'left').itemId).toBeUndefined()
    expect(go({ ...here, ms: at('11:00') }, 'left').ms).toBe(at('10:45'))
  })

  test('goes down through stacked items before it leaves the row', () => {
    const down = go(spot(1, '10:35', 'first'), 'down')
    expect(down).toEqual(spot(1, '10:35', 'second'))
    expect(go(down, 'down')).toEqual(spot(2, '10:35', 'tom’s'))
    expect(go(down, 'down', 'up')).toEqual(spot(1, '10:35', 'second'))
  })

  test('stops at groups’ titles, and at the ends of the board', () => {
    expect(go(spot(2, '09:00'), 'down')).toEqual({ row: 3, ms: at('09:00') })
    expect(go(spot(4, '09:00'), 'down')).toEqual(spot(4, '09:00'))
    expect(go(spot(1, '00:00'), 'left').ms).toBe(at('00:00'))
  })

  test('jumps to the next and the previous item of the row', () => {
    expect(go(spot(1, '08:00'), 'next-item')).toEqual(spot(1, '10:00', 'first'))
    expect(go(spot(1, '08:00'), 'next-item', 'next-item')).toEqual(spot(1, '10:30', 'second'))
    expect(go(spot(1, '17:00'), 'previous-item')).toEqual(spot(1, '10:30', 'second'))
    expect(go(spot(4, '17:00'), 'previous-item')).toEqual(spot(4, '17:00'))
  })

  test('goes to the first and the last cell of the day', () => {
    expect(go(spot(4, '12:00'), 'day-start').ms).toBe(at('00:00'))
    expect(go(spot(4, '12:00'), 'day-end').ms).toBe(at('23:45'))
  })
})
