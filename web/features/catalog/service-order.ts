interface Placed {
  id: string
  category: string
  position: number
  active: boolean
}

/** Services as customers meet them: a category stands where its first service does. `services`: as the API lists them. */
export const inOrder = <T extends Placed>(services: readonly T[]): T[] =>
  services.toSorted((a, b) => a.position - b.position)

/**
 * All ids, with one service in the place of the one before (-1) or after it (1) in its category and the other one in
 * its; archived ones are passed over. Null where there is none.
 */
export function serviceMoved(services: readonly Placed[], id: string, by: -1 | 1): string[] | null {
  const all = inOrder(services)
  const mine = all.find((one) => one.id === id)
  const shown = all.filter((one) => one.active && one.category === mine?.category)
  const other = shown[shown.findIndex((one) => one.id === id) + by]
  if (!mine?.active || !other) return null
  const swapped = { [id]: other.id, [other.id]: id }
  return all.map((one) => swapped[one.id] ?? one.id)
}

/** All ids by category, with one category before (-1) or after (1) its neighbour. Null where there is none. */
export function categoryMoved(services: readonly Placed[], category: string, by: -1 | 1): string[] | null {
  const groups = Map.groupBy(inOrder(services), (one) => one.category)
  const names = [...groups.keys()]
  const shown = names.filter((name) => groups.get(name)?.some((one) => one.active))
  const at = shown.indexOf(category)
  const other = at < 0 ? undefined : shown[at + by]
  if (other === undefined) return null
  const swapped = names.map((name) => (name === category ? other : name === other ? category : name))
  return swapped.flatMap((name) => (groups.get(name) ?? []).map((one) => one.id))
}
