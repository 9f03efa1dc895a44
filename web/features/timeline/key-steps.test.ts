import { expect, test } from 'vitest'
import { meantKey, stepOf } from './key-steps.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

test('the arrow to the left leads to what is earlier, and where time runs to the left, to what is later', () => {
  expect(stepOf({ key: meantKey('ArrowLeft', false), ...plain })).toBe('left')
  expect(stepOf({ key: meantKey('ArrowLeft', true), ...plain })).toBe('right')
  expect(stepOf({ key: meantKey('ArrowRight', true), ...plain, ctrlKey: true })).toBe('previous-item')
  expect(meantKey('ArrowUp', true)).toBe('ArrowUp')
})
