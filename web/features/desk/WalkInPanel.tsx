import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatTimes } from '../../ui/format-time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Reasons } from '../appointments/Reasons.tsx'
import { ServicesField } from '../appointments/ServicesField.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { formatSpan } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import classes from './Panels.module.css'
import { useWalkIn } from './use-walk-in.ts'

/** Somebody stands at the desk: what they want, by whom, from this minute on or from the next free one. */
export function WalkInPanel(props: { now: number; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const walkIn = useWalkIn(props.now, props.onClose)
  const { form, timeZone, nextSlots, refused } = walkIn
  const { values, errors } = form
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('walkIn.title')}
      dirty={values.items.length > 0}
      onSubmit={walkIn.onSubmit}
      footer={
        <>
          <span className={classes.total}>
            {walkIn.start ? formatTimes(walkIn.start, walkIn.end, timeZone) : null}
          </span>
          <Button type="submit" loading={walkIn.busy}>
            {refused ? t('walkIn.anyway') : walkIn.begins ? t('walkIn.begin') : t('walkIn.queue')}
          </Button>
        </>
      }
    >
      {refused || nextSlots ? null : <FormFailure failure={walkIn.failure} />}
      {nextSlots ? (
        <Notice tone="warning" title={t('walkIn.taken')} role="alert">
          <div className={classes.choices}>
            {nextSlots.map((slot) => (
              <Button
                key={slot.start}
                variant="default"
                className={classes.choice}
                onClick={() => walkIn.takeSlot(slot)}
              >
                {formatSpan(slot.start, slot.end, timeZone)}
                {walkIn.namesOf(slot.resourceIds)}
              </Button>
            ))}
            {nextSlots.length === 0 ? <p>{t('walkIn.noneFree')}</p> : null}
          </div>
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="warning" title={t('walkIn.refused')} role="alert">
          <Reasons reasons={refused} />
        </Notice>
      ) : null}
      <ServicesField
        items={values.items}
        services={walkIn.services}
        resources={walkIn.resources}
        onAdd={walkIn.addService}
        onChange={(items) => walkIn.ask({ items })}
        error={errors.items}
      />
      <TextInput
        label={t('walkIn.name')}
        description={t('walkIn.nameHint')}
        maxLength={120}
        {...form.getInputProps('name')}
      />
      <TextInput
        type="time"
        label={t('walkIn.start')}
        description={t('walkIn.startHint')}
        value={values.time}
        onChange={(event) => walkIn.ask({ time: event.currentTarget.value })}
        error={errors.time as string}
      />
      {walkIn.mayBegin ? (
        <SegmentedControl
          fullWidth
          aria-label={t('walkIn.how')}
          value={values.walkIn}
          onChange={(value) => form.setFieldValue('walkIn', value as 'started' | 'waiting')}
          data={(['started', 'waiting'] as const).map((value) => ({ value, label: t(`walkIn.${value}`) }))}
        />
      ) : (
        <p className={classes.soft}>{t('walkIn.waits')}</p>
      )}
    </SidePanel>
  )
}
