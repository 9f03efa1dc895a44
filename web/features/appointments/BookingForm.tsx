import { Button, Select, Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { formatTimes } from '../../ui/format-time.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { formatMinutes, formatSpan } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import type { Appointment } from './api/appointments.ts'
import classes from './BookingForm.module.css'
import { type ChosenService, endOf } from './booking-values.ts'
import { CustomerField } from './CustomerField.tsx'
import { ServicesField } from './ServicesField.tsx'
import { TimeVerdict } from './TimeVerdict.tsx'
import { type BookingStart, useBooking } from './use-booking.ts'
import { WhenField } from './WhenField.tsx'

/** The form with which staff book a visit for a customer. */
export function BookingForm(props: {
  from: BookingStart
  choice: ReactNode
  onClose: () => void
  onBooked: (visit: Appointment) => void
}) {
  const { t } = useTranslation('appointments')
  const booking = useBooking(props.from, props.onBooked)
  const { form, wish, start, timeZone } = booking
  const { values, errors } = form
  const notOffered = isProblem(booking.failure?.error, 'not-offered')
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('panel.title')}
      dirty={values.customer !== null || values.items.length > 0}
      onSubmit={booking.onSubmit}
      footer={<Foot booking={booking} />}
    >
      {props.choice}
      {notOffered ? null : <FormFailure failure={booking.failure} />}
      <NextSlots booking={booking} />
      <CustomerField
        value={values.customer}
        onChange={(customer) => form.setFieldValue('customer', customer)}
        errors={errors}
      />
      {booking.locations.length > 1 && booking.location ? (
        <Select
          label={t('form.location')}
          data={booking.locations.map((one) => ({ value: one.id, label: one.name }))}
          value={booking.location.id}
          onChange={(id) => id && booking.setLocation(id)}
          allowDeselect={false}
        />
      ) : null}
      <ServicesField
        items={values.items}
        services={booking.services}
        resources={booking.resources}
        onAdd={booking.addService}
        onChange={(items) =>
          // other services, or another order, are no package any more
          booking.ask(sameServices(items, values.items) ? { items } : { items, packageId: null })
        }
        packages={booking.packages}
        chosenPackage={booking.chosenPackage}
        onAddPackage={booking.addPackage}
        error={errors.items}
      />
      <WhenField
        wish={wish}
        timeZone={timeZone}
        date={values.date}
        time={values.time}
        onChange={booking.ask}
        errors={errors}
      />
      {wish && start ? (
        <TimeVerdict
          wish={wish}
          date={values.date}
          start={start}
          choice={values}
          onChoice={(choice) => form.setValues(choice)}
          refused={booking.refused}
          reasonError={errors.overrideReason}
        />
      ) : null}
      <Textarea
        label={t('form.customerNote')}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('customerNote')}
      />
      <Textarea
        label={t('form.internalNotes')}
        description={t('form.internalHint')}
        autosize
        minRows={2}
        maxLength={5000}
        {...form.getInputProps('internalNotes')}
      />
    </SidePanel>
  )
}

const sameServices = (one: readonly ChosenService[], other: readonly ChosenService[]) =>
  one.map((item) => item.key).join() === other.map((item) => item.key).join()

type Booking = ReturnType<typeof useBooking>

function Foot(props: { booking: Booking }) {
  const { t } = useTranslation('appointments')
  const { totals, start, timeZone, services, form, busy } = props.booking
  const currency = services[0]?.price.currency
  const chosen = form.values.items.length > 0
  return (
    <>
      <span className={classes.total} aria-live="polite">
        {chosen && currency ? (
          <>
            <strong>
              {formatMinutes(totals.minutes)} · {formatMoney({ amount: totals.amount, currency })}
            </strong>
            <span className={classes.soft}>
              {start ? formatTimes(start, endOf(start, totals.minutes), timeZone) : t('form.noTime')}
            </span>
          </>
        ) : null}
      </span>
      <Button type="submit" loading={busy}>
        {t('form.book')}
      </Button>
    </>
  )
}

function NextSlots(props: { booking: Booking }) {
  const { t } = useTranslation('appointments')
  const { nextSlots, timeZone, takeSlot } = props.booking
  if (nextSlots.length === 0) return null
  return (
    <Notice tone="neutral" title={t('form.nextSlots')}>
      <div className={classes.nextSlots}>
        {nextSlots.map((slot) => (
          <Button key={slot.start} size="compact-sm" variant="default" onClick={() => takeSlot(slot)}>
            {formatSpan(slot.start, slot.end, timeZone)}
          </Button>
        ))}
      </div>
    </Notice>
  )
}
