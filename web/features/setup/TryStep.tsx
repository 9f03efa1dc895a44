import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dateIn } from '../../app/temporal.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useTenant } from '../workspace/use-me.ts'
import { bookTestVisit, removeTestVisit } from './api/setup.ts'
import classes from './Setup.module.css'
import type { StepProps } from './Wizard.tsx'

/** A visit to see how it looks on the Timeline; one press takes it away again. */
export function TryStep({ setup, goTo }: StepProps) {
  const { t } = useTranslation('setup')
  const { timeZone } = useTenant()
  const visit = setup.testVisit
  const book = useMutation({ mutationFn: bookTestVisit })
  const remove = useMutation({
    mutationFn: removeTestVisit,
    onSuccess: () => showDone(t('try.removed')),
  })
  const failure = book.error ?? remove.error
  return (
    <>
      {failure ? <ProblemNotice error={failure} /> : null}
      {visit ? (
        <Notice tone="success" role="status">
          <p>{t('try.booked', { service: visit.service, time: formatMoment(visit.start, timeZone) })}</p>
        </Notice>
      ) : null}
      <div className={classes.row}>
        {visit ? (
          <>
            <Button
              renderRoot={(root) => (
                <Link
                  {...root}
                  to="/app/timeline"
                  search={{ date: dateIn(timeZone, Date.parse(visit.start)) } as never}
                />
              )}
            >
              {t('try.see')}
            </Button>
            <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('try.remove')}
            </Button>
          </>
        ) : (
          <>
            <Button loading={book.isPending} onClick={() => book.mutate()}>
              {t('try.book')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => goTo('check')}>
              {t('try.check')}
            </Button>
          </>
        )}
      </div>
      <p className={classes.hint}>{t('try.hint')}</p>
    </>
  )
}
