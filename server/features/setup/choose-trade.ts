import { randomUUIDv7 } from 'node:crypto'
import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import type { Requirement, ResourceKind } from '../../../domain/scheduling/index.ts'
import { priceIn, TRADES, type Trade, type TradeService } from '../../../domain/trades/index.ts'
import { exampleWord } from '../../../domain/trades/words.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { recordChange } from '../../record-change.ts'
import { readSetup } from './read-setup.ts'
import { insertExamples, keepSetup, lockSetup, removeExamples } from './setup.queries.ts'

/**
 * Notes the trade and makes its services in the language of the business, marked as examples, in place of the examples of
 * another trade. Services of
 * the business's own stay as they are; choosing the same trade again changes nothing.
 * @throws Problem forbidden
 */
export async function chooseTrade(tx: TenantTx, actor: Actor, trade: Trade): Promise<Answer<'GET /setup'>> {
  authorise(actor, 'setup.manage', tx)
  const before = await lockSetup(tx.db)
  if (before.trade !== trade) {
    await removeExamples(tx.db)
    const digits =
      new Intl.NumberFormat('en', { style: 'currency', currency: before.currency }).resolvedOptions()
        .maximumFractionDigits ?? 2
    const rows = TRADES[trade].services.map((service: TradeService, position) => ({
      id: randomUUIDv7(),
      name: exampleWord(service.name, before.locale),
      category: exampleWord(service.category, before.locale),
      position,
      duration_minutes: service.durationMinutes,
      buffer_after_minutes: service.bufferAfterMinutes ?? 0,
      price_amount: priceIn(service.price, before.currency, digits),
      price_currency: before.currency,
      requirements: JSON.stringify(requirementsOf(service)),
      is_example: true,
    }))
    await insertExamples(tx.db, rows)
    await keepSetup(tx.db, before.setup, trade)
    recordChange(tx, {
      type: 'business.trade-chosen',
      subjectType: 'business',
      subjectId: null,
      data: {},
      before: { trade: before.trade },
      after: { trade, services: rows.map(({ name }) => name) },
    })
  }
  return readSetup(tx, actor)
}

const requirementsOf = ({ needs = { staff: 1 } }: TradeService): Requirement[] =>
  Object.entries(needs).map(([kind, quantity]) => ({ kind: kind as ResourceKind, quantity }))

/** @throws Problem forbidden */
export async function dropExamples(tx: TenantTx, actor: Actor): Promise<void> {
  authorise(actor, 'setup.manage', tx)
  const count = await removeExamples(tx.db)
  if (count > 0)
    recordChange(tx, {
      type: 'business.examples-removed',
      subjectType: 'business',
      subjectId: null,
      data: {},
      before: { services: count },
    })
}
