import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type TimeWords, timeWords } from './time-words.ts'

/** What components say things with: the catalogue, and times in the business's zone. */
export interface Words {
  t: TFunction<'timeline'>
  times: TimeWords
  timeZone: string
  /** Where the page's language is written to the left, so does time run. */
  runsLeft: boolean
  /** "10:00 to 11:00 Europe/London", from times in words. */
  when: (from: string, to: string) => string
  /** A status as a word; one that the catalogue doesn't know, as it is. */
  status: (status: string) => string
}

/** One stable object for a zone and language, so that memoised rows and items stay as they are. */
export function useWords(timeZone: string, locale?: string): Words {
  const { t, i18n } = useTranslation('timeline')
  const language = locale ?? i18n.language
  const runsLeft = i18n.dir() === 'rtl'
  return useMemo(() => {
    // Looked up once: a lookup with interpolation costs more than drawing the item that it labels.
    const statuses = new Map<string, string>()
    const sentence = t('item.when', { from: '\u0001', to: '\u0002', zone: timeZone })
    return {
      t,
      times: timeWords(timeZone, language),
      timeZone,
      runsLeft,
      when: (from, to) => sentence.replace('\u0001', from).replace('\u0002', to),
      status: (status) => {
        const word = statuses.get(status) ?? t(`status.${status}`, status)
        statuses.set(status, word)
        return word
      },
    }
  }, [t, timeZone, language, runsLeft])
}
