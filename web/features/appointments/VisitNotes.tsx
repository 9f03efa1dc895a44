import { Button, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { type Appointment, changeAppointment } from './api/appointments.ts'
import classes from './VisitPanel.module.css'

/** What the customer wrote, and what the business notes for itself. */
export function VisitNotes(props: {
  visit: Appointment
  writable: boolean
  onTyped: (typed: boolean) => void
}) {
  const { t } = useTranslation('appointments')
  const { visit, writable, onTyped } = props
  const form = useForm({ mode: 'controlled', initialValues: { internalNotes: visit.internalNotes ?? '' } })
  const typed = form.isDirty()
  useEffect(() => onTyped(typed), [typed, onTyped])
  const { onSubmit, busy, failure } = useEditForm({
    form,
    send: ({ internalNotes }) => changeAppointment(visit.id, visit.version, { internalNotes }),
    onSaved: (saved) => {
      const values = { internalNotes: saved.internalNotes ?? '' }
      form.setInitialValues(values)
      form.setValues(values)
      form.resetDirty(values)
      showDone(t('visit.notesSaved'))
    },
  })
  return (
    <>
      {visit.customerNote ? (
        <section>
          <h3 className={classes.heading}>{t('visit.customerNote')}</h3>
          <p className={classes.note}>{visit.customerNote}</p>
        </section>
      ) : null}
      {writable || visit.internalNotes ? (
        <form onSubmit={onSubmit} className={classes.notes}>
          <FormFailure failure={failure} />
          <Textarea
            label={t('visit.internalNotes')}
            placeholder={t('visit.internalHint')}
            autosize
            minRows={2}
            maxLength={5000}
            readOnly={!writable}
            {...form.getInputProps('internalNotes')}
          />
          {typed ? (
            <div>
              <Button type="submit" size="xs" loading={busy}>
                {t('visit.saveNotes')}
              </Button>
            </div>
          ) : null}
        </form>
      ) : null}
    </>
  )
}
