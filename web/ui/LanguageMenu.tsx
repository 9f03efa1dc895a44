import { useTranslation } from 'react-i18next'
import { chooseLanguage } from '../app/i18n.ts'
import { LANGUAGES, type Language } from '../app/language.ts'
import classes from './LanguageMenu.module.css'

/** Which language one reads; each is named in itself. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation()
  return (
    <select
      className={classes.menu}
      aria-label={t('language')}
      value={i18n.language}
      onChange={(event) => void chooseLanguage(event.target.value as Language)}
    >
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <option key={language} value={language} lang={language}>
          {name}
        </option>
      ))}
    </select>
  )
}
