import { type DateOrder, detectDateOrder, missingFields } from '../../../domain/imports/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import type { ReadRow } from './drafts.ts'
import { type ImportRow, selectGround } from './imports.queries.ts'
import { readRows } from './read-rows.ts'

export interface ImportOptions {
  dateOrder?: DateOrder | undefined
  as?: 'blocks' | 'visits' | undefined
  resourceId?: string | undefined
  serviceId?: string | undefined
  defaultMinutes?: number | undefined
}

const DEFAULT_MINUTES = 60

/** Where day and month could be either, what people write there. */
const MONTH_FIRST = new Set(['US', 'PH', 'CA', 'PR'])

/**
 * Reads every row of a file as it is mapped. null while a field that has to be mapped isn't.
 */
export async function previewRows(
  tx: TenantReadTx,
  { kind, source, mapping, options }: Pick<ImportRow, 'kind' | 'source' | 'mapping' | 'options'>,
  rows: readonly Record<string, string>[],
): Promise<ReadRow[] | null> {
  if (kind === 'calendar' || missingFields(kind, mapping).length > 0) return null
  const { business, services, resources } = await selectGround(tx.db)
  const { dateOrder, defaultMinutes } = options as ImportOptions
  return readRows(rows, {
    kind,
    source,
    mapping,
    dateOrder: dateOrder ?? orderOf(rows, mapping.date, business.country).order,
    timeZone: business.time_zone,
    country: business.country,
    currency: business.currency,
    defaultMinutes: defaultMinutes ?? DEFAULT_MINUTES,
    now: tx.now,
    services: new Set(services.map(({ name }) => name.toLowerCase())),
    resources: new Set(resources.map(({ name }) => name.toLowerCase())),
  })
}

/** The order of day and month in a column: as its dates show, else as the business's country writes. */
export function orderOf(
  rows: readonly Record<string, string>[],
  column: string | undefined,
  country: string,
): { order: DateOrder; ambiguous: boolean } {
  const found = column ? detectDateOrder(rows.map((row) => row[column] ?? '')) : null
  if (!found || found.ambiguous)
    return { order: MONTH_FIRST.has(country) ? 'mdy' : 'dmy', ambiguous: found?.ambiguous ?? false }
  return found
}
