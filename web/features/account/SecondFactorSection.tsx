import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../workspace/Loaded.tsx'
import { secondFactorQuery } from './api/account.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { Section } from './Section.tsx'

/** The second factor: whether there is one, and the ways to begin and end it. */
export function SecondFactorSection() {
  const { t } = useTranslation('security')
  const factor = useQuery(secondFactorQuery)
  return (
    <Section title={t('factor.title')} hint={t('factor.hint')}>
      <Loaded query={factor} skeleton={<Skeleton height={40} radius="md" />}>
        {(state) => <SecondFactor state={state} />}
      </Loaded>
    </Section>
  )
}
