import { randomUUIDv7 } from 'node:crypto'
import type { PlatformTx } from '../../database/scope.ts'

/** The queue goes by the database's clock, and ours may stand still: what is due at once has been due for ever. */
const AT_ONCE = new Date(0)

export interface Mail {
  to: string
  subject: string
  /** Paragraphs; a line that is an address becomes a link in the HTML part. */
  lines: readonly string[]
  tenantId?: string | null
  /** A message of the business to somebody, which its plan counts. */
  metered?: boolean
}

/** Queues a mail that goes out only if this transaction commits. */
export async function queueMail(
  tx: PlatformTx,
  { to, subject, lines, tenantId = null, metered = false }: Mail,
): Promise<void> {
  const id = randomUUIDv7()
  await tx.db
    .insertInto('outbox')
    .values({
      id,
      tenant_id: tenantId,
      recipient: to,
      subject,
      text: `${lines.join('\n\n')}\n`,
      html: htmlOf(subject, lines),
      metered,
      error: null,
      created_at: tx.now,
      sent_at: null,
    })
    .execute()
  tx.enqueue('send-mail', id, AT_ONCE, { mailId: id })
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => ESCAPES[c] as string)

function htmlOf(subject: string, lines: readonly string[]): string {
  const paragraphs = lines.map((line) =>
    /^https?:\/\/\S+$/.test(line)
      ? `<p><a href="${escaped(line)}" style="color:#0f766e">${escaped(line)}</a></p>`
      : `<p>${escaped(line)}</p>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;max-width:34rem;margin:2rem auto;padding:0 1rem">${paragraphs.join('')}</body></html>`
}
