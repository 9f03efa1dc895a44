import { DatesProvider, type DayOfWeek } from '@mantine/dates'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { firstWeekday } from '../availability/first-weekday.ts'

/** English is in the package itself; the others come when they are read. */
const WORDS: Record<string, () => Promise<unknown>> = {
  de: () => import('dayjs/locale/de'),
  fr: () => import('dayjs/locale/fr'),
  es: () => import('dayjs/locale/es'),
  ar: () => import('dayjs/locale/ar'),
}

/** Months and weekdays in the reader's language for the calendars to choose from. */
export function Dates(props: { children: ReactNode }) {
  const { language } = useTranslation().i18n
  const [locale, setLocale] = useState('en')
  useEffect(() => {
    let wanted = true
    const loaded = WORDS[language]?.() ?? Promise.resolve()
    void loaded.then(() => wanted && setLocale(language))
    return () => {
      wanted = false
    }
  }, [language])
  return (
    <DatesProvider
      settings={{ locale, firstDayOfWeek: (firstWeekday() % 7) as DayOfWeek, consistentWeeks: true }}
    >
      {props.children}
    </DatesProvider>
  )
}
