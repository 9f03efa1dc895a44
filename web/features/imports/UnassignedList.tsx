import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { waitingCountQuery } from './api/imports.ts'
import classes from './Imports.module.css'
import { UnassignedVisits } from './UnassignedVisits.tsx'

/** Visits that were taken over and found no time; nothing while there are none. */
export function UnassignedList() {
  const { t } = useTranslation('imports')
  const count = useQuery(waitingCountQuery).data ?? 0
  if (count === 0) return null
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('waiting.title', { count })}</h2>
      <p className={classes.soft}>{t('waiting.hint')}</p>
      <UnassignedVisits />
    </section>
  )
}
