import type { Kysely } from 'kysely'
import type { Requirement } from '../../../domain/scheduling/index.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { invalid, missing } from '../../problem.ts'
import { type OwnRow, selectKinds } from './services.queries.ts'

/** What a service needs that says nothing about it. */
export const ONE_PERSON: Requirement[] = [{ kind: 'staff', quantity: 1 }]

/**
 * Requirements as they are stored: parts in order, each resource named once.
 * @throws Problem not-found for a resource that isn't there, invalid-input for one of another kind
 */
export async function checkedRequirements(
  db: Kysely<TenantTables>,
  asked: readonly Requirement[],
): Promise<Requirement[]> {
  const requirements = asked.map(({ kind, resourceIds, skill, quantity, parts }) => ({
    kind,
    ...(resourceIds && { resourceIds: [...new Set(resourceIds)] }),
    ...(skill !== undefined && { skill }),
    quantity,
    ...(parts && { parts: [...parts].sort((a, b) => a.fromMinute - b.fromMinute) }),
  }))
  const named = requirements.flatMap(({ resourceIds }) => resourceIds ?? [])
  if (named.length === 0) return requirements
  const kinds = new Map((await selectKinds(db, named)).map(({ id, kind }) => [id, kind]))
  asked.forEach(({ kind, resourceIds = [] }, at) => {
    resourceIds.forEach((id, place) => {
      const path = `requirements.${at}.resourceIds.${place}`
      if (!kinds.has(id)) throw missing('resource', path)
      if (kinds.get(id) !== kind) throw invalid(path, `is ${kinds.get(id)}, not ${kind}`)
    })
  })
  return requirements
}

/**
 * Parts lie within the service and don't overlap, and every resource's own duration still reaches the last part,
 * which is the one that stretches or shrinks with it.
 * @throws Problem invalid-input
 */
export function assertPartsFit(
  requirements: readonly Requirement[],
  durationMinutes: number,
  own: readonly Pick<OwnRow, 'duration_minutes'>[] = [],
): void {
  const shortest = Math.min(...own.map((row) => row.duration_minutes ?? durationMinutes), durationMinutes)
  requirements.forEach(({ parts = [] }, at) => {
    parts.forEach(({ fromMinute, toMinute }, place) => {
      const path = `requirements.${at}.parts.${place}`
      const before = parts[place - 1]
      if (toMinute > durationMinutes) throw invalid(`${path}.toMinute`, 'must be within the duration')
      if (before && fromMinute < before.toMinute) throw invalid(path, 'must not overlap another part')
      if (fromMinute >= shortest) throw invalid(path, 'must start within the shortest duration of a resource')
    })
  })
}
