import { Select, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { labelsQuery } from '../labels/api.ts'
import type { DayVisit } from './api/today.ts'
import classes from './Desk.module.css'
import { clockOf, type Standing, standingOf } from './standing.ts'

export type Show = Standing | 'late'
const SHOWS: readonly Show[] = ['waiting', 'inService', 'late', 'toCome', 'done', 'noShow', 'cancelled']
export const isShow = (value: string | undefined): value is Show => SHOWS.some((one) => one === value)

export const isShown = (visit: DayVisit, show: Show | undefined, now: number): boolean =>
  show === undefined || (show === 'late' ? clockOf(visit, now)?.says === 'late' : standingOf(visit) === show)

/** Which visits of the day are listed: by how they stand, by person, by label. */
export function Filters(props: {
  visits: readonly DayVisit[]
  now: number
  show: Show | undefined
  onShow: (show: Show | undefined) => void
  person: string | undefined
  onPerson: (id: string | undefined) => void
  label: string | undefined
  onLabel: (id: string | undefined) => void
}) {
  const { t } = useTranslation('desk')
  const { visits, now, show } = props
  const labels = useQuery(labelsQuery).data ?? []
  const used = new Map(
    visits.flatMap((visit) => visit.allocations.map((one) => [one.resourceId, one.resourceName])),
  )
  const people = [...used]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label))
  const tab = (which: Show | undefined) => {
    const count = visits.filter((visit) => isShown(visit, which, now)).length
    if (which !== undefined && which !== show && count === 0) return null
    return (
      <UnstyledButton
        key={which ?? 'all'}
        className={classes.tab}
        aria-pressed={show === which}
        onClick={() => props.onShow(which)}
      >
        {t(`show.${which ?? 'all'}`)} <span className={classes.count}>{count}</span>
      </UnstyledButton>
    )
  }
  return (
    <div className={classes.filters}>
      <fieldset className={classes.tabs} aria-label={t('show.name')}>
        {[undefined, ...SHOWS].map(tab)}
      </fieldset>
      <Select
        aria-label={t('filter.person')}
        placeholder={t('filter.everybody')}
        data={people}
        value={props.person ?? null}
        onChange={(id) => props.onPerson(id ?? undefined)}
        clearable
        searchable
        className={classes.filter}
      />
      {labels.length > 0 ? (
        <Select
          aria-label={t('filter.label')}
          placeholder={t('filter.anyLabel')}
          data={labels.map((one) => ({ value: one.id, label: one.name }))}
          value={props.label ?? null}
          onChange={(id) => props.onLabel(id ?? undefined)}
          clearable
          className={classes.filter}
        />
      ) : null}
    </div>
  )
}
