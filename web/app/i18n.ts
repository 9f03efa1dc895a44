import i18next, { type BackendModule, type FormatterModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { formatLocale } from '../ui/locale.ts'
import { chosenBusiness, isPlatformHost } from './business-choice.ts'
import { chosenLanguage, isLanguage, type Language, readersLanguage, rememberLanguage } from './language.ts'
import { businessQuery, queryClient } from './query.ts'

type Catalogue = { default: Record<string, unknown> }
const catalogues = import.meta.glob<Catalogue>('../locales/*/*.json')

/** One file for each language and namespace, fetched when a page first needs it. */
const files: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = catalogues[`../locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`There is no catalogue ${language}/${namespace}`), false)
    load().then(
      (file) => done(null, file.default),
      (error: Error) => done(error, false),
    )
  },
}

/** Numbers within texts as the reader writes them. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value) =>
    typeof value === 'number' ? new Intl.NumberFormat(formatLocale()).format(value) : value,
}

/** Starts the translations in the reader's language; where we don't speak it, in the business's, else in English. */
export async function startI18n(): Promise<void> {
  const language = readersLanguage(chosenLanguage(), navigator.languages) ?? (await businessLanguage())
  i18next.on('languageChanged', dress)
  await i18next
    .use(files)
    .use(numbers)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false, alwaysFormat: true },
    })
}

/** Changes the language of all that is on the page, without losing what was typed, and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  rememberLanguage(language)
  await i18next.changeLanguage(language)
}

/** The page waits for the business's answer anyway; what goes wrong with it is said where that is asked for. */
async function businessLanguage(): Promise<Language> {
  if (isPlatformHost(location.hostname) && chosenBusiness() === null) return 'en'
  const business = await queryClient.fetchQuery(businessQuery).catch(() => null)
  return isLanguage(business?.locale) ? business.locale : 'en'
}

/** The page as a language needs it. The typeface for Arabic is large, and fetched only then. */
function dress(language: string): void {
  document.documentElement.lang = language
  document.documentElement.dir = i18next.dir(language)
  if (language === 'ar') void import('@fontsource-variable/noto-sans-arabic/wght.css')
}
