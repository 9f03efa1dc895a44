import { useTranslation } from 'react-i18next'
import classes from './Audit.module.css'
import type { AuditEntry } from './audit.types.ts'

/** All of an entry. */
export function AuditDetails(props: { entry: AuditEntry }) {
  const { t } = useTranslation('audit')
  const { number, reason, subjectType, subjectId, details } = props.entry
  return (
    <dl className={classes.details}>
      <dt>{t('number')}</dt>
      <dd>{number}</dd>
      {reason ? (
        <>
          <dt>{t('reason')}</dt>
          <dd>{reason}</dd>
        </>
      ) : null}
      <dt>{t('subject')}</dt>
      <dd>
        {subjectType} {subjectId ? <code>{subjectId}</code> : null}
      </dd>
      <dt>{t('details')}</dt>
      <dd>
        {details === null ? (
          t('erased')
        ) : Object.keys(details).length === 0 ? (
          '–'
        ) : (
          <pre className={classes.json}>{JSON.stringify(details, null, 2)}</pre>
        )}
      </dd>
    </dl>
  )
}
