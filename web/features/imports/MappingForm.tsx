import { Button, Select } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FIELDS } from '../../../domain/imports/index.ts'
import { showProblem } from '../workspace/toast.tsx'
import { changeImport, type Import } from './api/imports.ts'
import classes from './Imports.module.css'

/** Which column of the file each field is read from, with what stands there. Folded once nothing is missing. */
export function MappingForm({ one }: { one: Import }) {
  const { t } = useTranslation('imports')
  const [mapping, setMapping] = useState<Record<string, string>>(one.mapping)
  const [busy, setBusy] = useState(false)
  if (one.kind === 'calendar') return null
  const samples = new Map(one.columns.map((column) => [column.name, column.samples]))
  const isSame = JSON.stringify(mapping) === JSON.stringify(one.mapping)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await changeImport(one.id, { mapping, version: one.version })
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <details className={classes.mapping} open={one.state === 'mapping'}>
      <summary className={classes.summary}>{t('mapping.title')}</summary>
      <form onSubmit={submit} className={classes.section} noValidate>
        <p className={classes.soft}>{t('mapping.hint')}</p>
        <div className={classes.fields}>
          {FIELDS[one.kind].map(({ name }) => (
            <Select
              key={name}
              label={t(`field.${name}` as never)}
              description={samples.get(mapping[name] ?? '')?.join(' · ') || ' '}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              placeholder={t('mapping.none')}
              data={one.columns.map((column) => column.name)}
              value={mapping[name] ?? null}
              onChange={(column) =>
                setMapping(({ [name]: _, ...rest }) => (column ? { ...rest, [name]: column } : rest))
              }
              error={one.missing.includes(name) && !mapping[name] ? t('mapping.missing') : undefined}
              searchable
              clearable
            />
          ))}
        </div>
        <div>
          <Button type="submit" loading={busy} disabled={isSame}>
            {t('mapping.save')}
          </Button>
        </div>
      </form>
    </details>
  )
}
