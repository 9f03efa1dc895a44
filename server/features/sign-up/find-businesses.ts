import type { PlatformTx } from '../../database/scope.ts'
import { MAIL_TEXTS, mailLanguage, subjectsOf } from '../mail/mail-texts.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { selectPlaces } from './sign-up.queries.ts'

/** Nobody is mailed more often, whoever asks. */
const QUIET_MS = 10 * 60_000

/**
 * Mails the addresses of all places in which an email has an account, in their language if they share one; no mail
 * where there is none.
 * @param urlOf the sign-in page of a place: of the platform's where there is no slug
 */
export async function findBusinesses(
  tx: PlatformTx,
  email: string,
  urlOf: (slug: string | null, domain: string | null) => string,
): Promise<void> {
  const places = await selectPlaces(tx.db, email)
  if (places.length === 0 || (await wasMailed(tx, email))) return
  const [language = 'en', ...others] = new Set(places.map(({ locale }) => mailLanguage(locale)))
  const shared = others.length === 0 ? language : 'en'
  const { platform } = MAIL_TEXTS[shared]
  await queueMail(tx, {
    to: email,
    language: shared,
    kind: 'sign-in-places',
    values: {},
    more: places.flatMap(({ slug, name, domain }) => [name ?? platform, urlOf(slug, domain)]),
  })
}

const wasMailed = async ({ db, now }: PlatformTx, email: string): Promise<boolean> =>
  (await db
    .selectFrom('outbox')
    .select('id')
    .where('recipient', '=', email)
    .where('subject', 'in', subjectsOf('sign-in-places'))
    .where('created_at', '>', new Date(now.getTime() - QUIET_MS))
    .limit(1)
    .executeTakeFirst()) !== undefined
