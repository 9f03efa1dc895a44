import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type TimeWords, timeWords } from './time-words.ts'

/** What components say things with: the catalogue, and times in the business's zone. */
export interface Words {
  t: TFunction<'timeline'>
  times: TimeWords
  timeZone: string
}

/** One stable object for a zone and language, so that memoised rows and items stay as they are. */
export function useWords(timeZone: string, locale?: string): Words {
  const { t, i18n } = useTranslation('timeline')
  const language = locale ?? i18n.language
  return useMemo(() => ({ t, times: timeWords(timeZone, language), timeZone }), [t, timeZone, language])
}
