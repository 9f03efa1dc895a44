import { randomUUIDv7 } from 'node:crypto'
import type { PlatformTx } from '../../database/scope.ts'
import { directionOf, type MailLanguage, type Message, mailLanguage, wordMessage } from './mail-texts.ts'

/** The queue goes by the database's clock, and ours may stand still: what is due at once has been due for ever. */
const AT_ONCE = new Date(0)

export type Mail = Message & {
  to: string
  /** Paragraphs after those of its kind, in the mail's language. */
  more?: readonly string[]
  /** Whose mail it is; it speaks that business's language, unless `language` says another. */
  tenantId?: string | null
  /** Default English where there is no tenant. */
  language?: MailLanguage
  /** A message of the business to somebody, which its plan counts. */
  metered?: boolean
}

/**
 * Queues a mail that goes out only if this transaction commits. A paragraph that is an address becomes a link in its
 * HTML part.
 */
export async function queueMail(tx: PlatformTx, mail: Mail): Promise<void> {
  const { to, tenantId = null, metered = false } = mail
  const id = randomUUIDv7()
  const language = mail.language ?? (await languageOf(tx, tenantId))
  const { subject, lines: own } = wordMessage(mail, language)
  const lines = [...own, ...(mail.more ?? [])]
  await tx.db
    .insertInto('outbox')
    .values({
      id,
      tenant_id: tenantId,
      recipient: to,
      subject,
      text: `${lines.join('\n\n')}\n`,
      html: htmlOf(subject, lines, language),
      metered,
      error: null,
      created_at: tx.now,
      sent_at: null,
    })
    .execute()
  tx.enqueue('send-mail', id, AT_ONCE, { mailId: id })
}

async function languageOf({ db }: PlatformTx, tenantId: string | null): Promise<MailLanguage> {
  if (!tenantId) return 'en'
  const tenant = await db.selectFrom('tenants').select('locale').where('id', '=', tenantId).executeTakeFirst()
  return mailLanguage(tenant?.locale)
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => ESCAPES[c] as string)

function htmlOf(subject: string, lines: readonly string[], language: MailLanguage): string {
  const isRtl = directionOf(language) === 'rtl'
  // of the body too: some mail programs drop the outermost element
  const dir = isRtl ? ' dir="rtl"' : ''
  const linkDir = isRtl ? ' dir="ltr"' : ''
  const paragraphs = lines.map((line) =>
    /^https?:\/\/\S+$/.test(line)
      ? `<p><a${linkDir} href="${escaped(line)}" style="color:#0f766e">${escaped(line)}</a></p>`
      : `<p>${escaped(line)}</p>`,
  )
  return `<!doctype html><html lang="${language}"${dir}><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body${dir} style="font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;max-width:34rem;margin:2rem auto;padding:0 1rem">${paragraphs.join('')}</body></html>`
}
