import { ActionIcon, Button, NumberInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './Form.module.css'
import { newKey } from './service-values.ts'
import type { ServiceForm } from './use-service-form.ts'

/** From which minute of the service to which something is needed; in between it is free for others. */
export function PartsEditor(props: { form: ServiceForm; index: number }) {
  const { t } = useTranslation('catalog')
  const { form } = props
  const path = `requirements.${props.index}.parts` as const
  const parts = form.values.requirements[props.index]?.parts ?? []
  const end = Number(parts.at(-1)?.toMinute ?? 0)
  return (
    <div className={classes.parts}>
      {parts.map((part, at) => (
        <div key={part.key} className={classes.partRow}>
          <NumberInput
            hideControls
            label={at === 0 ? t('needs.from') : undefined}
            aria-label={t('needs.from')}
            min={0}
            allowDecimal={false}
            suffix={` ${t('min')}`}
            {...form.getInputProps(`${path}.${at}.fromMinute`)}
          />
          <NumberInput
            hideControls
            label={at === 0 ? t('needs.to') : undefined}
            aria-label={t('needs.to')}
            min={1}
            allowDecimal={false}
            suffix={` ${t('min')}`}
            {...form.getInputProps(`${path}.${at}.toMinute`)}
          />
          {parts.length > 1 ? (
            <ActionIcon
              size={36}
              variant="subtle"
              color="gray"
              aria-label={t('needs.removePart', { from: part.fromMinute, to: part.toMinute })}
              onClick={() => form.removeListItem(path, at)}
            >
              <IconX size={16} />
            </ActionIcon>
          ) : null}
        </div>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() =>
            form.insertListItem(path, {
              key: newKey(),
              fromMinute: end,
              toMinute: form.values.durationMinutes,
            } as never)
          }
        >
          {t('needs.addPart')}
        </Button>
      </div>
    </div>
  )
}
