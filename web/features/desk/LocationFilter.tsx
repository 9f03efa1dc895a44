import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { locationsQuery } from '../catalog/api/resources.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import classes from './Desk.module.css'

/** Which location's day is shown, as the address says; one that isn't there any more is none. */
export function useLocations() {
  const [asked, choose] = useUrlState('location')
  const { data } = useQuery(locationsQuery)
  const all = data ?? []
  return {
    all,
    chosen: all.find(({ id }) => id === asked)?.id,
    /** Whether it is certain what to ask for. */
    known: asked === undefined || data !== undefined,
    choose,
  }
}

/** Narrows the day to one location; nothing where there is only one. */
export function LocationFilter({ all, chosen, choose }: ReturnType<typeof useLocations>) {
  const { t } = useTranslation('desk')
  if (all.length < 2) return null
  return (
    <Select
      aria-label={t('filter.location')}
      placeholder={t('filter.everywhere')}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? null}
      onChange={(id) => choose(id ?? undefined)}
      clearable
      className={classes.filter}
    />
  )
}
