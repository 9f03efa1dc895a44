import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import { Notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CardPage } from '../../ui/CardPage.tsx'
import { LoadingPage } from '../../ui/LoadingPage.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { secondFactorQuery } from './api/account.ts'
import { SecondFactor } from './SecondFactor.tsx'

/** Platform roles do nothing before they have a second factor: this is all that they see until then. */
export function EnrolPage() {
  const { t } = useTranslation('security')
  const factor = useQuery(secondFactorQuery)
  return (
    <CardPage title={t('enrol.title')} hint={t('enrol.hint')} wide>
      <Loaded query={factor} skeleton={<LoadingPage />}>
        {(state) => <SecondFactor state={state} onReady={() => location.assign('/console')} />}
      </Loaded>
      <Notifications position="bottom-right" />
    </CardPage>
  )
}
