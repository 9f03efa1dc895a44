/** The languages that the pages speak, each with its name in itself. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
} as const
export type Language = keyof typeof LANGUAGES

export const isLanguage = (tag: unknown): tag is Language =>
  typeof tag === 'string' && Object.hasOwn(LANGUAGES, tag)

const KEY = 'smooth.language'

/** What was chosen in this browser, if anything was. */
export function chosenLanguage(): Language | null {
  const kept = localStorage.getItem(KEY)
  return isLanguage(kept) ? kept : null
}

export const rememberLanguage = (language: Language): void => localStorage.setItem(KEY, language)

/** A reader's language where they have said one: by choosing it here, or else in their browser (BCP 47 tags). */
export function readersLanguage(chosen: Language | null, browser: readonly string[]): Language | null {
  return chosen ?? browser.map((tag) => tag.split('-')[0]).find(isLanguage) ?? null
}
