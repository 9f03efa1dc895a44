import type { Resource } from '../catalog/catalog.types.ts'
import type { Me } from '../workspace/use-me.ts'

type Known = Pick<Resource, 'id' | 'kind' | 'locationId'>

/**
 * Whether one writes on the calendars of these resources, as the server will decide. Staff who write on their
 * own calendar alone need a visit that is all theirs; its rooms and machines go with the person.
 */
export function mayWriteOn(me: Me, resources: readonly Known[], resourceIds: readonly string[]): boolean {
  if (!me.permissions.includes('appointments.write')) return false
  if (me.user.role !== 'TENANT_STAFF' || me.calendars === 'all') return true
  const used = resources.filter((one) => resourceIds.includes(one.id))
  if (me.calendars === 'location') {
    const mine = resources.find((one) => one.id === me.resourceId)?.locationId
    return mine !== undefined && used.every((one) => one.locationId === mine)
  }
  const people = used.filter((one) => one.kind === 'staff')
  return people.length > 0 && people.every((one) => one.id === me.resourceId)
}
