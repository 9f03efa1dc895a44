import i18next from 'i18next'

/**
 * The locale for dates, times and money (BCP 47): the visitor's own where it is the language that they read
 * here, so that an American sees 2:30 PM and a Briton 14:30; else the page's language.
 */
export function formatLocale(): string {
  const language = i18next.language || 'en'
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language
}
