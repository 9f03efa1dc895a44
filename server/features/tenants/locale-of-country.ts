import { type MailLanguage, mailLanguage } from '../mail/mail-texts.ts'

/** What most people of a country (ISO 3166-1) speak, where we write it, else English. */
export const localeOfCountry = (region: string): MailLanguage =>
  mailLanguage(new Intl.Locale('und', { region }).maximize().language)
