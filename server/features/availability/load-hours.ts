import { type Calendars, compileCalendars } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { hoursFacts } from './hours-facts.ts'
import { type LocationRow, type ResourceRow, selectGround } from './scheduling.queries.ts'

const DAY_MS = 86_400_000

export interface WorkingHours {
  /** The zone of the default location, in which the business's days begin. */
  timeZone: string
  locations: LocationRow[]
  /** Active ones, in the business's own order. */
  resources: ResourceRow[]
  /** Hours alone: nothing in them is occupied. */
  calendars: Calendars
}

/** When the business's resources work between two instants: all of them, or some. One round trip. */
export async function loadHours(
  { db }: TenantReadTx,
  from: Date,
  to: Date,
  only: ReadonlySet<string> | null,
): Promise<WorkingHours> {
  const around = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10)
  const ground = await selectGround(db, [], around(from, -3), around(to, 3))
  const { locations, overrides, closures } = ground
  const resources = only ? ground.resources.filter((row) => only.has(row.id)) : ground.resources
  const facts = { ...hoursFacts(locations, resources, overrides, closures), blocks: [], occupied: [] }
  const horizon = { from: Math.floor(from.getTime() / 60_000), to: Math.ceil(to.getTime() / 60_000) }
  return {
    timeZone: (locations.find((l) => l.is_default) ?? locations[0])?.time_zone ?? 'UTC',
    locations,
    resources,
    calendars: compileCalendars(facts, horizon),
  }
}
