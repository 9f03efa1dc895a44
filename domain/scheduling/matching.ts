import type { Effort } from './effort.ts'

/**
 * All ways to take one from each pool, all different, so that each of `must` is taken: in the pools' own order, the
 * first pool's first choice first. Pools that are the same array stand for the units of one requirement, whose order
 * doesn't matter: each set of theirs comes once. No step is taken that can't be completed, so the first way costs
 * a few matchings, however many ways there are.
 *
 * @throws TooComplex when the effort is used up
 */
export function* matchings<T extends { id: string }>(
  pools: readonly (readonly T[])[],
  must: readonly string[],
  effort: Effort,
): Generator<T[]> {
  if (completable(pools, [], must, effort)) yield* extend(pools, [], must, effort)
}

function* extend<T extends { id: string }>(
  pools: readonly (readonly T[])[],
  chosen: readonly T[],
  must: readonly string[],
  effort: Effort,
): Generator<T[]> {
  const [pool, ...rest] = pools
  if (!pool) {
    yield [...chosen]
    return
  }
  for (const [position, choice] of pool.entries()) {
    if (chosen.some((taken) => taken.id === choice.id)) continue
    const remaining = pool.slice(position + 1)
    const left = rest.map((other) => (other === pool ? remaining : other))
    const now = [...chosen, choice]
    const still = must.filter((id) => id !== choice.id)
    if (completable(left, now, still, effort)) yield* extend(left, now, still, effort)
  }
}

/**
 * Whether the pools left can be served at all, and whether all that must be taken can be: where both can, one
 * matching does both (Mendelsohn and Dulmage).
 */
function completable<T extends { id: string }>(
  pools: readonly (readonly T[])[],
  chosen: readonly T[],
  must: readonly string[],
  effort: Effort,
): boolean {
  if (pools.length === 0) return must.length === 0
  const taken = new Set(chosen.map((one) => one.id))
  const choices = pools.map((pool) => pool.filter((one) => !taken.has(one.id)).map((one) => one.id))
  if (!saturates(choices, effort)) return false
  return (
    must.length === 0 ||
    saturates(
      must.map((id) => [...choices.keys()].filter((unit) => choices[unit]?.includes(id))),
      effort,
    )
  )
}

/** Whether each can have one of its choices, all different: augmenting paths. */
function saturates<C extends string | number>(choices: readonly (readonly C[])[], effort: Effort): boolean {
  const owner = new Map<C, number>()
  const give = (one: number, tried: Set<C>): boolean => {
    effort.spend((choices[one] as readonly C[]).length)
    for (const choice of choices[one] as readonly C[]) {
      if (tried.has(choice)) continue
      tried.add(choice)
      const other = owner.get(choice)
      if (other === undefined || give(other, tried)) {
        owner.set(choice, one)
        return true
      }
    }
    return false
  }
  return choices.every((_, one) => give(one, new Set()))
}
