import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../app/api.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { formatSpan } from '../workspace/format.ts'
import { appointmentQuery } from './api/appointments.ts'
import classes from './Reasons.module.css'
import { reasonText } from './reasons.ts'

/**
 * Why a time isn't offered: every reason, each once, in words; the rules first, then by who or what it is about. Of a
 * time that is taken it says whose visit has it.
 */
export function Reasons(props: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('appointments')
  const resources = useQuery(resourcesQuery)
  const inTheWay = [...new Set(props.reasons.flatMap((reason) => reason.appointmentId ?? []))]
  const visits = useQueries({
    queries: inTheWay.map((id) => ({ ...appointmentQuery(id), staleTime: 30_000 })),
  })
  const nameOf = (id: string) => resources.data?.find((resource) => resource.id === id)?.name
  const textOf = (reason: Reason) => {
    const visit = reason.appointmentId && visits[inTheWay.indexOf(reason.appointmentId)]?.data
    const name = reason.resourceId && nameOf(reason.resourceId)
    if (!visit || !name) return reasonText(t, reason, nameOf)
    const who = visit.customer?.name ?? t(visit.status === 'held' ? 'visit.heldByCustomer' : 'visit.walkIn')
    const what = visit.items.map((item) => item.name).join(', ')
    return t('reasons.taken.by', {
      name,
      who,
      what,
      when: formatSpan(visit.start, visit.end, visit.timeZone),
    })
  }
  const order = (reason: Reason) =>
    `${reason.resourceId ? nameOf(reason.resourceId) : ''}${reason.code !== 'taken'}`
  const sorted = props.reasons.toSorted((a, b) => order(a).localeCompare(order(b)))
  const texts = [...new Set(sorted.map(textOf))]
  return (
    <ul className={classes.list}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
