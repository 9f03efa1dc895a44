import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { businessQuery, meQuery } from '../../app/query.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'

export type Business = Answer<'GET /business'>

interface Values {
  name: string
  tagline: string
  color: string
  address: string
  phone: string
  slotIntervalMinutes: number | string
  noticeMinutes: number | string
  bookingWindowDays: number | string
  cancellation: string
}

const valuesOf = ({ name, branding, address, phone, bookingRules, policies }: Business): Values => ({
  name,
  tagline: branding.tagline ?? '',
  color: branding.color ?? '',
  address,
  phone,
  slotIntervalMinutes: bookingRules.slotIntervalMinutes ?? '',
  noticeMinutes: bookingRules.noticeMinutes ?? '',
  bookingWindowDays: bookingRules.bookingWindowDays ?? '',
  cancellation: policies.cancellation ?? '',
})

const rule = (name: string, value: number | string) => (value === '' ? {} : { [name]: Number(value) })

/** The form of the business's settings. Parts of them that it doesn't show are sent back as they were. */
export function useSettingsForm(business: Business) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const seen = useRef(business)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(business),
    validate: {
      name: (name) => (name.trim() === '' ? t('missingName') : null),
      color: (color) => (color === '' || /^#[0-9a-f]{6}$/i.test(color) ? null : t('wrongColour')),
    },
  })
  const editing = useEditForm<Values, Business>({
    form,
    send: (values) =>
      api('PATCH /business', {
        body: {
          name: values.name,
          branding: {
            ...(values.color ? { color: values.color } : {}),
            ...(values.tagline.trim() ? { tagline: values.tagline } : {}),
          },
          address: values.address,
          phone: values.phone,
          bookingRules: {
            ...rule('slotIntervalMinutes', values.slotIntervalMinutes),
            ...rule('noticeMinutes', values.noticeMinutes),
            ...rule('bookingWindowDays', values.bookingWindowDays),
          },
          policies: { ...seen.current.policies, cancellation: values.cancellation },
          version: seen.current.version,
        },
      }),
    onSaved: (saved) => {
      seen.current = saved
      const values = valuesOf(saved)
      form.setInitialValues(values)
      form.setValues(values)
      form.resetDirty(values)
      client.setQueryData(businessQuery.queryKey, saved)
      void client.invalidateQueries({ queryKey: meQuery.queryKey })
      showDone(t('saved'))
    },
    onNewest: (current: Business) => {
      seen.current = current
      return valuesOf(current)
    },
    fieldOf: (path) => path.split('.').at(-1) ?? path,
  })
  return { form, ...editing }
}
