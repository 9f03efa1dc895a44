import {
  type Actor,
  type ActorUser,
  effectiveUser,
  isPlatformRole,
  MASQUERADE_MS,
  masqueradeRefusal,
} from '../../../domain/access/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { notFound, Problem } from '../../problem.ts'
import { issueToken } from '../identity/one-time-token.ts'
import { beginSession } from '../identity/session.ts'
import { statusAt } from '../tenants/status-at.ts'
import { selectTarget, type TargetRow } from './masquerade.queries.ts'
import { recordAccess, recordUnseen } from './record-access.ts'

/** For how long a hand-over code is good, in ms. */
const HANDOFF_MS = 60_000

export interface AskedMasquerade {
  userId: string
  reason: string
  ip: string
  userAgent: string | undefined
}

export interface StartedMasquerade {
  token: string
  /** Good once, for a minute, on the host of the user whose name is borrowed. */
  code: string
  expiresAt: Date
  target: TargetRow
}

/**
 * Begins to act as somebody else, for an hour. Every attempt is a line in the masquerade log and an entry in the audit
 * log of the platform and of the business that it touches, refused ones too.
 * @throws Problem masquerade-forbidden with the rule, not-found for a user that one may not even see,
 *   second-factor-required, wrong-status
 */
export async function startMasquerade(
  deps: Deps,
  actor: Actor,
  sessionId: string,
  asked: AskedMasquerade,
): Promise<StartedMasquerade> {
  const real = actor.kind === 'masquerading' ? actor.realUser : (effectiveUser(actor) as ActorUser)
  const acting = effectiveUser(actor) as ActorUser
  const target = await deps.database.readPlatform(({ db }) => selectTarget(db, asked.userId))
  if (!target || !maySee(acting, target)) {
    deps.logs.masquerade(lineOf(deps, 'HIJACK_DENIED', real, target?.email ?? '', asked.ip, sessionId))
    await recordUnseen(deps, actor, asked)
    throw notFound('user')
  }
  const someone = {
    id: target.id,
    role: target.role,
    tenantId: target.tenant_id,
    isTemporary: target.is_temporary,
  }
  const rule = masqueradeRefusal(acting, someone, actor.kind === 'masquerading' ? real : null)
  const refusal = rule ?? otherRefusal(real, target, deps.now())
  if (refusal) {
    deps.logs.masquerade(lineOf(deps, 'HIJACK_DENIED', real, target.email, asked.ip, sessionId))
    await recordAccess(deps, actor, target, {
      action: 'masquerade.denied',
      reason: asked.reason,
      details: { rule: refusal },
    })
    if (refusal === 'inactive') throw new Problem('wrong-status', 'This user cannot sign in at the moment')
    if (refusal === 'second-factor')
      throw new Problem('second-factor-required', 'Set up a second factor first')
    throw new Problem('masquerade-forbidden', REFUSALS[refusal], { rule: refusal })
  }
  const expiresAt = new Date(deps.now().getTime() + MASQUERADE_MS)
  const begun = await deps.database.withPlatform(
    async (tx: PlatformTx) => {
      const behind = { userId: real.id, sessionId, reason: asked.reason }
      const session = {
        userId: target.id,
        tenantId: target.tenant_id,
        expiresAt,
        ip: asked.ip,
        userAgent: asked.userAgent,
        behind,
      }
      const { id, token } = await beginSession(tx, session)
      const code = await issueToken(tx, {
        purpose: 'handoff',
        userId: target.id,
        lifetimeMs: HANDOFF_MS,
        payload: { sessionId: id },
      })
      return { id, token, code }
    },
    { actor },
  )
  deps.logs.masquerade(lineOf(deps, 'HIJACK_START', real, target.email, asked.ip, begun.id))
  await recordAccess(deps, actor, target, {
    action: 'masquerade.start',
    reason: asked.reason,
    details: { sessionId: begun.id },
  })
  return { token: begun.token, code: begun.code, expiresAt, target }
}

/** Nobody acts as one who couldn't sign in, nor before they have the second factor that they must have. */
function otherRefusal(real: ActorUser, target: TargetRow, now: Date): 'second-factor' | 'inactive' | null {
  if (real.mustEnrol) return 'second-factor'
  const isOpen =
    target.tenant_status === null || statusAt({ ...target, status: target.tenant_status }, now) === 'active'
  return target.status === 'active' && isOpen ? null : 'inactive'
}

const REFUSALS = {
  self: 'Nobody acts as themselves',
  superuser: 'Nobody but a SUPERUSER acts as a SUPERUSER',
  depth: 'You act as somebody already: leave that first',
  matrix: 'Your role may not act as this user',
}

/** Platform roles know of every user; members of a business of those in it. */
const maySee = (acting: ActorUser, target: TargetRow): boolean =>
  isPlatformRole(acting.role) ||
  (acting.role !== 'CUSTOMER' && acting.tenantId === target.tenant_id) ||
  acting.id === target.id

export const lineOf = (
  deps: Deps,
  action: 'HIJACK_START' | 'HIJACK_END' | 'HIJACK_DENIED',
  real: Pick<ActorUser, 'email'>,
  hijacked: string,
  ip: string,
  sessionId: string,
) => ({
  timestamp: deps.now().toISOString(),
  action,
  hijacker_email: real.email,
  hijacked_email: hijacked,
  ip_address: ip,
  session_key: sessionId,
})
