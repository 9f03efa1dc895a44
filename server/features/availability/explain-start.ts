import { decide, explain } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { toMinute } from '../../http/present.ts'
import type { AskedVisit } from './asked.ts'
import { loadVisit } from './load-visit.ts'

/** Why a start is offered to a visitor or not: every rule that stands in its way. */
export async function explainStart(tx: TenantReadTx, asked: AskedVisit, start: Date, except?: string) {
  const loaded = await loadVisit(tx, asked, {
    span: { from: start, to: start },
    publicOnly: false,
    archived: except !== undefined,
    ...(except ? { except: [except] } : {}),
  })
  const options = { now: tx.now.getTime() / 60_000, rank: loaded.rank }
  const decision = decide(loaded.visit, loaded.calendars, toMinute(start), options)
  if (decision.kind === 'offered') return { offered: true, reasons: [] }
  return {
    offered: false,
    reasons: explain(loaded.visit, loaded.calendars, toMinute(start), options).map(presentReason),
  }
}

export const presentReason = ({
  code,
  resourceId,
  appointmentId,
  detail,
}: {
  code: string
  resourceId?: string
  appointmentId?: string
  detail: string
}) => ({
  code,
  ...(resourceId ? { resourceId } : {}),
  ...(appointmentId ? { appointmentId } : {}),
  detail,
})
