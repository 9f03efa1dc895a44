import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Reason } from '../../app/api.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import classes from './Reasons.module.css'
import { reasonText } from './reasons.ts'

/** Why a time isn't offered: every reason, each once, in words; the rules first, then by who or what it is about. */
export function Reasons(props: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('appointments')
  const resources = useQuery(resourcesQuery)
  const nameOf = (id: string) => resources.data?.find((resource) => resource.id === id)?.name
  const order = (reason: Reason) =>
    `${reason.resourceId ? nameOf(reason.resourceId) : ''}${reason.code !== 'taken'}`
  const sorted = props.reasons.toSorted((a, b) => order(a).localeCompare(order(b)))
  const texts = [...new Set(sorted.map((reason) => reasonText(t, reason, nameOf)))]
  return (
    <ul className={classes.list}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}
