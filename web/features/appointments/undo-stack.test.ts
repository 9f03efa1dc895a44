import { expect, test } from 'vitest'
import type { Appointment } from './api/appointments.ts'
import { UndoStack } from './undo-stack.ts'

const visit = (id: string, version: number) => ({ id, version }) as Appointment

test('the newest is taken first, and each once', () => {
  const stack = new UndoStack()
  const first = { visit: visit('a', 2), back: { start: '1' }, said: 'first' }
  const second = { visit: visit('b', 5), back: { start: '2' }, said: 'second' }
  stack.push(first)
  stack.push(second)
  expect(stack.take()).toBe(second)
  expect(stack.take(second)).toBeUndefined()
  expect(stack.take()).toBe(first)
  expect(stack.take()).toBeUndefined()
})

test('earlier changes of a visit are undone as of its latest version from here', () => {
  const stack = new UndoStack()
  stack.push({ visit: visit('a', 2), back: {}, said: '' })
  stack.push({ visit: visit('a', 3), back: {}, said: '' })
  stack.take()
  stack.note(visit('a', 4))
  expect(stack.take()?.visit.version).toBe(4)
})

test('it remembers the last twenty', () => {
  const stack = new UndoStack()
  for (let n = 1; n <= 25; n++) stack.push({ visit: visit(`v${n}`, 1), back: {}, said: '' })
  const taken = Array.from({ length: 25 }, () => stack.take()?.visit.id)
  expect(taken.slice(0, 2)).toEqual(['v25', 'v24'])
  expect(taken.filter(Boolean)).toHaveLength(20)
})
