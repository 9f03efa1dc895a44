import type {
  ClosureFacts,
  Hours,
  LocationFacts,
  ResourceFacts,
  Rota,
} from '../../../domain/scheduling/index.ts'
import type { ClosureRow, LocationRow, OverrideRow, ResourceRow } from './scheduling.queries.ts'

const hoursOf = (
  weekly: Hours['weekly'],
  overrides: OverrideRow[] | undefined,
  rotas: readonly Rota[] = [],
): Hours => ({
  weekly,
  rotas,
  overrides: (overrides ?? []).map(({ date, windows }) => ({ date, windows })),
})

/** Rows of hours, resources and closures as the engine takes them. */
export function hoursFacts(
  locations: readonly Pick<LocationRow, 'id' | 'time_zone' | 'weekly_hours'>[],
  resources: readonly Pick<
    ResourceRow,
    'id' | 'kind' | 'location_id' | 'skills' | 'weekly_hours' | 'rotas'
  >[],
  overrides: readonly OverrideRow[],
  closures: readonly ClosureRow[],
): { locations: LocationFacts[]; resources: ResourceFacts[]; closures: ClosureFacts[] } {
  const byOwner = Map.groupBy(overrides, (row) => row.resource_id ?? row.location_id)
  return {
    locations: locations.map((row) => ({
      id: row.id,
      timeZone: row.time_zone,
      hours: hoursOf(row.weekly_hours, byOwner.get(row.id)),
    })),
    resources: resources.map((row) => ({
      id: row.id,
      kind: row.kind,
      locationId: row.location_id,
      skills: row.skills,
      hours: row.weekly_hours && hoursOf(row.weekly_hours, byOwner.get(row.id), row.rotas),
    })),
    closures: closures.map((row) => ({ from: row.from_date, to: row.to_date, locationId: row.location_id })),
  }
}
