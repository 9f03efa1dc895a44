import { describe, expect, test } from 'vitest'
import { placeItems } from '../place-items.ts'
import { HOUR, timeScale } from '../time-scale.ts'
import type { TimelineData, TimelineItem } from '../timeline.types.ts'
import { columnAt, columnBoard, downTo, homeOf, sidesOf } from './column-board.ts'

const day = (n: number) => ({
  date: `2026-11-${n}`,
  start: `2026-11-${n}T00:00:00Z`,
  end: `2026-11-${n + 1}T00:00:00Z`,
})
const at = (date: number, hour: number) => Date.UTC(2026, 10, date, hour)

function boardOf(spans: [id: string, from: number, to: number][]) {
  const items = spans.map(([id, from, to]): TimelineItem => {
    const [start, end] = [from, to].map((hour) => new Date(at(24, hour)).toISOString()) as [string, string]
    return {
      id,
      kind: 'appointment',
      resourceId: 'kim',
      start,
      end,
      occupiedStart: start,
      occupiedEnd: end,
      title: id,
      status: 'confirmed',
      version: 1,
    }
  })
  const data: TimelineData = {
    timeZone: 'UTC',
    days: [day(24), day(25)],
    resources: ['kim', 'lee'].map((id) => ({
      id,
      name: id,
      kind: 'staff' as const,
      locationId: 'here',
      skills: [],
      working: [],
    })),
    items,
  }
  const board = columnBoard(placeItems(data), timeScale(data.days, 60))
  const shown = (i: number) => ({
    startMs: board.placed.from[i] as number,
    endMs: board.placed.to[i] as number,
  })
  const sides = (column: number) =>
    sidesOf(board.placed, board.columns[column] as (typeof board.columns)[0], shown).map(
      ({ item, slot, of }) => [board.placed.items[item]?.id, slot, of],
    )
  return { board, sides }
}

test('each day has the people in their order, and a time leads to its column', () => {
  const { board } = boardOf([])
  expect(board.columns.map(({ day: { date }, resource }) => [date, resource.id])).toEqual([
    ['2026-11-24', 'kim'],
    ['2026-11-24', 'lee'],
    ['2026-11-25', 'kim'],
    ['2026-11-25', 'lee'],
  ])
  expect(columnAt(board, 'lee', at(25, 9))).toBe(3)
  expect(columnAt(board, 'nobody', at(25, 9))).toBe(-1)
})

describe('pieces that overlap', () => {
  test('stand side by side, as wide as all that they meet allow', () => {
    // a 9–12 meets b 9–10 and c 10–11: two places, and c takes b's. d comes after all of them.
    const { sides } = boardOf([
      ['a', 9, 12],
      ['b', 9, 10],
      ['c', 10, 11],
      ['d', 12, 13],
    ])
    expect(sides(0)).toEqual([
      ['a', 0, 2],
      ['b', 1, 2],
      ['c', 1, 2],
      ['d', 0, 1],
    ])
  })

  test('a night is in both of its days', () => {
    const { sides } = boardOf([['night', 22, 26]])
    expect(sides(0)).toEqual([['night', 0, 1]])
    expect(sides(2)).toEqual([['night', 0, 1]])
  })
})

test('who walks past midnight is in the next day, and who goes to another column keeps the time of day', () => {
  const { board } = boardOf([])
  expect(homeOf(board, 0, { row: 0, ms: at(25, 1) })).toEqual({ row: 2, ms: at(25, 1) })
  expect(homeOf(board, 1, { row: 2, ms: at(24, 9) })).toEqual({ row: 2, ms: at(25, 9) })
  expect(homeOf(board, 0, { row: 1, ms: at(24, 9) })).toEqual({ row: 1, ms: at(24, 9) })
})

test('a length is elapsed time: at 60 pixels an hour, 90 minutes are 90', () => {
  const { board } = boardOf([])
  const first = board.scale.days[0] as (typeof board.scale.days)[0]
  expect(downTo(first, first.startMs + 1.5 * HOUR, 60)).toBe(90)
})
