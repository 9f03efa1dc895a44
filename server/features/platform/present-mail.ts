import type { Actor } from '../../../domain/access/index.ts'
import { instant } from '../../http/present.ts'
import type { MailRow } from './outbox.queries.ts'

/** The secret of a mailed link: whoever has it becomes its addressee. */
const SECRET = /(https?:\/\/[^\s"'<>#]+#)[\w-]{20,}/g

/**
 * A mail as the console shows it. Links lose their secret, so that reading the outbox opens nobody's account; only
 * where no mail server took it, a SUPERUSER sees them whole, as there is no other way to them.
 */
export function presentMail(row: MailRow, viewer: Actor) {
  const isWhole = row.status === 'kept' && viewer.kind === 'user' && viewer.user.role === 'SUPERUSER'
  const shown = (text: string) => (isWhole ? text : text.replace(SECRET, '$1…'))
  return {
    id: row.id,
    to: row.recipient,
    subject: row.subject,
    text: shown(row.text),
    html: shown(row.html),
    status: row.status,
    error: row.error,
    createdAt: instant(row.created_at),
    sentAt: row.sent_at && instant(row.sent_at),
  }
}
