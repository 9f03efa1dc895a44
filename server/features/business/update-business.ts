import { createHash } from 'node:crypto'
import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import {
  addressDefaultLocation,
  type BusinessRow,
  moveDefaultLocation,
  relabelPrices,
  selectBusiness,
  updateBusinessRow,
} from './business.queries.ts'
import { readBusiness } from './read-business.ts'

/**
 * Changes the settings of the business. `branding`, `bookingRules` and `policies` are replaced as a whole. A new
 * currency keeps the amounts of all prices; a new time zone or address takes the default location along
 * where it had the old one, or no address at all.
 * @throws Problem forbidden, stale
 */
export async function updateBusiness(
  tx: TenantTx,
  actor: Actor,
  slug: string,
  input: ParsedBody<'PATCH /business'>,
): Promise<Answer<'PATCH /business'>> {
  authorise(actor, 'business.update', tx)
  const before = await selectBusiness(tx.db)
  const after = await updateBusinessRow(tx.db, input.version, {
    name: input.name,
    time_zone: input.timeZone,
    currency: input.currency,
    locale: input.locale,
    address: input.address,
    phone: input.phone,
    email: input.email,
    branding: asJson(input.branding),
    booking_rules: asJson(input.bookingRules),
    policies: asJson(input.policies),
  })
  if (!after) throw new Problem('stale', undefined, { current: await readBusiness(tx, slug) })
  if (after.currency !== before.currency) await relabelPrices(tx.db, after.currency)
  if (after.time_zone !== before.time_zone)
    await moveDefaultLocation(tx.db, before.time_zone, after.time_zone)
  if (after.address !== before.address) await addressDefaultLocation(tx.db, before.address, after.address)
  recordChange(tx, {
    type: 'business.updated',
    subjectType: 'business',
    subjectId: null,
    data: {},
    before: withoutPicture(before),
    after: withoutPicture(after),
  })
  return readBusiness(tx, slug)
}

/** The log says that there is a logo, and doesn't keep a copy of it for each change. */
const withoutPicture = ({ branding: { logo, ...branding }, ...row }: BusinessRow) => ({
  ...row,
  branding: { ...branding, logo: logo ? createHash('sha256').update(logo).digest('hex') : null },
})
const asJson = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value))
