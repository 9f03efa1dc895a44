import type { Occupancy } from '../../../domain/scheduling/index.ts'
import type { ResourceRow, ServiceRow } from './scheduling.queries.ts'

/**
 * In which order resources are tried, lower first.
 *
 * - `fixed`: as the requirement lists them
 * - `priority`: as the business ordered its resources
 * - `least_busy`: the least occupied time in what was loaded around the visit
 * - `round_robin`: the one whose latest visit begins first, so that turns go round
 */
export function rankBy(
  service: Pick<ServiceRow, 'assignment' | 'requirements'>,
  resources: readonly ResourceRow[],
  occupied: readonly Occupancy[],
): (resourceId: string) => number {
  const place = new Map(resources.map((row, at) => [row.id, at]))
  const positionOf = (id: string) => place.get(id) ?? resources.length
  switch (service.assignment) {
    case 'priority':
      return positionOf
    case 'fixed': {
      const listed = new Map(
        service.requirements.flatMap((need) => need.resourceIds ?? []).map((id, at) => [id, at]),
      )
      return (id) => listed.get(id) ?? listed.size + positionOf(id)
    }
    case 'least_busy': {
      const minutes = new Map<string, number>()
      for (const { resourceId, start, end } of occupied)
        minutes.set(resourceId, (minutes.get(resourceId) ?? 0) + end - start)
      return (id) => (minutes.get(id) ?? 0) * 1000 + positionOf(id)
    }
    case 'round_robin': {
      const latest = new Map<string, number>()
      for (const { resourceId, start } of occupied)
        latest.set(resourceId, Math.max(latest.get(resourceId) ?? 0, start))
      return (id) => (latest.get(id) ?? 0) * 1000 + positionOf(id)
    }
  }
}
