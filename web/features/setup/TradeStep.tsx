import { UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { TRADE_NAMES } from '../../../domain/trades/index.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { useTenant } from '../workspace/use-me.ts'
import { chooseTrade } from './api/setup.ts'
import classes from './Setup.module.css'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

/** What the business does: one press, and its services are there to start from. */
export function TradeStep({ setup, onDone, onSkip }: StepProps) {
  const { t } = useTranslation('setup')
  const { timeZone } = useTenant()
  const choose = useMutation({ mutationFn: chooseTrade, onSuccess: onDone })
  return (
    <>
      {choose.isError ? <ProblemNotice error={choose.error} /> : null}
      <ul className={classes.trades}>
        {TRADE_NAMES.map((trade) => (
          <li key={trade}>
            <UnstyledButton
              className={classes.trade}
              aria-pressed={setup.trade === trade}
              disabled={choose.isPending}
              onClick={() => choose.mutate(trade)}
            >
              {t(`trades.${trade}`)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{t('zone', { zone: timeZone.replaceAll('_', ' ') })}</p>
      {setup.trade ? <StepFoot onContinue={onDone} onSkip={onSkip} /> : <StepFoot disabled onSkip={onSkip} />}
    </>
  )
}
