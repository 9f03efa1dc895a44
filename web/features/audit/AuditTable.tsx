import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Fragment, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../ui/format-moment.ts'
import list from '../catalog/List.module.css'
import classes from './Audit.module.css'
import { AuditDetails } from './AuditDetails.tsx'
import type { AuditEntry } from './audit.types.ts'

/** Entries of a log, the newest first; each opens to its details. */
export function AuditTable(props: { entries: readonly AuditEntry[]; timeZone: string }) {
  const { t } = useTranslation('audit')
  const id = useId()
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const toggle = (number: number) => {
    const next = new Set(opened)
    if (!next.delete(number)) next.add(number)
    setOpened(next)
  }
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col" className={list.wide}>
            {t('who')}
          </th>
          <th scope="col" className={list.wide}>
            {t('subject')}
          </th>
          <th scope="col">{t('when')}</th>
        </tr>
      </thead>
      <tbody>
        {props.entries.map((entry) => {
          const open = opened.has(entry.number)
          return (
            <Fragment key={entry.number}>
              <tr className={list.row} data-open={open || undefined}>
                <td className={list.main}>
                  <UnstyledButton
                    className={`${list.open} ${classes.toggle}`}
                    aria-expanded={open}
                    aria-controls={`${id}${entry.number}`}
                    onClick={() => toggle(entry.number)}
                  >
                    <IconChevronRight size={14} aria-hidden className={classes.chevron} />
                    {/* one that has no words yet is shown by its name */}
                    {t(`actions.${entry.action}`, entry.action)}
                  </UnstyledButton>
                  <span className={classes.onPhones}>
                    <Who entry={entry} />
                  </span>
                </td>
                <td className={list.wide}>
                  <Who entry={entry} />
                </td>
                <td className={`${list.wide} ${list.soft}`}>{entry.subjectType}</td>
                <td className={classes.when}>
                  <time dateTime={entry.at}>{formatMoment(entry.at, props.timeZone)}</time>
                </td>
              </tr>
              <tr id={`${id}${entry.number}`} hidden={!open} className={classes.detailRow}>
                <td colSpan={4}>{open ? <AuditDetails entry={entry} /> : null}</td>
              </tr>
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

function Who(props: { entry: AuditEntry }) {
  const { t } = useTranslation('audit')
  const { actor, realUser, actorKind } = props.entry
  const name = actor ? (actor.name ?? t('someone')) : t(`kinds.${actorKind}`, { defaultValue: actorKind })
  if (!realUser) return name
  return (
    <>
      {realUser.name ?? t('someone')} <span className={list.soft}>{t('actingAs', { name })}</span>
    </>
  )
}
