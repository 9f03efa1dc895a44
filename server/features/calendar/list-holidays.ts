import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx, TenantTx } from '../../database/scope.ts'
import { invalid } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { selectClosuresOfAll, selectHolidayTerms, updateHolidayRegion } from './calendar.queries.ts'
import { holidayRegions, publicHolidays } from './public-holidays.ts'

/** The public holidays of a year where the business is, each with the closure that covers it already. */
export async function listHolidays(
  tx: TenantReadTx,
  actor: Actor,
  { year }: ParsedQuery<'GET /closures/holidays'>,
): Promise<Answer<'GET /closures/holidays'>> {
  authorise(actor, 'closures.read', tx)
  const { country, holiday_region: region, locale } = await selectHolidayTerms(tx.db)
  const closures = await selectClosuresOfAll(tx.db, `${year - 1}-12-01`, `${year + 1}-01-31`)
  const holidays = await publicHolidays(country, region, year, locale.slice(0, 2))
  return {
    country,
    region,
    regions: await holidayRegions(country),
    items: holidays.map((day) => ({
      ...day,
      closureId:
        closures.find((closure) => closure.from_date <= day.from && day.to <= closure.to_date)?.id ?? null,
    })),
  }
}

/** @throws Problem forbidden, invalid-input for a region that the country doesn't have */
export async function setHolidayRegion(tx: TenantTx, actor: Actor, region: string) {
  authorise(actor, 'closures.manage', tx)
  const { country, holiday_region: before } = await selectHolidayTerms(tx.db)
  const known = region === '' || (await holidayRegions(country)).some((one) => one.code === region)
  if (!known) throw invalid('region', 'must be a region of the country')
  await updateHolidayRegion(tx.db, region)
  recordChange(tx, {
    type: 'business.updated',
    subjectType: 'business',
    subjectId: null,
    data: {},
    before: { holidayRegion: before },
    after: { holidayRegion: region },
  })
  return { region }
}
