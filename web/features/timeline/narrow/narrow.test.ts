import { expect, test } from 'vitest'
import { layoutRows, METRICS } from '../layout-rows.ts'
import { placeItems } from '../place-items.ts'
import type { TimelineData, TimelineItem } from '../timeline.types.ts'
import { countEntries, grouped, narrowed, type Wish, wishesIn, wishText } from './narrow.ts'

const NOTHING: Wish = { kind: [], who: [], skill: [], location: [], service: [], status: [] }
const span = { start: '2026-11-24T09:00:00Z', end: '2026-11-24T10:00:00Z' }
const item = (id: string, resourceId: string, more: Partial<TimelineItem> = {}): TimelineItem => ({
  id,
  kind: 'appointment',
  resourceId,
  ...span,
  occupiedStart: span.start,
  occupiedEnd: span.end,
  title: 'Ada',
  status: 'confirmed',
  version: 1,
  ...more,
})
const row = (id: string, kind: 'staff' | 'room', locationId: string, skills: string[]) => ({
  id,
  name: id,
  kind,
  locationId,
  skills,
  working: [span],
})

const data: TimelineData = {
  timeZone: 'UTC',
  days: [{ date: '2026-11-24', start: '2026-11-24T00:00:00Z', end: '2026-11-25T00:00:00Z' }],
  resources: [
    row('kim', 'staff', 'north', ['colour']),
    row('lee', 'staff', 'south', ['cut', 'colour']),
    row('room', 'room', 'north', []),
  ],
  items: [
    item('1', 'kim', { appointmentId: 'a', serviceNames: ['Colour'] }),
    item('2', 'room', { appointmentId: 'a', serviceNames: ['Colour'] }),
    item('3', 'lee', { appointmentId: 'b', serviceNames: ['Cut'], status: 'no_show' }),
    item('4', 'lee', { kind: 'block', status: 'blocked' }),
    item('5', 'kim', { kind: 'hold', status: 'held', appointmentId: 'c', serviceNames: ['Cut'] }),
  ],
}
const shown = (wish: Partial<Wish>, names: string[] = []) => {
  const { resources, items } = narrowed(data, { ...NOTHING, ...wish }, names)
  return [resources.map(({ id }) => id).join(), items.map(({ id }) => id).join('')]
}

test('nothing asked for is the same data', () => {
  expect(narrowed(data, NOTHING, [])).toBe(data)
})

test('what is asked for of rows takes their items along; lists narrow each other', () => {
  expect(shown({ kind: ['staff'] })).toEqual(['kim,lee', '1345'])
  expect(shown({ location: ['north'] })).toEqual(['kim,room', '125'])
  expect(shown({ skill: ['colour'], location: ['south'] })).toEqual(['lee', '34'])
  expect(shown({ who: ['room', 'lee'] })).toEqual(['lee,room', '234'])
  expect(shown({ kind: ['equipment'] })).toEqual(['', ''])
})

test('what is asked for of visits leaves the rows', () => {
  expect(shown({ status: ['held', 'block'] })).toEqual(['kim,lee,room', '45'])
  expect(shown({ service: ['id of cut'] }, ['Cut'])).toEqual(['kim,lee,room', '35'])
})

test('lists go through the address as they are', () => {
  const lists = [['a'], ['a', 'b'], ['cut, dry', '50 %'], ['%2C']]
  for (const list of lists) expect(wishesIn(wishText(list))).toEqual(list)
  expect(wishText([])).toBeUndefined()
  expect(wishesIn(undefined)).toEqual([])
})

const titles = (by: Parameters<typeof grouped>[1]) => {
  const names = new Map([
    ['north', 'North'],
    ['south', 'South'],
  ])
  const placed = placeItems(grouped(data, by, names, 'No skill'))
  return layoutRows(placed, new Set(), METRICS.comfortable).rows.map((one) =>
    one.type === 'group' ? `[${one.name ?? one.key}]` : one.resource.id,
  )
}

test('rows are grouped by what is asked for, and no row is there twice', () => {
  expect(titles('kind')).toEqual(['[staff]', 'kim', 'lee', '[room]', 'room'])
  expect(titles('location')).toEqual(['[North]', 'kim', 'room', '[South]', 'lee'])
  expect(titles('skill')).toEqual(['[colour]', 'kim', '[cut]', 'lee', '[No skill]', 'room'])
  expect(titles('none')).toEqual(['kim', 'lee', 'room'])
})

test('a visit counts once, however many rows it takes', () => {
  expect(countEntries(data.items)).toBe(4)
})
