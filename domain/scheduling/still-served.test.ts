import { expect, test } from 'vitest'
import { canServe } from './still-served.ts'
import type { Requirement } from './types.ts'

const anna = { id: 'anna', kind: 'staff' as const, skills: ['colour'] }
const bert = { id: 'bert', kind: 'staff' as const, skills: [] }
const room = { id: 'room', kind: 'room' as const, skills: [] }
const staff = (more: Partial<Requirement> = {}): Requirement => ({ kind: 'staff', quantity: 1, ...more })

test('those who serve must be able to be all that is required, each once', () => {
  expect(canServe([], [])).toBe(true)
  expect(canServe([staff()], [anna])).toBe(true)
  expect(canServe([staff({ quantity: 2 })], [anna])).toBe(false)
  expect(canServe([staff(), { kind: 'room', quantity: 1 }], [anna])).toBe(false)
  expect(canServe([staff(), { kind: 'room', quantity: 1 }], [anna, room])).toBe(true)
  expect(canServe([staff({ skill: 'colour' })], [bert])).toBe(false)
  expect(canServe([staff({ resourceIds: ['bert'] })], [anna, room])).toBe(false)
})

test('whoever takes a unit first makes way for one that nobody else can be', () => {
  expect(canServe([staff(), staff({ skill: 'colour' })], [anna, bert])).toBe(true)
  expect(canServe([staff({ skill: 'colour' }), staff({ skill: 'colour' })], [anna, bert])).toBe(false)
})
