import { Button, Radio, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { LABEL_COLORS } from '../../../contract/labels.ts'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { changeLabel, createLabel, type Label } from './api.ts'
import classes from './Label.module.css'
import { LabelChip } from './LabelChip.tsx'

type Values = Pick<Label, 'name' | 'color'>

/** A new label, or one that is there: its name and its colour. */
export function LabelPanel(props: { label: Label | null; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const keyFor = useIdempotencyKey()
  const { label } = props
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { name: label?.name ?? '', color: label?.color ?? 'blue' },
    validate: { name: (name) => (name.trim() === '' ? t('labels.nameMissing') : null) },
  })
  const { onSubmit, busy, failure } = useEditForm<Values, Label>({
    form,
    send: (values) =>
      label
        ? changeLabel(label.id, { ...values, version: label.version })
        : createLabel(values, keyFor(values)),
    onSaved: (saved) => {
      props.onClose()
      showDone(t('labels.savedOne', { name: saved.name }))
    },
  })
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={label ? t('labels.edit') : t('labels.new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} ms="auto">
          {t('labels.save')}
        </Button>
      }
    >
      <div className={classes.form}>
        <FormFailure failure={failure} />
        <TextInput
          label={t('labels.name')}
          placeholder={t('labels.namePlaceholder')}
          maxLength={40}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group label={t('labels.color')} {...form.getInputProps('color')}>
          <div className={classes.form}>
            {LABEL_COLORS.map((color) => (
              <Radio
                key={color}
                value={color}
                label={
                  <LabelChip
                    label={{ name: form.values.name.trim() || t(`labels.colors.${color}`), color }}
                  />
                }
                aria-label={t(`labels.colors.${color}`)}
              />
            ))}
          </div>
        </Radio.Group>
      </div>
    </SidePanel>
  )
}
