import { Button, Progress, SegmentedControl } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { Confirm } from '../workspace/Confirm.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showProblem } from '../workspace/toast.tsx'
import {
  cancelImport,
  changeImport,
  forgetImport,
  type Import,
  importQuery,
  runImport,
} from './api/imports.ts'
import { ImportRows } from './ImportRows.tsx'
import classes from './Imports.module.css'
import { MappingForm } from './MappingForm.tsx'

/** One file: how it is mapped, what is wrong with which row, and how far it has come. */
export function ImportView(props: { id: string; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const query = useQuery(importQuery(props.id))
  return (
    <div className={classes.page}>
      <div>
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconArrowLeft size={16} className={classes.arrow} />}
          onClick={props.onClose}
        >
          {t('view.back')}
        </Button>
      </div>
      <Loaded query={query} skeleton={<RowsSkeleton rows={8} />}>
        {(one) => <Opened one={one} onClose={props.onClose} />}
      </Loaded>
    </div>
  )
}

function Opened({ one, onClose }: { one: Import; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const isEditable = one.kind !== 'calendar' && (one.state === 'mapping' || one.state === 'previewed')
  return (
    <>
      <header className={classes.section}>
        <h2 className={classes.heading}>{one.fileName || t(`kind.${one.kind}`)}</h2>
        <p className={classes.soft}>
          {t(`kind.${one.kind}`)} · {t(`source.${one.source}` as never)} ·{' '}
          {t('view.rows', { count: one.total })}
        </p>
        {one.state === 'running' ? <Running one={one} /> : null}
        {one.state === 'done' ? (
          <Notice tone="success" role="status">
            {t('view.done')}
          </Notice>
        ) : null}
        <Actions one={one} onClose={onClose} />
      </header>
      {isEditable && one.dateOrderAmbiguous ? <DateChoice one={one} /> : null}
      {isEditable ? <MappingForm key={one.version} one={one} /> : null}
      {one.state === 'mapping' ? null : <ImportRows one={one} />}
    </>
  )
}

function Running({ one }: { one: Import }) {
  const { t } = useTranslation('imports')
  const done = one.total - one.counts.ready
  return (
    <div className={classes.progress}>
      <Progress value={(done / one.total) * 100} aria-label={t('view.progress')} />
      <p role="status">{t('view.doneOf', { done, total: one.total })}</p>
    </div>
  )
}

/** Run, go on, stop, forget: what its state allows. */
function Actions({ one, onClose }: { one: Import; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await work()
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const mayRun = (one.state === 'previewed' || one.state === 'cancelled') && one.counts.ready > 0
  return (
    <div className={classes.actions}>
      {mayRun ? (
        <Button loading={busy} onClick={() => act(() => runImport(one))}>
          {t('view.run', { count: one.counts.ready })}
        </Button>
      ) : null}
      {one.state === 'running' ? (
        <>
          <Button variant="default" loading={busy} onClick={() => act(() => cancelImport(one.id))}>
            {t('view.stop')}
          </Button>
          <Button variant="subtle" disabled={busy} onClick={() => act(() => runImport(one))}>
            {t('view.goOn')}
          </Button>
        </>
      ) : (
        <Button variant="default" disabled={busy} onClick={() => setAsking(true)}>
          {t('view.forget')}
        </Button>
      )}
      <Confirm
        opened={asking}
        title={t('view.forgetTitle')}
        action={t('view.forget')}
        danger
        busy={busy}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          act(async () => {
            await forgetImport(one.id)
            onClose()
          })
        }
      >
        <p>{t('view.forgetText')}</p>
      </Confirm>
    </div>
  )
}

function DateChoice({ one }: { one: Import }) {
  const { t } = useTranslation('imports')
  const choose = (dateOrder: string) =>
    changeImport(one.id, { options: { dateOrder: dateOrder as 'dmy' | 'mdy' }, version: one.version }).catch(
      (error) => showProblem(error),
    )
  return (
    <Notice tone="warning" title={t('dates.title')}>
      <p>{t('dates.text')}</p>
      <SegmentedControl
        value={one.dateOrder ?? 'dmy'}
        onChange={choose}
        aria-label={t('dates.title')}
        data={[
          { value: 'dmy', label: t('dates.dmy') },
          { value: 'mdy', label: t('dates.mdy') },
        ]}
      />
      <Button variant="default" size="sm" onClick={() => choose(one.dateOrder ?? 'dmy')}>
        {t('dates.confirm')}
      </Button>
    </Notice>
  )
}
