import ar from './texts/ar.json' with { type: 'json' }
import de from './texts/de.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }
import es from './texts/es.json' with { type: 'json' }
import fr from './texts/fr.json' with { type: 'json' }

/** What each kind of mail is told; its texts name these in double braces. */
interface MailValues {
  'member-invited': { business: string; inviter: string; link: string }
  'operator-invited': { inviter: string; link: string }
  'password-reset': { link: string }
  'address-confirm': { link: string }
  'address-warning': Record<never, string>
  'business-confirm': { business: string; link: string }
  'sign-in-places': Record<never, string>
  'visit-moved': { business: string; when: string }
  'visit-cancelled': { business: string; when: string }
}
type MailKind = keyof MailValues

/** A mail before it is put into words. */
export type Message = { [K in MailKind]: { kind: K; values: MailValues[K] } }[MailKind]

export interface MailTexts {
  /** What the platform itself is called among businesses. */
  platform: string
  /** Paragraphs in `lines`. */
  mails: Record<MailKind, { subject: string; lines: readonly string[] }>
}

/** The languages that mails are written in, with their texts. */
export const MAIL_TEXTS = { en, de, fr, es, ar } satisfies Record<string, MailTexts>
export type MailLanguage = keyof typeof MAIL_TEXTS

/** The language in which whoever reads in a locale (BCP 47) is written to: English where we don't write theirs. */
export function mailLanguage(locale: string | null | undefined): MailLanguage {
  const language = locale?.split('-')[0] ?? ''
  return Object.hasOwn(MAIL_TEXTS, language) ? (language as MailLanguage) : 'en'
}

/** The way a language is written. */
export const directionOf = (language: MailLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

/** A mail's subject and paragraphs in a language. Braces in a value stay what they are. */
export function wordMessage(
  { kind, values }: Message,
  language: MailLanguage,
): { subject: string; lines: string[] } {
  const { subject, lines } = MAIL_TEXTS[language].mails[kind]
  const known = new Map(Object.entries(values))
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => known.get(name) ?? '')
  return { subject: fill(subject), lines: lines.map(fill) }
}

/** What the mails of a kind that names nothing in its subject are called, in every language. */
export const subjectsOf = (kind: 'sign-in-places'): string[] =>
  Object.values(MAIL_TEXTS).map(({ mails }) => mails[kind].subject)
