import { type UseFormInput, useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Body } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { businessQuery, meQuery } from '../../app/query.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'

export type Business = Answer<'GET /business'>
type Changes = Omit<Body<'PATCH /business'>, 'version'>

interface Options<Values extends object> {
  valuesOf: (business: Business) => Values
  /** What is sent. Objects of the business are replaced as a whole: `seen` has the parts that a form doesn't show. */
  bodyOf: (values: Values, seen: Business) => Changes
  validate?: UseFormInput<Values>['validate']
  onSaved?: (saved: Business) => void
}

/** A form of some of the business's settings. */
export function useBusinessForm<Values extends Record<string, unknown>>(
  business: Business,
  { valuesOf, bodyOf, validate, onSaved }: Options<Values>,
) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const seen = useRef(business)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(business),
    ...(validate ? { validate } : {}),
  })
  const editing = useEditForm<Values, Business>({
    form,
    send: (values) =>
      api('PATCH /business', {
        body: { ...bodyOf(values, seen.current), version: seen.current.version },
      }),
    onSaved: (saved) => {
      seen.current = saved
      const values = valuesOf(saved)
      form.setInitialValues(values)
      form.setValues(values)
      form.resetDirty(values)
      client.setQueryData(businessQuery.queryKey, saved)
      void client.invalidateQueries({ queryKey: meQuery.queryKey })
      if (onSaved) onSaved(saved)
      else showDone(t('saved'))
    },
    onNewest: (current: Business) => {
      seen.current = current
      return valuesOf(current)
    },
    fieldOf: (path) => path.split('.').at(-1) ?? path,
  })
  return { form, ...editing }
}
