import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { serverNow } from '../../app/server-clock.ts'
import { LanguageMenu } from '../../ui/LanguageMenu.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { BusinessPanel } from '../booking/BusinessPanel.tsx'
import { CalendarButton } from './CalendarButton.tsx'
import { CancelVisit } from './CancelVisit.tsx'
import { MoveVisit } from './MoveVisit.tsx'
import { StatusBadge } from './StatusBadge.tsx'
import { VisitFacts } from './VisitFacts.tsx'
import classes from './VisitPage.module.css'
import { visitBusinessQuery, visitQuery } from './visit.queries.ts'

// most visits can be changed until they start
const Deadlines = lazy(async () => ({ default: (await import('../terms/Deadlines.tsx')).Deadlines }))
const route = getRouteApi('/visit/$id')
type Doing = 'move' | 'cancel' | null
type Told = 'moved' | 'cancelled' | 'changed' | null

/** One visit for the customer whose it is: to see, move or cancel, with the link's secret or signed in. */
export function VisitPage() {
  const { t } = useTranslation('visit')
  const { id } = route.useParams()
  const bearer = useLocation({ select: (location) => location.hash }) || undefined
  const business = useQuery(visitBusinessQuery(bearer))
  const { data: visit, error, refetch } = useQuery(visitQuery(id, bearer))
  const [doing, setDoing] = useState<Doing>(null)
  const [told, setTold] = useState<Told>(null)
  const name = business.data?.name
  useEffect(() => {
    if (name) document.title = `${t('yourVisit')} · ${name}`
  }, [name, t])

  function done(what: Told) {
    setDoing(null)
    setTold(what)
    window.scrollTo({ top: 0 })
  }
  const open = visit && (visit.status === 'confirmed' || visit.status === 'pending')
  const changeable = open && Date.parse(visit.start) > serverNow()
  const isOver = (until: string | null) => until !== null && Date.parse(until) < serverNow()
  const mayMove = changeable && !isOver(visit.rescheduleUntil)
  const mayCancel = changeable && !isOver(visit.cancelUntil)

  return (
    <div className={classes.page}>
      <header className={classes.side}>
        {business.data ? <BusinessPanel business={business.data} brief /> : null}
      </header>
      <main className={classes.main}>
        <div className={classes.top}>
          <h1 className={classes.heading}>{t('yourVisit')}</h1>
          {visit ? <StatusBadge status={visit.status} /> : null}
        </div>
        {business.error ? (
          <ProblemNotice error={business.error} onRetry={() => void business.refetch()} />
        ) : null}
        {error && !visit ? <NoVisit error={error} onRetry={() => void refetch()} /> : null}
        {told ? (
          <Notice tone={told === 'changed' ? 'warning' : 'success'} role="status">
            <p>{t(`told.${told}`)}</p>
          </Notice>
        ) : null}
        {visit && business.data ? (
          <>
            <VisitFacts visit={visit} business={business.data} />
            {doing === null ? (
              <div className={classes.ways}>
                {changeable ? (
                  <>
                    {mayMove ? (
                      <Button size="md" onClick={() => setDoing('move')}>
                        {t('move')}
                      </Button>
                    ) : null}
                    <CalendarButton visit={visit} bearer={bearer} />
                    {mayCancel ? (
                      <Button size="md" variant="subtle" color="red" onClick={() => setDoing('cancel')}>
                        {t('cancel')}
                      </Button>
                    ) : null}
                  </>
                ) : (
                  <Button size="md" variant="default" renderRoot={(root) => <Link to="/" {...root} />}>
                    {t('bookAnother')}
                  </Button>
                )}
              </div>
            ) : null}
            {changeable && (visit.cancelUntil ?? visit.rescheduleUntil) ? (
              <Suspense>
                <Deadlines
                  start={visit.start}
                  cancelUntil={visit.cancelUntil}
                  rescheduleUntil={visit.rescheduleUntil}
                  timeZone={visit.timeZone}
                  className={classes.policy}
                />
              </Suspense>
            ) : null}
            {changeable && visit.policy ? <p className={classes.policy}>{visit.policy}</p> : null}
            {mayMove && doing === 'move' ? (
              <MoveVisit visit={visit} bearer={bearer} onDone={done} onLeave={() => setDoing(null)} />
            ) : null}
            {mayCancel && doing === 'cancel' ? (
              <CancelVisit visit={visit} bearer={bearer} onDone={done} onLeave={() => setDoing(null)} />
            ) : null}
          </>
        ) : null}
        {(!visit && !error) || business.isPending ? <VisitSkeleton /> : null}
        <LanguageMenu />
      </main>
    </div>
  )
}

/** The visit can't be shown: the link may be old or cut short, which is not the reader's fault. */
function NoVisit(props: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('visit')
  if (!isProblem(props.error, 'not-found', 'unauthenticated', 'forbidden'))
    return <ProblemNotice error={props.error} onRetry={props.onRetry} />
  return (
    <Notice tone="warning" role="alert" title={t('noVisit')}>
      <p>{t('noVisitDetail')}</p>
    </Notice>
  )
}

function VisitSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      <Skeleton height={72} />
      <Skeleton height={48} />
      <Skeleton height={48} />
    </div>
  )
}
