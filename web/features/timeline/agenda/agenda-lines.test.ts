import { expect, test } from 'vitest'
import type { TimelineData, TimelineItem } from '../timeline.types.ts'
import { agendaDays, firstLines } from './agenda-lines.ts'

const day = (date: string, next: string) => ({ date, start: `${date}T00:00:00Z`, end: `${next}T00:00:00Z` })
const resource = (id: string, name: string) => ({
  id,
  name,
  kind: 'staff' as const,
  locationId: 'here',
  skills: [],
  working: [],
})
const item = (id: string, resourceId: string, start: string, end: string, more = {}): TimelineItem => ({
  id,
  kind: 'appointment',
  resourceId,
  start,
  end,
  occupiedStart: start,
  occupiedEnd: end,
  title: 'Ada',
  status: 'confirmed',
  version: 1,
  ...more,
})

const data: TimelineData = {
  timeZone: 'UTC',
  days: [day('2026-11-24', '2026-11-25'), day('2026-11-25', '2026-11-26')],
  resources: [resource('kim', 'Kim'), resource('room', 'Room 1')],
  items: [
    item('p3', 'kim', '2026-11-24T11:00:00Z', '2026-11-24T12:00:00Z', {
      appointmentId: 'cut',
      serviceNames: ['Cut'],
    }),
    item('p2', 'room', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z', {
      appointmentId: 'massage',
      serviceNames: ['Massage'],
    }),
    item('p1', 'kim', '2026-11-24T09:00:00Z', '2026-11-24T09:45:00Z', {
      appointmentId: 'massage',
      serviceNames: ['Massage'],
    }),
    item('night', 'room', '2026-11-24T22:00:00Z', '2026-11-25T02:00:00Z', {
      kind: 'block',
      status: 'blocked',
    }),
    item('elsewhere', 'gone', '2026-11-24T09:00:00Z', '2026-11-24T10:00:00Z', { appointmentId: 'hidden' }),
    item('midnight', 'kim', '2026-11-25T23:00:00Z', '2026-11-26T00:00:00Z', { appointmentId: 'late' }),
  ],
}

test('a visit is one line of its day, however many it takes, and a night is on both of its days', () => {
  const days = agendaDays(data)
  expect(days.map(({ date, lines }) => [date, lines.map(({ key }) => key)])).toEqual([
    ['2026-11-24', ['massage', 'cut', 'night']],
    ['2026-11-25', ['night', 'late']],
  ])
  const massage = days[0]?.lines[0]
  expect(massage?.resources).toEqual(['Kim', 'Room 1'])
  expect(massage?.services).toEqual(['Massage'])
  expect(new Date(massage?.endMs ?? 0).toISOString()).toBe('2026-11-24T10:00:00.000Z')
})

test('so many lines are shown, across days, and how many are left is known', () => {
  const days = agendaDays(data)
  expect(firstLines(days, 4).days.map(({ lines }) => lines.length)).toEqual([3, 1])
  expect(firstLines(days, 4).more).toBe(1)
  expect(firstLines(days, 2)).toMatchObject({ days: [{ lines: [{}, {}] }], more: 3 })
  expect(firstLines(days, 50).more).toBe(0)
})
