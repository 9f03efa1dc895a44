import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { onDates } from '../../../domain/scheduling/index.ts'
import { dateOfDay, dayNumber, localDate } from '../../../domain/scheduling/local-time.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsUnderBlocks } from './affected-visits.ts'
import { authoriseCalendar } from './authorise-calendar.ts'
import {
  type BlockRow,
  type BlockScope,
  selectBlock,
  selectBlocksWith,
  selectCalendar,
  updateBlockRow,
  updateBlockRows,
} from './calendar.queries.ts'
import { presentBlock } from './present-calendar.ts'

/**
 * Moves a block or names it anew; with `scope` also the later ones of those that were made with it, or all. These move by
 * as many days and get the same wall times of their location, whatever theirs were. Visits that they lie over, and didn't
 * before, are listed.
 * @throws Problem not-found, forbidden, stale (the block itself), invalid-input
 */
export async function updateBlock(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /blocks/:id'>,
  scope: BlockScope = 'one',
): Promise<Answer<'PATCH /blocks/:id'>> {
  const row = await selectBlock(tx.db, id)
  const calendar = row && (await selectCalendar(tx.db, row.resource_id))
  if (!calendar) throw notFound('block')
  authoriseCalendar(actor, tx, calendar)
  const before = presentBlock(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  const change = {
    start_at: input.start === undefined ? row.start_at : new Date(input.start),
    end_at: input.end === undefined ? row.end_at : new Date(input.end),
    title: input.title ?? row.title,
  }
  if (change.start_at >= change.end_at) throw invalid('end', 'must be after start')
  const others = (await selectBlocksWith(tx.db, row, scope)).filter((other) => other.id !== id)
  const was = await visitsUnderBlocks(tx, row.resource_id, [row, ...others].map(spanOf))
  const changed = await updateBlockRow(tx.db, id, input.version, change)
  if (!changed) {
    const current = await selectBlock(tx.db, id)
    throw current ? new Problem('stale', undefined, { current: presentBlock(current) }) : notFound('block')
  }
  const moved = others.map((other) => alongside(other, row, change, input.title, calendar.time_zone))
  await updateBlockRows(tx.db, moved)
  const count = others.length > 0 ? { count: others.length + 1 } : {}
  const after = { ...presentBlock(changed), ...count }
  recordChange(tx, {
    type: 'block.updated',
    subjectType: 'block',
    subjectId: id,
    data: { blockId: id, resourceId: row.resource_id },
    before,
    after,
  })
  const now = await visitsUnderBlocks(tx, row.resource_id, [change, ...moved].map(spanOf))
  const lay = new Set(was.map((visit) => visit.appointmentId))
  return { ...after, affected: now.filter((visit) => !lay.has(visit.appointmentId)) }
}

type Times = Pick<BlockRow, 'start_at' | 'end_at'>

const spanOf = ({ start_at, end_at }: Times) => ({ from: start_at, to: end_at })

/** Another block of the series, after what the first one went through; one that the clock change would empty stays. */
function alongside(
  other: BlockRow,
  from: Times,
  to: Times,
  title: string | undefined,
  timeZone: string,
): Times & { id: string; title: string } {
  const named = { id: other.id, title: title ?? other.title }
  const { start_at, end_at } = other
  const same =
    from.start_at.getTime() === to.start_at.getTime() && from.end_at.getTime() === to.end_at.getTime()
  if (same) return { ...named, start_at, end_at }
  const day = (at: Date) => dayNumber(localDate(at.getTime() / 60_000, timeZone))
  const date = dateOfDay(day(start_at) + day(to.start_at) - day(from.start_at))
  const [span] = onDates({ start: to.start_at.getTime(), end: to.end_at.getTime() }, [date], timeZone)
  if (!span) return { ...named, start_at, end_at }
  return { ...named, start_at: new Date(span.start), end_at: new Date(span.end) }
}
