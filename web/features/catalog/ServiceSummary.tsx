import { useTranslation } from 'react-i18next'
import { formatMinutes } from '../workspace/format.ts'
import classes from './Form.module.css'
import { needBriefly } from './need-words.ts'
import { requirementOf } from './service-values.ts'
import { useNeedContext } from './use-need-context.ts'
import type { ServiceForm } from './use-service-form.ts'

/** What a booking of the service takes, in one line: how long, what is kept free, and who and what. */
export function ServiceSummary(props: { form: ServiceForm }) {
  const { t } = useTranslation('catalog')
  const contextOf = useNeedContext()
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, requirements } = props.form.values
  const duration = Number(durationMinutes)
  const before = Number(bufferBeforeMinutes)
  const after = Number(bufferAfterMinutes)
  const said = [
    formatMinutes(duration),
    before > 0 ? t('summary.before', { time: formatMinutes(before) }) : '',
    after > 0 ? t('summary.after', { time: formatMinutes(after) }) : '',
    ...requirements.map((need) => needBriefly(requirementOf(need), contextOf(duration))),
  ]
  return <p className={classes.summary}>{said.filter(Boolean).join(' · ')}</p>
}
