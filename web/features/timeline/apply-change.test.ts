import { describe, expect, test } from 'vitest'
import { applyMove, visitAfter } from './apply-change.ts'
import { data, item, resource } from './testing/salon.ts'

const day = (time: string) => `2026-06-06T${time}:00.000Z`
const massage = { appointmentId: 'massage' }
const priya = item('m-priya', 'priya', '14:00', '15:00', massage)
const tom = item('m-tom', 'tom', '14:00', '15:00', massage)
const room = item('m-room', 'room-2', '14:00', '15:00', { ...massage, occupiedEnd: day('15:10') })
const other = item('other', 'priya', '16:00', '17:00', { appointmentId: 'other' })
const before = data({
  resources: [resource('priya'), resource('tom'), resource('ines'), resource('room-2', 'room')],
  items: [priya, tom, room, other],
})
const find = (items: typeof before.items, id: string) => items.find((one) => one.id === id)

describe('moving a piece', () => {
  const after = applyMove(before, {
    item: priya,
    start: day('12:30'),
    end: day('13:30'),
    toResourceId: 'ines',
  })

  test('moves all pieces of the visit by the same distance, buffers with them', () => {
    expect(find(after.items, 'm-tom')).toMatchObject({ start: day('12:30'), end: day('13:30') })
    expect(find(after.items, 'm-room')).toMatchObject({
      occupiedStart: day('12:30'),
      occupiedEnd: day('13:40'),
    })
  })

  test('changes the row of the piece that was taken, and of no other', () => {
    expect(after.items.map(({ id, resourceId }) => [id, resourceId])).toEqual([
      ['m-priya', 'ines'],
      ['m-tom', 'tom'],
      ['m-room', 'room-2'],
      ['other', 'priya'],
    ])
  })

  test('leaves the data given and all other items as they are', () => {
    expect(before.items[0]).toEqual(priya)
    expect(after.items[3]).toBe(other)
  })

  test('of an item that is gone changes nothing', () => {
    expect(applyMove(before, { item: item('gone', 'tom', '10:00', '11:00'), start: day('12:00') })).toBe(
      before,
    )
  })
})

test('the parts that one person serves stay with one person', () => {
  const colour = { appointmentId: 'colour' }
  const first = item('c1', 'priya', '10:00', '10:45', colour)
  const last = item('c2', 'priya', '11:20', '11:50', colour)
  const after = applyMove(data({ resources: before.resources, items: [first, last] }), {
    item: last,
    toResourceId: 'ines',
  })
  expect(after.items.map(({ resourceId }) => resourceId)).toEqual(['ines', 'ines'])
})

test('moving a block moves nothing else, however many blocks there are', () => {
  const lunch = item('lunch', 'priya', '12:00', '13:00', { kind: 'block' })
  const nap = item('nap', 'priya', '13:00', '14:00', { kind: 'block' })
  const blocks = data({ items: [lunch, nap] })
  const after = applyMove(blocks, { item: lunch, start: day('11:00'), end: day('12:00') })
  expect(after.items[1]).toBe(nap)
})

describe('stretching a piece', () => {
  test('stretches the pieces that end with it, and keeps every start', () => {
    const prep = item('m-prep', 'ines', '14:00', '14:30', massage)
    const after = applyMove({ ...before, items: [...before.items, prep] }, { item: priya, end: day('15:30') })
    expect(find(after.items, 'm-room')).toMatchObject({
      start: day('14:00'),
      end: day('15:30'),
      occupiedEnd: day('15:40'),
    })
    expect(find(after.items, 'm-prep')?.end).toBe(day('14:30'))
  })
})

test('what the server is told is the whole visit: its own start and length, and each resource once', () => {
  const prep = item('m-prep', 'ines', '13:45', '14:00', massage)
  const change = { item: priya, start: day('14:30'), end: day('15:30'), toResourceId: 'lena' }
  expect(visitAfter({ ...before, items: [...before.items, prep] }, change)).toEqual({
    start: day('14:15'),
    durationMinutes: 75,
    resourceIds: ['lena', 'tom', 'room-2', 'ines'],
  })
})
