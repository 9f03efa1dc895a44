import { Button, FileInput, SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../app/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { problemText } from '../../ui/problem-text.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { type Import, upload } from './api/imports.ts'
import classes from './Imports.module.css'

const KINDS = ['customers', 'services', 'appointments'] as const

/** What fits into a request as base64, which is a third longer; the text says 12 MB. */
const MAX_BYTES = 12_000_000
const TOO_LARGE = 'too-large'

/** Chooses a file and sends it; a file of no known product needs to be told what it holds. */
export function UploadForm(props: { onUploaded: (made: Import) => void }) {
  const { t } = useTranslation('imports')
  const keyFor = useIdempotencyKey()
  const [file, setFile] = useState<File | null>(null)
  const [kind, setKind] = useState<string | null>(null)
  const [as, setAs] = useState<'blocks' | 'visits'>('blocks')
  const [resourceId, setResource] = useState<string | null>(null)
  const [serviceId, setService] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const isCalendar = /\.ics$/i.test(file?.name ?? '')

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!file) return
    setFailure(null)
    if (file.size > MAX_BYTES) return setFailure(TOO_LARGE)
    setBusy(true)
    try {
      const body = {
        fileName: file.name.slice(0, 200),
        content: await base64Of(file),
        ...(kind && !isCalendar ? { kind: kind as (typeof KINDS)[number] } : {}),
        ...(isCalendar && {
          options: {
            as,
            ...(resourceId && { resourceId }),
            ...(as === 'visits' && serviceId && { serviceId }),
          },
        }),
      }
      props.onUploaded(await upload(body, keyFor(body)))
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={submit} className={classes.section} noValidate>
      <h2 className={classes.heading}>{t('upload.title')}</h2>
      <p className={classes.soft}>{t('upload.hint')}</p>
      <div className={classes.fields}>
        <FileInput
          label={t('upload.file')}
          placeholder={t('upload.choose')}
          accept=".csv,.txt,.tsv,.ics,text/csv,text/calendar"
          value={file}
          onChange={setFile}
          clearable
          clearButtonProps={{ 'aria-label': t('upload.clear') }}
        />
        {isCalendar ? null : (
          <Select
            label={t('upload.kind')}
            placeholder={t('upload.recognised')}
            data={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={kind}
            onChange={setKind}
            clearable
          />
        )}
      </div>
      {isCalendar ? (
        <CalendarFields {...{ as, setAs, resourceId, setResource, serviceId, setService }} />
      ) : null}
      {failure ? (
        <Notice tone="danger" role="alert">
          {wordsFor(t, failure)}
        </Notice>
      ) : null}
      <div>
        <Button type="submit" loading={busy} disabled={!file}>
          {t('upload.send')}
        </Button>
      </div>
    </form>
  )
}

function CalendarFields(props: {
  as: 'blocks' | 'visits'
  setAs: (as: 'blocks' | 'visits') => void
  resourceId: string | null
  setResource: (id: string | null) => void
  serviceId: string | null
  setService: (id: string | null) => void
}) {
  const { t } = useTranslation('imports')
  const resources = useQuery(resourcesQuery).data ?? []
  const services = useQuery(servicesQuery).data ?? []
  return (
    <div className={classes.fields}>
      <Select
        label={t('upload.resource')}
        data={resources.filter((r) => r.active).map((r) => ({ value: r.id, label: r.name }))}
        value={props.resourceId}
        onChange={props.setResource}
        searchable
        required
      />
      <SegmentedControl
        className={classes.choice}
        aria-label={t('upload.as')}
        value={props.as}
        onChange={(value) => props.setAs(value as 'blocks' | 'visits')}
        data={[
          { value: 'blocks', label: t('upload.blocks') },
          { value: 'visits', label: t('upload.visits') },
        ]}
      />
      {props.as === 'visits' ? (
        <Select
          label={t('upload.service')}
          data={services.filter((s) => s.active).map((s) => ({ value: s.id, label: s.name }))}
          value={props.serviceId}
          onChange={props.setService}
          searchable
          required
        />
      ) : null}
    </div>
  )
}

/** Why a file was refused, in words; its `reason` says more than its code. */
function wordsFor(t: ReturnType<typeof useTranslation<'imports'>>['t'], error: unknown): string {
  if (error === TOO_LARGE) return t('unreadable.too-large')
  if (error instanceof ApiProblem) {
    if (error.code === 'unreadable-file') return t(`unreadable.${error.reason}` as never)
    if (error.code === 'invalid-input' && error.errors.some(({ path }) => path === 'kind'))
      return t('upload.kindNeeded')
  }
  return problemText(t as never, error)
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,?/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
