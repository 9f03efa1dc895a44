import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './ChangeVisit.module.css'
import { type Visit, visitQuery } from './visit.queries.ts'

/** Asks once more, then cancels: the time is someone else's at once. */
export function CancelVisit(props: {
  visit: Visit
  bearer: string | undefined
  onDone: (what: 'cancelled' | 'changed') => void
  onLeave: () => void
}) {
  const { t } = useTranslation('visit')
  const { visit, bearer } = props
  const client = useQueryClient()
  const key = visitQuery(visit.id, bearer).queryKey
  const cancel = useMutation({
    mutationFn: () =>
      api('POST /appointments/:id/cancel', {
        params: { id: visit.id },
        body: { version: visit.version },
        bearer,
      }),
    onSuccess: (cancelled) => {
      client.setQueryData(key, cancelled)
      props.onDone('cancelled')
    },
    onError: async (error) => {
      if (!isProblem(error, 'stale', 'wrong-status')) return
      await client.invalidateQueries({ queryKey: key })
      props.onDone('changed')
    },
  })
  return (
    <section className={classes.change}>
      <FocusHeading level={2} className={classes.heading}>
        {t('cancelAsk')}
      </FocusHeading>
      <p className={classes.text}>{t('cancelDetail')}</p>
      {cancel.error ? <ProblemNotice error={cancel.error} /> : null}
      <div className={classes.ways}>
        <Button size="md" color="red" loading={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('cancelYes')}
        </Button>
        <Button size="md" variant="default" onClick={props.onLeave}>
          {t('keep')}
        </Button>
      </div>
    </section>
  )
}
