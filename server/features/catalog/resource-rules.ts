import type { Kysely } from 'kysely'
import type { ResourceKind } from '../../../domain/scheduling/index.ts'
import { sqlState } from '../../database/errors.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { invalid, missing } from '../../problem.ts'
import { selectNamingService, selectPerson, selectResourceOfUser } from './resources.queries.ts'

type Db = Kysely<TenantTables>

/**
 * A resource may be a user only if it is staff, the user works in this business, and no other resource is that user.
 * @throws Problem not-found (the user), invalid-input
 */
export async function assertLinkable(
  db: Db,
  { kind, userId, resourceId }: { kind: ResourceKind; userId: string | null; resourceId: string | null },
): Promise<void> {
  if (userId === null) return
  const person = await selectPerson(db, userId)
  if (!person) throw missing('user', 'userId')
  if (person.role === 'CUSTOMER') throw invalid('userId', 'must be a member of the business')
  if (kind !== 'staff') throw invalid('userId', 'is for staff only')
  const linked = await selectResourceOfUser(db, userId)
  if (linked && linked.id !== resourceId) throw linkedTwice()
}

const linkedTwice = () => invalid('userId', 'is another resource already')

/** Writes a resource; two that are linked to one user at the same moment meet the unique index. */
export async function linkingOnce<T>(write: Promise<T>): Promise<T> {
  try {
    return await write
  } catch (error) {
    throw sqlState(error) === '23505' ? linkedTwice() : error
  }
}

/**
 * Services that name a resource count on its kind.
 * @throws Problem invalid-input
 */
export async function assertKindIsFree(db: Db, resourceId: string): Promise<void> {
  const service = await selectNamingService(db, resourceId)
  if (service) throw invalid('kind', `is what the service ${service.name} counts on`)
}
