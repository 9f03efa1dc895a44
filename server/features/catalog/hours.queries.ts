import { randomUUIDv7 } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Hours } from '../../../domain/scheduling/index.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'

type Db = Kysely<TenantTables>

/** Whose hours: a location's opening hours, or a resource's own. */
export type HoursOwner = { locationId: string } | { resourceId: string }

const column = (owner: HoursOwner) => ('locationId' in owner ? 'location_id' : 'resource_id')
const idOf = (owner: HoursOwner) => ('locationId' in owner ? owner.locationId : owner.resourceId)

export const selectLocationWeek = (db: Db, id: string) =>
  db
    .selectFrom('locations')
    .select(['id', 'weekly_hours'])
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()

export const selectResourceWeek = (db: Db, id: string) =>
  db
    .selectFrom('resources')
    .select(['id', 'location_id', 'weekly_hours', 'rotas'])
    .where('id', '=', id)
    .executeTakeFirst()

export const selectOverrides = (db: Db, owner: HoursOwner) =>
  db
    .selectFrom('hour_overrides')
    .select(['date', 'windows'])
    .where(column(owner), '=', idOf(owner))
    .orderBy('date')
    .execute()

/** The resources that work in the opening hours of a location. */
export const selectInheriting = (db: Db, locationId: string) =>
  db
    .selectFrom('resources')
    .select('id')
    .where('location_id', '=', locationId)
    .where('weekly_hours', 'is', null)
    .where('active', '=', true)
    .execute()

/** Replaces all hours of a location or a resource; null returns a resource to the hours of its location. */
export async function replaceHours(db: Db, owner: HoursOwner, hours: Hours | null): Promise<void> {
  const weekly = hours && JSON.stringify(hours.weekly)
  // the row's lock comes first, so that two replacements can't mix their overrides
  if ('locationId' in owner) {
    await db
      .updateTable('locations')
      .set({ weekly_hours: weekly ?? '[]' })
      .where('id', '=', owner.locationId)
      .execute()
  } else {
    await db
      .updateTable('resources')
      .set({ weekly_hours: weekly, rotas: JSON.stringify(hours?.rotas ?? []) })
      .where('id', '=', owner.resourceId)
      .execute()
  }
  await db.deleteFrom('hour_overrides').where(column(owner), '=', idOf(owner)).execute()
  if (!hours || hours.overrides.length === 0) return
  await db
    .insertInto('hour_overrides')
    .columns(['id', column(owner), 'date', 'windows'])
    .expression(
      db
        .selectFrom(
          sql<{ id: string; date: string; windows: string }>`jsonb_to_recordset(${JSON.stringify(
            hours.overrides.map(({ date, windows }) => ({ id: randomUUIDv7(), date, windows })),
          )}::jsonb)`.as<'given'>(sql`given(id uuid, date date, windows jsonb)`),
        )
        .select(['given.id', sql<string>`${idOf(owner)}::uuid`.as('owner'), 'given.date', 'given.windows']),
    )
    .execute()
}
