import { expect, test } from 'vitest'
import type { TimelineColumns } from '../../../contract/timeline-columns.ts'
import { itemsOfColumns, occupiedFrom, plainItem, resourcesOfColumns, workingSpans } from './column-items.ts'
import { at } from './testing/salon.ts'

const VISIT = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0001'
const PIECE = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0002'
const BLOCK = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0003'
const hex = (...ids: string[]) => ids.join('').replaceAll('-', '')

const answer: TimelineColumns = {
  format: 'columns',
  timeZone: 'UTC',
  days: [],
  origin: '2026-06-06T00:00:00Z',
  resources: [{ id: 'tom', name: 'Tom', kind: 'staff', locationId: 'here', skills: [], active: true }],
  working: [[540, 1080]],
  texts: ['Anna', 'confirmed', 'Cut', 'Lunch', 'blocked'],
  items: {
    count: 2,
    ids: hex(PIECE, BLOCK),
    kinds: 'ab',
    visits: hex(VISIT) + '0'.repeat(32),
    resources: [0, 0],
    starts: [36_000, 43_200],
    lengths: [1800, 3600],
    before: [300, 0],
    after: [600, 0],
    titles: [0, 3],
    statuses: [1, 4],
    services: [2, -1],
    versions: [4, 1],
  },
  more: [{ item: 0, arrived: true }],
  eventNumber: 1,
}

test('an item in columns says the same as one that the API writes out', () => {
  const [visit, block] = itemsOfColumns(answer).map(plainItem)
  expect(visit).toEqual({
    id: PIECE,
    kind: 'appointment',
    resourceId: 'tom',
    start: '2026-06-06T10:00:00Z',
    end: '2026-06-06T10:30:00Z',
    occupiedStart: '2026-06-06T09:55:00Z',
    occupiedEnd: '2026-06-06T10:40:00Z',
    title: 'Anna',
    status: 'confirmed',
    appointmentId: VISIT,
    serviceNames: ['Cut'],
    version: 4,
    arrived: true,
  })
  expect(block).toMatchObject({ id: BLOCK, kind: 'block', title: 'Lunch' })
  expect([block?.appointmentId, block?.serviceNames]).toEqual([undefined, undefined])
})

test('times are numbers for those who reckon, and the same ones', () => {
  const items = itemsOfColumns(answer)
  expect(items.map(occupiedFrom)).toEqual([at('09:55'), at('12:00')])
  expect(items.map(plainItem).map(occupiedFrom)).toEqual([at('09:55'), at('12:00')])
  const [tom] = resourcesOfColumns(answer)
  expect(tom && [...workingSpans(tom)]).toEqual([at('09:00'), at('18:00')])
  expect(tom?.working).toEqual([{ start: '2026-06-06T09:00:00Z', end: '2026-06-06T18:00:00Z' }])
})
