import { createTransport, type Transporter } from 'nodemailer'
import type { Database } from '../../database/pool.ts'

/** Sends a mail, or keeps it where there is no mail server. */
export interface Mailer {
  send(mail: {
    to: string
    subject: string
    text: string
    html: string
    id: string
  }): Promise<'sent' | 'kept'>
  close(): void
}

/** A mailer over SMTP (`smtp://user:password@host:port`); without an address all mails are kept, for the console to show. */
export function makeMailer(smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return { send: async () => 'kept', close() {} }
  const transport: Transporter = createTransport(smtpUrl, { from })
  return {
    async send({ to, subject, text, html, id }) {
      // one id for every attempt: a receiver that gets it twice can tell
      await transport.sendMail({
        to,
        subject,
        text,
        html,
        messageId: `<${id}@${from.split('@')[1]?.replace('>', '') ?? 'localhost'}>`,
      })
      return 'sent'
    },
    close: () => transport.close(),
  }
}

/**
 * The job behind a queued mail. One that was sent already isn't sent again; one that fails is tried again by the queue,
 * and the console shows why.
 */
export async function sendMail(database: Database, mailer: Mailer, mailId: string): Promise<void> {
  const mail = await database.readPlatform(({ db }) =>
    db
      .selectFrom('outbox')
      .select(['id', 'recipient', 'subject', 'text', 'html', 'status'])
      .where('id', '=', mailId)
      .executeTakeFirst(),
  )
  if (!mail || mail.status === 'sent' || mail.status === 'kept') return
  const set = (values: { status: 'sent' | 'kept' | 'failed'; error: string | null; sent_at?: Date }) =>
    database.withPlatform(async ({ db }) => {
      await db.updateTable('outbox').set(values).where('id', '=', mailId).execute()
    })
  try {
    const status = await mailer.send({
      to: mail.recipient,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      id: mail.id,
    })
    await set({ status, error: null, sent_at: new Date() })
  } catch (error) {
    await set({ status: 'failed', error: error instanceof Error ? error.message.slice(0, 500) : 'failed' })
    throw error
  }
}
