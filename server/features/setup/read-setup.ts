import type { Answer } from '../../../contract/index.ts'
import { SETUP_STEPS } from '../../../contract/setup.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { ResourceKind } from '../../../domain/scheduling/index.ts'
import { TRADES, type Trade } from '../../../domain/trades/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import {
  countKinds,
  type KeptSetup,
  selectHome,
  selectOffered,
  selectSetup,
  selectTestVisit,
} from './setup.queries.ts'

/** Services whose needs are looked at: a business with more is set up. */
export const LOOKED_AT = 100

type Setup = Answer<'GET /setup'>
const KINDS: readonly ResourceKind[] = ['staff', 'room', 'equipment']
const isTrade = (name: string): name is Trade => name in TRADES

/**
 * What is done and what is left before the business can be booked.
 * @throws Problem forbidden
 */
export async function readSetup(tx: Pick<TenantReadTx, 'db' | 'tenantId'>, actor: Actor): Promise<Setup> {
  authorise(actor, 'setup.manage', tx)
  const row = await selectSetup(tx.db)
  const kept = row.setup as KeptSetup
  const [home, services, counts] = [
    await selectHome(tx.db),
    await selectOffered(tx.db, LOOKED_AT),
    await countKinds(tx.db),
  ]
  const visit = kept.testVisitId ? await selectTestVisit(tx.db, kept.testVisitId) : undefined
  const most = (kind: ResourceKind) =>
    Math.max(
      0,
      ...services.map(({ requirements }) =>
        requirements.reduce((sum, need) => sum + (need.kind === kind ? need.quantity : 0), 0),
      ),
    )
  const kinds = KINDS.map((kind) => ({
    kind,
    needed: most(kind),
    found: counts.find((one) => one.kind === kind)?.count ?? 0,
  }))
  const trade = isTrade(row.trade) ? row.trade : null
  const isDone: Record<(typeof SETUP_STEPS)[number], boolean> = {
    trade: trade !== null,
    services: services.length > 0,
    hours: home.weekly_hours.length > 0,
    people: services.length > 0 && kinds.every(({ needed, found }) => found >= needed),
    look: kept.done?.includes('look') ?? false,
    publish: row.published_at !== null,
    try: kept.done?.includes('try') ?? false,
  }
  return {
    trade,
    published: row.published_at !== null,
    steps: SETUP_STEPS.map((name) => ({
      name,
      state: isDone[name] ? 'done' : kept.skipped?.includes(name) ? 'skipped' : 'open',
    })),
    hidden: kept.hidden ?? false,
    locationId: home.id,
    examples: services.filter((service) => service.is_example).length,
    kinds,
    suggestedHours: TRADES[trade ?? 'other'].hours.flatMap(({ weekdays, start, end }) =>
      [...weekdays].map((weekday) => ({ weekday, start, end })),
    ),
    testVisit: visit ? { id: visit.id, start: visit.start_at.toISOString(), service: visit.name } : null,
  }
}
