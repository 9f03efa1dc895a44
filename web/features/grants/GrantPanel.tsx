import { Button, NumberInput, Radio, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { createGrant, type Grant, type GrantAction, grantActionsQuery } from './api/grants.ts'

interface Values {
  granteeId: string
  action: GrantAction
  reason: string
  durationMinutes: number | string
}

/** Gives one permission to one user for some minutes. */
export function GrantPanel(props: {
  /** The fields that say to whom it goes. */
  grantee: (field: { value?: string; error?: ReactNode; onChange: (id: string) => void }) => ReactNode
  /** On the platform's host: the slug of the business that it is for; every one when left out. */
  business?: string | undefined
  /** False while that isn't known yet. */
  ready?: boolean
  onClose: () => void
  onCreated: () => void
}) {
  const { t } = useTranslation('grants')
  const actions = useQuery(grantActionsQuery)
  const keyFor = useIdempotencyKey()
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { granteeId: '', action: 'view_billing', reason: '', durationMinutes: 30 },
    validate: {
      granteeId: (id) => (id === '' ? t('missingGrantee') : null),
      reason: (reason) => (reason.trim() === '' ? t('missingReason') : null),
      durationMinutes: (minutes) => (minutes === '' ? t('missingMinutes') : null),
    },
  })
  const { onSubmit, busy, failure } = useEditForm<Values, Grant>({
    form,
    send: (values) => {
      const body = { ...values, durationMinutes: Number(values.durationMinutes) }
      return createGrant(body, keyFor([body, props.business]), props.business)
    },
    onSaved: ({ grantee }) => {
      showDone(t('created', { name: grantee.name }))
      props.onCreated()
      props.onClose()
    },
  })
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} disabled={props.ready === false} ms="auto">
          {t('create')}
        </Button>
      }
    >
      <FormFailure failure={failure} />
      {props.grantee(form.getInputProps('granteeId'))}
      <Radio.Group label={t('what')} {...form.getInputProps('action')}>
        {(actions.data?.items ?? []).map(({ action }) => (
          <Radio
            key={action}
            value={action}
            label={t(`actions.${action}`)}
            description={t(`actionHints.${action}`)}
            mt={10}
          />
        ))}
      </Radio.Group>
      <Textarea
        label={t('reason')}
        maxLength={500}
        autosize
        minRows={2}
        required
        {...form.getInputProps('reason')}
      />
      <NumberInput
        hideControls
        label={t('minutes')}
        description={t('minutesHint')}
        min={1}
        max={1440}
        allowDecimal={false}
        {...form.getInputProps('durationMinutes')}
      />
    </SidePanel>
  )
}
