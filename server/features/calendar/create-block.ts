import { randomUUIDv7 } from 'node:crypto'
import type { Answer, ParsedBody } from '../../../contract/index.ts'
import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import { MOST_REPETITIONS, onDates, repetitions } from '../../../domain/scheduling/index.ts'
import { localDate } from '../../../domain/scheduling/local-time.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import type { Span } from './affected.queries.ts'
import { visitsUnderBlocks } from './affected-visits.ts'
import { authoriseCalendar } from './authorise-calendar.ts'
import { type BlockRow, insertBlocks, selectCalendar } from './calendar.queries.ts'
import { presentBlock } from './present-calendar.ts'

/**
 * Takes `[start, end)` out of a resource's calendar, once or repeatedly; the answer is the first block. They may lie over
 * visits: these stay, and are listed.
 * @throws Problem not-found (the resource), forbidden, invalid-input
 */
export async function createBlock(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /blocks'>,
): Promise<Answer<'POST /blocks'>> {
  const calendar = await selectCalendar(tx.db, input.resourceId)
  if (!calendar) throw missing('resource', 'resourceId')
  authoriseCalendar(actor, tx, calendar)
  const spans = spansOf(input, calendar.time_zone)
  const seriesId = input.repeat ? randomUUIDv7() : null
  const rows = await insertBlocks(
    tx.db,
    spans.map((span) => ({
      id: randomUUIDv7(),
      resource_id: input.resourceId,
      start_at: span.from,
      end_at: span.to,
      title: input.title,
      series_id: seriesId,
      created_by_user_id: effectiveUser(actor)?.id ?? null,
      created_at: tx.now,
    })),
  )
  const row = rows[0] as BlockRow
  const block = presentBlock(row)
  const count = input.repeat ? { count: rows.length } : {}
  recordChange(tx, {
    type: 'block.created',
    subjectType: 'block',
    subjectId: row.id,
    data: { blockId: row.id, resourceId: row.resource_id },
    after: { ...block, ...count },
  })
  return { ...block, ...count, affected: await visitsUnderBlocks(tx, row.resource_id, spans) }
}

/** @throws Problem invalid-input where it repeats too often, or never */
function spansOf({ start, end, repeat }: ParsedBody<'POST /blocks'>, timeZone: string): Span[] {
  if (!repeat) return [{ from: new Date(start), to: new Date(end) }]
  const first = { start: Date.parse(start), end: Date.parse(end) }
  const dates = repetitions(localDate(first.start / 60_000, timeZone), repeat)
  const field = repeat.until === undefined ? 'repeat.count' : 'repeat.until'
  if (!dates) throw invalid(field, `must be at most ${MOST_REPETITIONS} times, within two years`)
  const spans = onDates(first, dates, timeZone)
  if (spans.length === 0) throw invalid(field, 'leaves nothing that repeats')
  return spans.map((span) => ({ from: new Date(span.start), to: new Date(span.end) }))
}
