import { expect, test } from 'vitest'
import { categoryMoved, inOrder, serviceMoved } from './service-order.ts'

const one = (id: string, category: string, position: number, active = true) => ({
  id,
  category,
  position,
  active,
})
// as the API lists them: by category, then position
const LISTED = [
  one('balayage', 'Colour', 5),
  one('gloss', 'Colour', 7),
  one('trim', 'Cut', 1),
  one('perm', 'Cut', 2, false),
  one('fringe', 'Cut', 6),
]
const placed = (ids: readonly string[] | null) =>
  LISTED.map((service) => ({ ...service, position: (ids ?? []).indexOf(service.id) + 1 }))

test('categories stand where their first service does', () => {
  expect(inOrder(LISTED).map((service) => service.id)).toEqual([
    'trim',
    'perm',
    'balayage',
    'fringe',
    'gloss',
  ])
})

test('a service changes places with its neighbour of the category, over archived ones; all others keep theirs', () => {
  const ids = serviceMoved(LISTED, 'fringe', -1)
  expect(ids).toEqual(['fringe', 'perm', 'balayage', 'trim', 'gloss'])
  expect(serviceMoved(placed(ids), 'fringe', 1)).toEqual(['trim', 'perm', 'balayage', 'fringe', 'gloss'])
})

test('the first goes no higher, the last no lower, and an archived one nowhere', () => {
  expect(serviceMoved(LISTED, 'trim', -1)).toBeNull()
  expect(serviceMoved(LISTED, 'gloss', 1)).toBeNull()
  expect(serviceMoved(LISTED, 'perm', 1)).toBeNull()
})

test('services that all have the same place are told apart by the order in which they are listed', () => {
  const fresh = LISTED.map((service) => ({ ...service, position: 0 }))
  expect(serviceMoved(fresh, 'gloss', -1)).toEqual(['gloss', 'balayage', 'trim', 'perm', 'fringe'])
})

test('a category moves with all that is in it', () => {
  const ids = categoryMoved(LISTED, 'Colour', -1)
  expect(ids).toEqual(['balayage', 'gloss', 'trim', 'perm', 'fringe'])
  expect(categoryMoved(placed(ids), 'Colour', -1)).toBeNull()
  expect(categoryMoved(placed(ids), 'Colour', 1)).toEqual(['trim', 'perm', 'fringe', 'balayage', 'gloss'])
})
