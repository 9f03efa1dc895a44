import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { NextSlot } from '../../app/api.ts'
import { formatShort } from '../../ui/format-time.ts'
import { Notice } from '../../ui/Notice.tsx'
import classes from './NextSlots.module.css'

/** A time was lost to someone quicker: says so, and offers the next ones with one tap each. */
export function NextSlots(props: {
  slots: NextSlot[]
  timeZone: string
  pending?: string | undefined
  onChoose: (slot: NextSlot) => void
}) {
  const { t } = useTranslation('availability')
  return (
    <Notice tone="warning" role="alert" title={t('taken')}>
      <p>{props.slots.length > 0 ? t('takenNext') : t('takenNone')}</p>
      {props.slots.length > 0 ? (
        <div className={classes.slots}>
          {props.slots.map((slot) => (
            <Button
              key={slot.start}
              variant="default"
              size="md"
              loading={props.pending === slot.start}
              onClick={() => props.onChoose(slot)}
            >
              {formatShort(slot.start, props.timeZone)}
            </Button>
          ))}
        </div>
      ) : null}
    </Notice>
  )
}
