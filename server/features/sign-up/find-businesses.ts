import type { PlatformTx } from '../../database/scope.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { selectPlaces } from './sign-up.queries.ts'

const SUBJECT = 'Where you sign in'
/** Nobody is mailed more often, whoever asks. */
const QUIET_MS = 10 * 60_000

/**
 * Mails the addresses of all places in which an email has an account; no mail where there is none.
 * @param urlOf the sign-in page of a place: of the platform's where there is no slug
 */
export async function findBusinesses(
  tx: PlatformTx,
  email: string,
  urlOf: (slug: string | null, domain: string | null) => string,
): Promise<void> {
  const places = await selectPlaces(tx.db, email)
  if (places.length === 0 || (await wasMailed(tx, email))) return
  await queueMail(tx, {
    to: email,
    subject: SUBJECT,
    lines: [
      'Somebody, probably you, asked where this address signs in:',
      ...places.flatMap(({ slug, name, domain }) => [name ?? 'The platform', urlOf(slug, domain)]),
    ],
  })
}

const wasMailed = async ({ db, now }: PlatformTx, email: string): Promise<boolean> =>
  (await db
    .selectFrom('outbox')
    .select('id')
    .where('recipient', '=', email)
    .where('subject', '=', SUBJECT)
    .where('created_at', '>', new Date(now.getTime() - QUIET_MS))
    .limit(1)
    .executeTakeFirst()) !== undefined
