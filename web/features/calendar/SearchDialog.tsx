import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { formatShort } from '../../ui/format-time.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import classes from './Search.module.css'

export type FoundVisit = Answer<'GET /timeline/search'>['items'][number]

const LEAST_LETTERS = 2

const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['timeline', 'search', q],
    enabled: q.length >= LEAST_LETTERS,
    queryFn: ({ signal }) => api('GET /timeline/search', { query: { q, limit: '12' }, signal }),
    placeholderData: keepPreviousData,
  })

/** Finds a visit by whatever somebody says of it, and leads to it. */
export function SearchDialog(props: {
  opened: boolean
  timeZone: string
  onClose: () => void
  onFound: (visit: FoundVisit) => void
}) {
  const { t } = useTranslation(['views', 'workspace'])
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={t('search.title')}
      closeButtonProps={{ 'aria-label': t('workspace:close') }}
      size={560}
      returnFocus={false}
      yOffset="10vh"
    >
      <Search {...props} />
    </Modal>
  )
}

function Search({ timeZone, onFound }: { timeZone: string; onFound: (visit: FoundVisit) => void }) {
  const { t } = useTranslation(['views', 'timeline'])
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const q = useDeferredValue(typed.trim())
  const asks = q.length >= LEAST_LETTERS
  const found = useQuery(searchQuery(q))
  const items = asks ? (found.data?.items ?? []) : []
  const here = Math.min(at, items.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const visit = items[here]
    if (by !== 0 && items.length > 0) setAt((here + by + items.length) % items.length)
    else if (event.key === 'Enter' && visit && !found.isPlaceholderData) onFound(visit)
    else return
    event.preventDefault()
  }
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('search.what')}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={items[here] ? `${list}-${here}` : undefined}
        placeholder={t('search.placeholder')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        maxLength={100}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="status" className={classes.says}>
        {!asks
          ? t('search.hint')
          : found.isError
            ? ''
            : found.isPending
              ? t('search.looking')
              : items.length === 0
                ? t('search.nothing')
                : t('search.count', { count: items.length })}
      </div>
      {asks && found.isError ? (
        <ProblemNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : null}
      <div id={list} role="listbox" aria-label={t('search.found')} className={classes.list}>
        {items.map((visit, i) => (
          <div
            key={visit.appointmentId}
            id={`${list}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === here}
            className={classes.visit}
            onPointerMove={() => setAt(i)}
            onClick={() => onFound(visit)}
            onKeyDown={onKeyDown}
          >
            <b dir="auto">{visit.title || visit.serviceNames.join(' + ')}</b>
            <span className={classes.when}>{formatShort(visit.start, timeZone)}</span>
            <span dir="auto">{visit.serviceNames.join(' + ')}</span>
            <span className={classes.with}>
              {[...visit.resourceNames, t(`timeline:status.${visit.status}`)].join(' · ')}
            </span>
          </div>
        ))}
      </div>
    </>
  )
}
