import { describe, expect, test } from 'vitest'
import { layoutRows, METRICS, rowAt, rowHeight } from './layout-rows.ts'
import { placeItems, visitItems } from './place-items.ts'
import { at, data, item, resource } from './testing/salon.ts'

const within = (placed: ReturnType<typeof placeItems>, row: number, from: string, to: string) => {
  const ids: string[] = []
  visitItems(placed, row, at(from), at(to), (i) => ids.push(placed.items[i]?.id ?? ''))
  return ids
}

describe('lanes', () => {
  test('items that touch share a lane, items that overlap are stacked', () => {
    const placed = placeItems(
      data({
        resources: [resource('a')],
        items: [
          item('long', 'a', '10:00', '12:00'),
          item('inside', 'a', '10:30', '11:00'),
          item('touches', 'a', '11:00', '11:30'),
          item('after', 'a', '12:00', '12:30'),
        ],
      }),
    )
    expect([...placed.lane]).toEqual([0, 1, 1, 0])
    expect(placed.lanes[0]).toBe(2)
  })

  test('buffers count: a visit that begins in the buffer of another is stacked', () => {
    const buffered = { ...item('first', 'a', '10:00', '11:00'), occupiedEnd: '2026-06-06T11:10:00Z' }
    const placed = placeItems(
      data({ resources: [resource('a')], items: [buffered, item('next', 'a', '11:05', '12:00')] }),
    )
    expect([...placed.lane]).toEqual([0, 1])
  })

  test('items of resources that are not shown are left out', () => {
    const placed = placeItems(
      data({ resources: [resource('a')], items: [item('x', 'gone', '10:00', '11:00')] }),
    )
    expect(placed.items).toEqual([])
  })
})

describe('the items in a window', () => {
  const placed = placeItems(
    data({
      resources: [resource('a'), resource('b')],
      items: [
        item('a1', 'a', '09:00', '10:00'),
        item('a2', 'a', '10:00', '11:00'),
        item('all day', 'b', '08:00', '18:00'),
        item('b1', 'b', '09:00', '09:30'),
        item('b2', 'b', '16:00', '17:00'),
      ],
    }),
  )

  test('are those that overlap it; one that ends where it begins is not', () => {
    expect(within(placed, 0, '10:00', '10:30')).toEqual(['a2'])
    expect(within(placed, 0, '09:59', '10:01')).toEqual(['a1', 'a2'])
    expect(within(placed, 0, '11:00', '12:00')).toEqual([])
  })

  test('include a long one that began far before, behind shorter ones that are over', () => {
    expect(within(placed, 1, '12:00', '13:00')).toEqual(['all day'])
    expect(within(placed, 1, '15:30', '16:30')).toEqual(['all day', 'b2'])
  })
})

describe('rows', () => {
  const placed = placeItems(
    data({
      resources: [resource('r1', 'room'), resource('s1'), resource('s2'), resource('w', 'equipment')],
      items: [item('x', 's2', '10:00', '12:00'), item('y', 's2', '11:00', '13:00')],
    }),
  )
  const { lane, gap, pad, group } = METRICS.comfortable
  const single = 2 * pad + lane

  test('are grouped staff, rooms, equipment, and as high as their lanes', () => {
    const layout = layoutRows(placed, new Set(), METRICS.comfortable)
    expect(layout.rows.map((row) => (row.type === 'group' ? row.key : row.resource.id))).toEqual([
      'staff',
      's1',
      's2',
      'room',
      'r1',
      'equipment',
      'w',
    ])
    expect(rowHeight(2, METRICS.comfortable)).toBe(single + lane + gap)
    expect(layout.height).toBe(3 * group + 3 * single + rowHeight(2, METRICS.comfortable))
  })

  test('of a closed group are gone, its title stays', () => {
    const layout = layoutRows(placed, new Set(['staff'] as const), METRICS.comfortable)
    expect(layout.rows.map((row) => row.type)).toEqual(['group', 'group', 'resource', 'group', 'resource'])
    expect(layout.rowOf[placed.resourceIndex.get('s1') ?? -1]).toBe(-1)
    expect(layout.height).toBe(3 * group + 2 * single)
  })

  test('are found by their place: a row owns its first pixel and not the next one’s', () => {
    const layout = layoutRows(placed, new Set(), METRICS.comfortable)
    for (let row = 0; row < layout.rows.length; row += 1) {
      expect(rowAt(layout, layout.tops[row] as number)).toBe(row)
      expect(rowAt(layout, (layout.tops[row + 1] as number) - 1)).toBe(row)
    }
    expect(rowAt(layout, -50)).toBe(0)
    expect(rowAt(layout, 1e6)).toBe(layout.rows.length - 1)
  })
})
