import { z } from 'zod'
import { can } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route, TenantContext } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { tenantHostname, urlOn } from '../../http/own-urls.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { Problem } from '../../problem.ts'
import { changeMember, removeMember } from './change-member.ts'
import { inviteAgain, inviteMember } from './invite-member.ts'
import { type MemberRow, selectMembers } from './members.queries.ts'
import { presentMember } from './present-member.ts'
import { recordPerson } from './record-person.ts'

const NAME_AND_ID = z.tuple([z.string(), z.uuid()])

export function memberRoutes(route: Route, deps: Deps): void {
  const { database } = deps

  route('GET /members', async ({ query, actor, tenant }) => {
    const after = readCursor(query, NAME_AND_ID)
    const rows = await database.readPlatform(({ db }) => selectMembers(db, tenant.id, after, pageSize(query)))
    return pageOf(
      rows,
      pageSize(query),
      (row) => [row.name.toLowerCase(), row.id],
      (row) => presentMember(row, actor, tenant.isTemporary),
    )
  })

  route('POST /members', async (context) => {
    const { body, actor, tenant, idempotency } = context
    mayManage(context)
    const place = placeOf(context)
    let invited: MemberRow | undefined
    const answer = await database.withPlatform(
      (tx) =>
        once(tx, idempotency, async () => {
          invited = await inviteMember(tx, actor, place, body)
          return presentMember(invited, actor, tenant.isTemporary)
        }),
      { actor },
    )
    if (invited) await told(context, invited, 'member.invite')
    return answer
  })

  route('PATCH /members/:id', async (context) => {
    const { params, body, actor, tenant } = context
    mayManage(context)
    const member = await database.withPlatform((tx) => changeMember(tx, actor, tenant.id, params.id, body), {
      actor,
    })
    await told(context, member, 'member.update')
    return presentMember(member, actor, tenant.isTemporary)
  })

  route('POST /members/:id/invitation', async (context) => {
    const { params, actor, tenant } = context
    mayManage(context)
    const place = placeOf(context)
    const member = await database.withPlatform((tx) => inviteAgain(tx, actor, place, params.id), { actor })
    await told(context, member, 'member.invite-again')
    return presentMember(member, actor, tenant.isTemporary)
  })

  route('DELETE /members/:id', async (context) => {
    const { params, actor, tenant } = context
    mayManage(context)
    const member = await database.withPlatform((tx) => removeMember(tx, actor, tenant.id, params.id), {
      actor,
    })
    await told(context, { ...member, status: 'disabled' }, 'member.remove')
    return null
  })

  const mayManage = ({ actor, tenant }: Pick<TenantContext, 'actor' | 'tenant'>) => {
    if (!can(actor, 'members.manage', { tenantId: tenant.id, isTemporary: tenant.isTemporary }))
      throw new Problem('forbidden')
  }

  const placeOf = ({ tenant, request }: Pick<TenantContext, 'tenant' | 'request'>) => ({
    tenantId: tenant.id,
    businessName: tenant.name,
    url: `${urlOn(request, tenantHostname(deps, tenant.slug, undefined))}/invitation`,
  })

  /** Who is who is kept in the business's own schema too, and its log says what changed. */
  async function told(
    { scope, now }: Pick<TenantContext, 'scope' | 'now'>,
    member: MemberRow,
    action: string,
  ) {
    await database.withTenant(scope, (tx) => recordPerson(tx, member, action))
    deps.logs.security({
      timestamp: now.toISOString(),
      event: action,
      user: member.email,
      role: member.role,
      status: member.status,
    })
  }
}
