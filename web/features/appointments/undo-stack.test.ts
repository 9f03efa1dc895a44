import { expect, test } from 'vitest'
import { type Step, UndoStack } from './undo-stack.ts'

const step = (said: string): Step => ({ said, undo: async () => {}, redo: async () => {} })

test('the newest is taken first, and each once', () => {
  const stack = new UndoStack()
  const [first, second] = [step('first'), step('second')]
  stack.push(first)
  stack.push(second)
  expect(stack.takeDone()).toBe(second)
  expect(stack.takeDone(second)).toBeUndefined()
  expect(stack.takeDone()).toBe(first)
  expect(stack.takeDone()).toBeUndefined()
})

test('what was taken back can be done again in order, until something else is done', () => {
  const stack = new UndoStack()
  const [first, second] = [step('first'), step('second')]
  stack.push(first)
  stack.push(second)
  for (const taken of [stack.takeDone(), stack.takeDone()]) if (taken) stack.undone(taken)
  const again = stack.takeUndone() as Step
  expect(again).toBe(first)
  stack.redone(again)
  expect(stack.state()).toEqual({ canUndo: true, canRedo: true })
  stack.push(step('third'))
  expect(stack.takeUndone()).toBeUndefined()
  expect(stack.state()).toEqual({ canUndo: true, canRedo: false })
})

test('a step that failed is gone, and those before it are still there', () => {
  const stack = new UndoStack()
  const [first, second] = [step('first'), step('second')]
  stack.push(first)
  stack.push(second)
  stack.takeDone()
  expect(stack.state()).toEqual({ canUndo: true, canRedo: false })
  expect(stack.takeDone()).toBe(first)
})

test('it remembers the last fifty, and tells only when something can or can’t be done any more', () => {
  const stack = new UndoStack()
  let told = 0
  stack.subscribe(() => {
    told += 1
  })
  for (let n = 1; n <= 60; n++) stack.push(step(`${n}`))
  const taken = Array.from({ length: 60 }, () => stack.takeDone()?.said)
  expect([taken[0], taken.filter(Boolean).length, told]).toEqual(['60', 50, 2])
})
