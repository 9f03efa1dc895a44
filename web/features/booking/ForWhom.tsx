import { NativeSelect } from '@mantine/core'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { visitorQuery } from '../../app/query.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useBooking } from './booking-store.ts'

/** Whom a signed-in customer may book for. */
const householdQuery = queryOptions({
  queryKey: ['household'],
  queryFn: async ({ signal }) => (await api('GET /me/household', { signal })).items,
})

/** For whom of their household a signed-in customer books; nothing for everybody else. */
export function ForWhom(props: { className?: string | undefined }) {
  const { t } = useTranslation('forWhom')
  const { data: visitor } = useQuery(visitorQuery)
  const isCustomer = visitor?.user.role === 'CUSTOMER'
  const household = useQuery({ ...householdQuery, enabled: isCustomer })
  const [booking, change] = useBooking()
  const people = isCustomer ? (household.data ?? []) : []
  const known = people.some((one) => one.id === booking.forId)
  const isSure = visitor !== undefined && (!isCustomer || household.data !== undefined)
  // whoever was chosen before somebody signed out, or left the household, is nobody to book for
  useEffect(() => {
    if (booking.forId && isSure && !known) change((now) => ({ ...now, forId: null }))
  }, [booking.forId, isSure, known, change])
  if (people.length < 2) return null
  return (
    <NativeSelect
      size="md"
      label={t('question')}
      className={props.className}
      value={booking.forId ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget
        change((now) => ({ ...now, forId: value || null }))
      }}
      data={people.map((one) => ({
        value: one.isSelf ? '' : one.id,
        label: one.isSelf ? t('myself') : one.name,
      }))}
    />
  )
}

/** Not online: how to reach the business instead. */
export function Refused(props: { business: Answer<'GET /business'> }) {
  const { t } = useTranslation('forWhom')
  const { name, phone } = props.business
  return (
    <Notice tone="warning" title={t('refused.title')} role="alert">
      <p>{phone ? t('refused.call', { name, phone }) : t('refused.ask', { name })}</p>
    </Notice>
  )
}
