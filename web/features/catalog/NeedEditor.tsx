import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Form.module.css'
import { NeedControls } from './NeedControls.tsx'
import { type Length, NeedLane } from './NeedLane.tsx'
import { needWords, whoWords } from './need-words.ts'
import { newKey, requirementOf } from './service-values.ts'
import { useNeedContext } from './use-need-context.ts'
import type { ServiceForm } from './use-service-form.ts'

/** One thing that a service needs, as a sentence; what it is made of opens under it. */
export function NeedEditor(props: {
  form: ServiceForm
  index: number
  length: Length
  startOpen: boolean
  onRemove?: () => void
}) {
  const { t } = useTranslation('catalog')
  const { form, index, length } = props
  const contextOf = useNeedContext()
  const [asked, setOpen] = useState(props.startOpen)
  const id = useId()
  const need = form.values.requirements[index]
  if (!need) return null
  const requirement = requirementOf(need)
  const words = needWords(requirement, contextOf(length.duration))
  // What is wrong in it mustn't be hidden.
  const wrong = Object.keys(form.errors).some((path) => path.startsWith(`requirements.${index}.`))
  const open = asked || wrong
  return (
    <li className={classes.card}>
      <div className={classes.needHead}>
        <UnstyledButton
          className={classes.needOpen}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <IconChevronDown size={16} aria-hidden />
          <span>{words}</span>
        </UnstyledButton>
        {props.onRemove ? (
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t('removeNamed', { name: words })}
            onClick={props.onRemove}
          >
            <IconX size={16} />
          </ActionIcon>
        ) : null}
      </div>
      {length.duration > 0 ? (
        <NeedLane
          name={whoWords(requirement, contextOf(length.duration))}
          length={length}
          parts={need.inParts ? (requirement.parts ?? []) : [{ fromMinute: 0, toMinute: length.duration }]}
          onChange={(parts) => {
            form.setFieldValue(`requirements.${index}.inParts`, true as never)
            form.setFieldValue(
              `requirements.${index}.parts`,
              parts.map((part, at) => ({ key: need.parts[at]?.key ?? newKey(), ...part })) as never,
            )
          }}
        />
      ) : null}
      {open ? (
        <div id={id} className={classes.needBody}>
          <NeedControls form={form} index={index} />
        </div>
      ) : null}
    </li>
  )
}
