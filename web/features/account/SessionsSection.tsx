import { Button, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { visitorZone } from '../../ui/format-time.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { usePages } from '../../ui/use-pages.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import classes from './Account.module.css'
import { endSession, type OwnSession, SESSIONS_KEY } from './api/account.ts'
import { deviceOf } from './device.ts'
import { Section } from './Section.tsx'

/** Where one is signed in; each can be ended. */
export function SessionsSection() {
  const { t } = useTranslation('security')
  const sessions = usePages(SESSIONS_KEY, (page, signal) => api('GET /me/sessions', { query: page, signal }))
  return (
    <Section title={t('sessions.title')} hint={t('sessions.hint')}>
      <Loaded query={sessions} skeleton={<Skeleton height={96} radius="md" />}>
        {(items) => (
          <ul className={classes.sessions}>
            {items.map((session) => (
              <Session key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
      <MorePages list={sessions} />
    </Section>
  )
}

function Session(props: { session: OwnSession }) {
  const { t } = useTranslation('security')
  const { id, userAgent, ip, lastSeenAt, current, masqueradeOf } = props.session
  const device = userAgent ? deviceOf(userAgent) : t('sessions.unknown')
  const end = async () => {
    try {
      await endSession(id)
      showDone(t('sessions.ended'))
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <li className={classes.session}>
      <span>
        <span className={classes.device}>
          {device}
          {masqueradeOf ? ` · ${t('sessions.as', { name: masqueradeOf })}` : ''}
        </span>
        <p>
          {current
            ? t('sessions.current')
            : t('sessions.seen', { when: formatMoment(lastSeenAt, visitorZone()) })}
          {ip ? ` · ${ip}` : ''}
        </p>
      </span>
      {current ? null : (
        <Button size="xs" variant="default" aria-label={t('sessions.endOf', { device })} onClick={end}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
