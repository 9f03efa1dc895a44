import { API, type Call } from '../../../contract/index.ts'
import { ACTIONS, type Actor, can, grantFor, isPlatformRole } from '../../../domain/access/index.ts'
import { TenantMaintenance } from '../../database/errors.ts'
import { tenantScope } from '../../database/request-context.ts'
import type { AuditEntry } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { activeGrant } from '../grants/active-grant.ts'

type Known = Extract<Actor, { kind: 'user' | 'masquerading' }>

interface Answered {
  call: Call
  actor: Actor
  /** Whose data it was about, if one business's. */
  tenant: { id: string; isTemporary: boolean } | null
  /** Of the one thing that was asked for. */
  subjectId: string | null
  requestId: string
}

export interface AccessNotes {
  /**
   * After a call was answered, before the answer is sent: what somebody from the platform read of a business, and what
   * anybody did that they may do only under a grant, goes into the log of that business.
   */
  answered(what: Answered): Promise<void>
  /** The same for a call of the console whose answer names people of these businesses. */
  readFrom(call: Call, actor: Actor, tenantIds: Iterable<string | null>): Promise<void>
}

/** The same reading again within this time is one entry, or a page that asks every few seconds would fill the log. */
const ONCE_MS = 60 * 60_000
const REMEMBERED = 20_000

/** Makes the notes of one server process. */
export function makeAccessNotes(deps: Deps): AccessNotes {
  const noted = new Map<string, number>()
  /** Whether it is time to note this; forgets the oldest when there are many. */
  const isDue = (key: string): boolean => {
    const now = deps.now().getTime()
    const last = noted.get(key)
    if (last !== undefined && now - last < ONCE_MS) return false
    noted.delete(key)
    noted.set(key, now)
    if (noted.size > REMEMBERED) noted.delete(noted.keys().next().value as string)
    return true
  }
  const write = async (actor: Actor, tenantId: string, entry: AuditEntry, requestId?: string) => {
    const scope = await tenantScope(deps.database, tenantId, actor)
    if (!scope) return
    await deps.database.withTenant({ ...scope, ...(requestId ? { requestId } : {}) }, async (tx) =>
      tx.audit(entry),
    )
  }
  /** Notes it, and forgets that it did where that failed. */
  const once = async (key: string, work: () => Promise<void>) => {
    if (!isDue(key)) return
    try {
      await work()
    } catch (error) {
      noted.delete(key)
      throw error
    }
  }

  return {
    async answered({ call, actor, tenant, subjectId, requestId }) {
      if (!isKnown(actor)) return
      const tenantId = tenant?.id ?? actor.user.tenantId
      if (tenantId === null) return
      const place = { tenantId, isTemporary: tenant?.isTemporary ?? false }
      const grant = await grantUsed(deps, call, actor, place)
      const isRead = call.startsWith('GET ')
      if (!grant && !(isRead && isPrivate(call) && isFromPlatform(actor))) return
      const entry = {
        action: grant ? 'grant.use' : 'platform.read',
        subjectType: 'call',
        subjectId,
        reason: grant?.reason ?? null,
        details: {
          call,
          sessionId: actor.sessionId,
          platform: isFromPlatform(actor),
          ...(grant ? { grantId: grant.id, grantorId: grant.grantorId } : {}),
        },
      }
      const note = () => write(actor, tenantId, entry, requestId)
      const isRepeatable = isRead && API[call].action !== 'data.export'
      if (!isRepeatable) return note()
      await once([actor.sessionId, tenantId, call, subjectId, grant?.id].join(' '), note)
    },

    async readFrom(call, actor, tenantIds) {
      if (!isKnown(actor)) return
      const details = { call, sessionId: actor.sessionId, platform: true }
      const entry = { action: 'platform.read', subjectType: 'call', subjectId: null, details }
      for (const tenantId of new Set(tenantIds)) {
        if (tenantId === null) continue
        try {
          await once([actor.sessionId, tenantId, call].join(' '), () => write(actor, tenantId, entry))
        } catch (error) {
          // one that is being updated doesn't close the console for all
          if (!(error instanceof TenantMaintenance)) throw error
          deps.log.warn({ tenantId, call }, 'what was read is not in the log of a business that is behind')
        }
      }
    },
  }
}

const isKnown = (actor: Actor): actor is Known => actor.kind === 'user' || actor.kind === 'masquerading'

const isFromPlatform = (actor: Known): boolean =>
  isPlatformRole((actor.kind === 'masquerading' ? actor.realUser : actor.user).role)

/** About a business, and not open to everyone anyway. */
const isPrivate = (call: Call): boolean => {
  const { action, tag } = API[call]
  return !ACTIONS[action].anyone && tag !== 'Accounts' && tag !== 'Platform' && action !== 'session.read'
}

/** The grant without which this would have been refused, or null. */
async function grantUsed(
  deps: Deps,
  call: Call,
  actor: Known,
  place: { tenantId: string; isTemporary: boolean },
) {
  const { action } = API[call]
  const name = grantFor(action)
  if (!name || can({ ...actor, grants: [] }, action, place)) return null
  const granteeId = (actor.kind === 'masquerading' ? actor.realUser : actor.user).id
  return activeGrant(deps.database, granteeId, name, place.tenantId, deps.now())
}
