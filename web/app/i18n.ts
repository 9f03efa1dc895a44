import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'

type Catalogue = { default: Record<string, unknown> }
const catalogues = import.meta.glob<Catalogue>('../locales/*/*.json')
const languages = [...new Set(Object.keys(catalogues).map((path) => path.split('/')[2] as string))]

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

/** Starts the translations in the visitor's language, or in English where that is not spoken. */
export async function startI18n(): Promise<void> {
  const wanted = navigator.languages.map((tag) => tag.split('-')[0] as string)
  await i18next
    .use(files)
    .use(initReactI18next)
    .init({
      lng: wanted.find((language) => languages.includes(language)) ?? 'en',
      fallbackLng: 'en',
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
    })
  document.documentElement.lang = i18next.language
  document.documentElement.dir = i18next.dir()
}
