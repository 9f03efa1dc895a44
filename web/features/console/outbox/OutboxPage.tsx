import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { formatMoment } from '../../../ui/format-moment.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import { Status } from '../../../ui/Status.tsx'
import { usePages } from '../../../ui/use-pages.ts'
import list from '../../catalog/List.module.css'
import { EmptyList } from '../../workspace/EmptyList.tsx'
import { PageHeader } from '../../workspace/PageHeader.tsx'
import classes from '../Console.module.css'
import { ConsoleList } from '../ConsoleList.tsx'
import { SearchField } from '../SearchField.tsx'
import { useSearch } from '../use-search.ts'
import { MailPanel } from './MailPanel.tsx'

export type Mail = Answer<'GET /platform/outbox'>['items'][number]

export const MAIL_TONES = { queued: 'warning', sent: 'good', failed: 'bad', kept: 'quiet' } as const

/** Mails as they were sent or, without a mail server, kept. */
export function OutboxPage() {
  const { t } = useTranslation('console')
  const { text, setText, query } = useSearch()
  const [opened, setOpened] = useState<Mail | null>(null)
  const mails = usePages(['platform', 'outbox', query], (page, signal) =>
    api('GET /platform/outbox', { query: { ...query, ...page }, signal }),
  )
  return (
    <>
      <PageHeader title={t('outbox.title')} hint={t('outbox.hint')} />
      <search className={list.filters}>
        <SearchField label={t('outbox.search')} value={text} onChange={setText} />
      </search>
      <ConsoleList list={mails} empty={<EmptyList title={t(query.q ? 'nothingFits' : 'outbox.empty')} />}>
        {(items) => (
          <table className={list.table}>
            <thead>
              <tr>
                <th scope="col">{t('outbox.subject')}</th>
                <th scope="col" className={list.wide}>
                  {t('outbox.to')}
                </th>
                <th scope="col">{t('state')}</th>
                <th scope="col" className={list.wide}>
                  {t('outbox.when')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((mail) => (
                <tr key={mail.id} className={`${list.row} ${classes.row}`}>
                  <td className={list.main}>
                    <UnstyledButton className={list.open} onClick={() => setOpened(mail)}>
                      {mail.subject}
                    </UnstyledButton>
                    <span className={classes.onPhones}>
                      <span className={classes.small}>{mail.to}</span>
                    </span>
                  </td>
                  <td className={list.wide}>{mail.to}</td>
                  <td>
                    <Status tone={MAIL_TONES[mail.status]}>{t(`outbox.states.${mail.status}`)}</Status>
                  </td>
                  <td className={`${list.wide} ${list.soft}`}>
                    {formatMoment(mail.createdAt, visitorZone())}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </ConsoleList>
      {opened ? <MailPanel mail={opened} onClose={() => setOpened(null)} /> : null}
    </>
  )
}
