import { useTranslation } from 'react-i18next'
import { VisitEditsProvider } from '../appointments/VisitEditsProvider.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { useMe } from '../workspace/use-me.ts'
import { MyDay } from './MyDay.tsx'

/** The day of who is signed in: of the calendar that is theirs. */
export function MyDayPage() {
  const { t } = useTranslation('desk')
  const { resourceId } = useMe()
  if (!resourceId)
    return (
      <>
        <PageHeader title={t('myDay.title')} />
        <EmptyList title={t('myDay.noCalendar')} hint={t('myDay.noCalendarHint')} />
      </>
    )
  return (
    <VisitEditsProvider>
      <MyDay resourceId={resourceId} />
    </VisitEditsProvider>
  )
}
