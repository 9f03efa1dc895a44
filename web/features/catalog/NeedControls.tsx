import { Autocomplete, MultiSelect, NumberInput, Select, Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { resourcesQuery } from './api/resources.ts'
import { KINDS } from './catalog.types.ts'
import classes from './Form.module.css'
import { PartsEditor } from './PartsEditor.tsx'
import { newKey } from './service-values.ts'
import type { ServiceForm } from './use-service-form.ts'

const WHICH = ['any', 'skill', 'named'] as const

/** What a need is made of: of which kind, which of them, how many, and for which part of it. */
export function NeedControls(props: { form: ServiceForm; index: number }) {
  const { t } = useTranslation('catalog')
  const { form, index } = props
  const resources = useQuery(resourcesQuery).data ?? []
  const need = form.values.requirements[index]
  if (!need) return null
  const path = `requirements.${index}` as const
  const ofKind = resources.filter((one) => one.kind === need.kind && one.active)
  const skills = [...new Set(ofKind.flatMap((one) => one.skills))].sort((a, b) => a.localeCompare(b))
  return (
    <>
      <div className={classes.needRow}>
        <Select
          aria-label={t('needs.kind')}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps(`${path}.kind`)}
          onChange={(kind) => {
            form.setFieldValue(`${path}.kind`, kind as never)
            form.setFieldValue(`${path}.resourceIds`, [] as never)
          }}
        />
        <Select
          aria-label={t('needs.which')}
          data={WHICH.map((which) => ({ value: which, label: t(`needs.whichOnes.${which}`) }))}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps(`${path}.which`)}
        />
        <NumberInput
          hideControls
          aria-label={t('needs.quantity')}
          min={1}
          max={20}
          allowDecimal={false}
          prefix="× "
          {...form.getInputProps(`${path}.quantity`)}
        />
      </div>
      {need.which === 'skill' ? (
        <Autocomplete
          label={t('needs.skill')}
          data={skills}
          maxLength={60}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps(`${path}.skill`)}
        />
      ) : null}
      {need.which === 'named' ? (
        <MultiSelect
          label={t('needs.named')}
          data={ofKind.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps(`${path}.resourceIds`)}
        />
      ) : null}
      <Switch
        size="sm"
        label={t('needs.inParts')}
        {...form.getInputProps(`${path}.inParts`, { type: 'checkbox' })}
        onChange={(event) => {
          const on = event.currentTarget.checked
          form.setFieldValue(`${path}.inParts`, on as never)
          if (on && need.parts.length === 0)
            form.setFieldValue(`${path}.parts`, [
              { key: newKey(), fromMinute: 0, toMinute: form.values.durationMinutes },
            ] as never)
        }}
      />
      {need.inParts ? <PartsEditor form={form} index={index} /> : null}
    </>
  )
}
