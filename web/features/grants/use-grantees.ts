import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMe } from '../workspace/use-me.ts'
import { granteesQuery } from './api/grants.ts'

/** Whom one may choose for a grant, in groups: never oneself. */
export function useGrantees() {
  const { t } = useTranslation('grants')
  const { user } = useMe()
  const { data } = useQuery(granteesQuery)
  const option = (one: { id: string; name: string; email: string }) => ({
    value: one.id,
    label: `${one.name} (${one.email})`,
  })
  return [
    { group: t('fromPlatform'), items: (data?.platform ?? []).map(option) },
    {
      group: t('fromBusiness'),
      items: (data?.members ?? []).filter(({ id }) => id !== user.id).map(option),
    },
  ].filter(({ items }) => items.length > 0)
}
