import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import type { Hold } from './booking-state.ts'
import classes from './HoldCountdown.module.css'
import { useCountdown } from './use-countdown.ts'

/** At these seconds left, screen readers are told; each second would drown the form. */
const SAID_AT = [300, 120, 60, 30]

/** How long the chosen time stays held; once it no longer is, what one can do. */
export function HoldCountdown(props: { hold: Hold | null; pending: boolean; onHoldAgain: () => void }) {
  const { t } = useTranslation('booking')
  const seconds = useCountdown(props.hold?.until)
  if (seconds === 0)
    return (
      <Notice tone="warning" role="alert" title={t('holdOver')}>
        <p>{t('holdOverDetail')}</p>
        <div className={classes.ways}>
          <Button variant="default" size="md" loading={props.pending} onClick={props.onHoldAgain}>
            {t('holdAgain')}
          </Button>
          <Button
            variant="default"
            size="md"
            renderRoot={(root) => <Link to="/" search={{ step: 'time' }} {...root} />}
          >
            {t('chooseAnother')}
          </Button>
        </div>
      </Notice>
    )
  const said = SAID_AT.findLast((moment) => seconds <= moment)
  return (
    <div className={classes.held}>
      <span role="timer" aria-live="off">
        {t('held', { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}` })}
      </span>
      <span className={classes.said} aria-live="polite">
        {said
          ? t('heldSaid', {
              count: said >= 60 ? said / 60 : said,
              context: said >= 60 ? 'minutes' : 'seconds',
            })
          : ''}
      </span>
    </div>
  )
}
