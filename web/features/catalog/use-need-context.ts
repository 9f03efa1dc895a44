import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatLocale } from '../../ui/locale.ts'
import { resourcesQuery } from './api/resources.ts'
import type { NeedContext } from './need-words.ts'

/** What requirements are put into words with, in the reader's language; `durationMinutes` of the service. */
export function useNeedContext(): (durationMinutes: number) => NeedContext {
  const { t } = useTranslation('catalog')
  const names = new Map((useQuery(resourcesQuery).data ?? []).map((one) => [one.id, one.name]))
  const locale = formatLocale()
  return (durationMinutes) => ({ t, locale, durationMinutes, nameOf: (id) => names.get(id) })
}
