import type { Database } from '../../database/pool.ts'

/** Which user a staff resource is, and where it works. */
export interface StaffLink {
  resourceId: string
  locationId: string
  userId: string | null
}

/**
 * Tells the users of a tenant which resource they are: rights on one's own calendar and location are read from
 * there. Runs after the tenant's transaction; it states what is, so it may be repeated.
 */
export async function linkStaffUser(database: Database, tenantId: string, link: StaffLink): Promise<void> {
  await database.withPlatform(async ({ db }) => {
    const others = db
      .updateTable('users')
      .set({ resource_id: null, location_id: null })
      .where('tenant_id', '=', tenantId)
      .where('resource_id', '=', link.resourceId)
    await (link.userId === null ? others : others.where('id', '<>', link.userId)).execute()
    if (link.userId === null) return
    await db
      .updateTable('users')
      .set({ resource_id: link.resourceId, location_id: link.locationId })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', link.userId)
      .execute()
  })
}
