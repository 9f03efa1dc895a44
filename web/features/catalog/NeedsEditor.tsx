import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KINDS } from './catalog.types.ts'
import classes from './Form.module.css'
import { LaneScale } from './LaneScale.tsx'
import { NeedEditor } from './NeedEditor.tsx'
import { emptyNeed } from './service-values.ts'
import type { ServiceForm } from './use-service-form.ts'

/** Everything that a service needs at once: people, rooms, equipment. The first one sets the grid of starts. */
export function NeedsEditor(props: { form: ServiceForm }) {
  const { t } = useTranslation('catalog')
  const { form } = props
  const needs = form.values.requirements
  const { bufferBeforeMinutes, durationMinutes, bufferAfterMinutes } = form.values
  const length = {
    before: Number(bufferBeforeMinutes),
    duration: Number(durationMinutes),
    after: Number(bufferAfterMinutes),
  }
  const [added, setAdded] = useState<string>()
  const unused = KINDS.find((kind) => !needs.some((need) => need.kind === kind)) ?? 'staff'
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('needs.title')}</h3>
      {length.duration > 0 ? <LaneScale length={length} /> : null}
      <ul className={classes.cards}>
        {needs.map((need, index) => (
          <NeedEditor
            key={need.key}
            form={form}
            index={index}
            length={length}
            startOpen={need.key === added}
            {...(needs.length > 1 ? { onRemove: () => form.removeListItem('requirements', index) } : {})}
          />
        ))}
      </ul>
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            const need = emptyNeed(unused)
            setAdded(need.key)
            form.insertListItem('requirements', need)
          }}
        >
          {t('needs.add')}
        </Button>
      </div>
    </section>
  )
}
