import type { Requirement, ResourceFacts } from './types.ts'

/** Who serves, as far as requirements ask. */
export type Serving = Pick<ResourceFacts, 'id' | 'kind' | 'skills'>

/**
 * Whether these resources, each once, can be all that the requirements ask for; others beside them don't matter.
 * Times, hours and places aren't asked about.
 */
export function canServe(requirements: readonly Requirement[], resources: readonly Serving[]): boolean {
  const units = requirements.flatMap((requirement) =>
    Array.from({ length: requirement.quantity }, () => requirement),
  )
  const unitOf = new Map<string, number>()
  const place = (unit: number, tried: Set<string>): boolean => {
    for (const resource of resources) {
      if (tried.has(resource.id) || !mayBe(units[unit] as Requirement, resource)) continue
      tried.add(resource.id)
      const other = unitOf.get(resource.id)
      if (other === undefined || place(other, tried)) {
        unitOf.set(resource.id, unit)
        return true
      }
    }
    return false
  }
  return units.every((_, unit) => place(unit, new Set()))
}

function mayBe({ kind, resourceIds, skill }: Requirement, resource: Serving): boolean {
  if (resourceIds) return resource.kind === kind && resourceIds.includes(resource.id)
  return resource.kind === kind && (skill === undefined || resource.skills.includes(skill))
}
