import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { issueToken, voidTokens } from '../identity/one-time-token.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { addTenant } from '../tenants/create-tenant.ts'
import { localeOfCountry } from '../tenants/locale-of-country.ts'
import { hasOpenLink, lockBySlug, selectOwner } from './sign-up.queries.ts'

/** For how long the mailed link is good, and an address is kept for whoever asked for it. */
const CONFIRM_MS = 3 * 86_400_000

/** What a link brings with it: of two sign-ups by one mail, the one whose link is opened counts, password included. */
export interface PendingBusiness {
  tenantId: string
  passwordHash: string
  ownerName: string
  name: string
  timeZone: string
  country: string
  currency: string
}

/**
 * Makes a business that is pending until its owner opens the mailed link. Signing up again by the same mail sends
 * another link; a pending address whose links have run out is free for the next one.
 * @param url where the link leads, without the token
 * @throws Problem slug-taken, invalid-input for a reserved slug
 */
export async function signUpBusiness(
  tx: PlatformTx,
  { owner, ...business }: ParsedBody<'POST /businesses'>,
  passwordHash: string,
  url: string,
): Promise<void> {
  const place = (await pendingOne(tx, business.slug, owner.email)) ?? (await newOne(tx, business, owner))
  const { slug: _, ...facts } = business
  const payload: PendingBusiness = {
    ...facts,
    tenantId: place.tenantId,
    passwordHash,
    ownerName: owner.name,
  }
  const token = await issueToken(tx, {
    purpose: 'business-confirm',
    userId: place.ownerId,
    lifetimeMs: CONFIRM_MS,
    payload: { ...payload },
  })
  await queueMail(tx, {
    to: owner.email,
    tenantId: place.tenantId,
    language: localeOfCountry(business.country),
    kind: 'business-confirm',
    values: { business: business.name, link: `${url}#${token}` },
  })
}

interface Place {
  tenantId: string
  ownerId: string
}

async function pendingOne(tx: PlatformTx, slug: string, email: string): Promise<Place | null> {
  const taken = await lockBySlug(tx, slug)
  if (!taken) return null
  const refused = new Problem('slug-taken', `The address ${slug} is in use already`)
  const owner = taken.status === 'pending' ? await selectOwner(tx.db, taken.id) : undefined
  if (!owner) throw refused
  if (owner.email !== email) {
    if (await hasOpenLink(tx, owner.id)) throw refused
    await voidTokens(tx, owner.id, 'business-confirm')
    await tx.db.updateTable('users').set({ email }).where('id', '=', owner.id).execute()
  }
  return { tenantId: taken.id, ownerId: owner.id }
}

async function newOne(
  tx: PlatformTx,
  business: Omit<ParsedBody<'POST /businesses'>, 'owner'>,
  owner: { email: string; name: string },
): Promise<Place> {
  const { tenantId } = await addTenant(tx, { ...business, status: 'pending' })
  const ownerId = randomUUIDv7()
  await tx.db
    .insertInto('users')
    .values({
      id: ownerId,
      tenant_id: tenantId,
      email: owner.email,
      name: owner.name,
      role: 'TENANT_OWNER',
      resource_id: null,
      location_id: null,
      customer_id: null,
      password_hash: null,
      email_verified_at: null,
      status: 'invited',
      last_failed_at: null,
      last_sign_in_at: null,
      created_at: tx.now,
    })
    .execute()
  return { tenantId, ownerId }
}
