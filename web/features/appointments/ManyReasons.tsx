import { useTranslation } from 'react-i18next'
import type { RefusedChange } from '../../../contract/appointment-changes.ts'
import classes from './Reasons.module.css'
import { Reasons } from './Reasons.tsx'

/** Which of many visits can't change, each with what is in its way. */
export function ManyReasons(props: {
  refused: readonly RefusedChange[]
  titles: ReadonlyMap<string, string>
}) {
  const { t } = useTranslation('appointments')
  return (
    <>
      <p className={classes.lead}>{t('override.none', { count: props.refused.length })}</p>
      <ul className={classes.visits}>
        {props.refused.map((one) => (
          <li key={one.appointmentId}>
            <b dir="auto">{props.titles.get(one.appointmentId) || t('visit.walkIn')}</b>
            {one.reasons.length > 0 ? (
              <Reasons reasons={one.reasons} />
            ) : (
              <p>{t(`common:problem.${one.code}`, { defaultValue: one.detail })}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
