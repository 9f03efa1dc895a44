import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { CalendarButton } from '../visit/CalendarButton.tsx'
import { CopyLinkButton } from '../visit/CopyLinkButton.tsx'
import { VisitFacts } from '../visit/VisitFacts.tsx'
import { useBooking } from './booking-store.ts'
import classes from './DoneStep.module.css'

/** Booked: when, where and what, for one's own calendar; and the way back to it. */
export function DoneStep(props: { business: Answer<'GET /business'> }) {
  const { t } = useTranslation('booking')
  const [{ booked }] = useBooking()
  if (!booked) return null
  return (
    <>
      <span className={classes.tick} aria-hidden="true">
        <Icon name="tick" size={24} />
      </span>
      <FocusHeading level={2} className={classes.heading}>
        {t(booked.status === 'pending' ? 'requested' : 'booked')}
      </FocusHeading>
      <p className={classes.lead}>{t(booked.status === 'pending' ? 'requestedLead' : 'bookedLead')}</p>
      <VisitFacts visit={booked} business={props.business} />
      <div className={classes.ways}>
        <CalendarButton visit={booked} bearer={booked.manageToken} />
        <Button
          size="md"
          variant="default"
          renderRoot={(root) => (
            <Link to="/visit/$id" params={{ id: booked.id }} hash={booked.manageToken ?? ''} {...root} />
          )}
        >
          {t('manage')}
        </Button>
        {booked.manageToken ? <CopyLinkButton href={`/visit/${booked.id}#${booked.manageToken}`} /> : null}
      </div>
      {booked.manageToken ? <p className={classes.keep}>{t('keepLink')}</p> : null}
      <Link to="/" className={classes.again}>
        {t('bookAnother')}
      </Link>
    </>
  )
}
