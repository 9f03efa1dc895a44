import type { TenantTx } from '../../database/scope.ts'
import type { MemberRow } from './members.queries.ts'

/** Keeps a member's name where the business can show it, and notes what was done in the business's own log. */
export async function recordPerson(tx: TenantTx, member: MemberRow, action: string): Promise<void> {
  const person = {
    name: member.name,
    email: member.email,
    role: member.role,
    active: member.status !== 'disabled',
  }
  await tx.db
    .insertInto('people')
    .values({ user_id: member.id, ...person })
    .onConflict((c) => c.column('user_id').doUpdateSet(person))
    .execute()
  tx.audit({
    action,
    subjectType: 'user',
    subjectId: member.id,
    details: {
      role: member.role,
      calendars: member.calendars,
      contacts: member.contacts,
      status: member.status,
    },
  })
}
