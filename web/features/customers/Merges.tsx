import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import { formatDateBriefly } from '../workspace/format.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useTenant } from '../workspace/use-me.ts'
import { mergesQuery, undoMerge } from './api/merges.ts'
import classes from './Customers.module.css'

/** Which customers were merged into this one; each merge can be undone. */
export function Merges(props: { customerId: string }) {
  const { t } = useTranslation('customers')
  const { timeZone } = useTenant()
  const merges = useQuery(mergesQuery(props.customerId)).data ?? []
  const undo = useMutation({
    mutationFn: undoMerge,
    onSuccess: () => showDone(t('merge.undone')),
    onError: (error) => showProblem(error),
  })
  if (merges.length === 0) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('merge.list')}</h3>
      <ul className={classes.visits}>
        {merges.map(({ id, name, mergedAt }) => (
          <li key={id} className={classes.pair}>
            <span className={classes.pairWords}>
              <strong>{name}</strong>
              <span className={classes.what}>{formatDateBriefly(localParts(mergedAt, timeZone).date)}</span>
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('merge.undoThem', { name })}
              loading={undo.isPending && undo.variables === id}
              onClick={() => undo.mutate(id)}
            >
              {t('merge.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
