import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../ui/format-moment.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { Status } from '../../../ui/Status.tsx'
import { SidePanel } from '../../workspace/SidePanel.tsx'
import classes from '../Console.module.css'
import { MAIL_TONES, type Mail } from './OutboxPage.tsx'

const LINK = /(https?:\/\/[^\s"'<>]+)/

/** A mail with its text; its links can be followed. */
export function MailPanel(props: { mail: Mail; onClose: () => void }) {
  const { t } = useTranslation('console')
  const { mail } = props
  return (
    <SidePanel opened onClose={props.onClose} title={mail.subject}>
      <dl className={classes.facts}>
        <dt>{t('outbox.to')}</dt>
        <dd>{mail.to}</dd>
        <dt>{t('state')}</dt>
        <dd>
          <Status tone={MAIL_TONES[mail.status]}>{t(`outbox.states.${mail.status}`)}</Status>
        </dd>
        <dt>{t('outbox.when')}</dt>
        <dd>{formatMoment(mail.sentAt ?? mail.createdAt, visitorZone())}</dd>
      </dl>
      {mail.error ? (
        <Notice tone="danger" title={t('outbox.error')}>
          <p>{mail.error}</p>
        </Notice>
      ) : null}
      <pre className={classes.mail}>
        {mail.text.split(LINK).map((part, index) =>
          index % 2 === 1 && !part.endsWith('…') ? (
            <a key={part} href={part} target="_blank" rel="noreferrer">
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </pre>
    </SidePanel>
  )
}
