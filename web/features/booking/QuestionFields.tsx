import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AskedQuestion, Typed } from './questions.ts'

/** What the business asks with a booking, each question with the control of its type. */
export function QuestionFields(props: {
  questions: readonly AskedQuestion[]
  typed: Typed
  /** Keys of the catalogue `booking`, by question. */
  faults: Record<string, string>
  className: string | undefined
  onAnswer: (questionId: string, value: string | string[]) => void
}) {
  const { t } = useTranslation('booking')
  return props.questions.map(({ id, label, help, type, options, required }) => {
    const value = props.typed[id] ?? ''
    const fault = props.faults[id]
    const shared = {
      label: required ? label : t('optional', { label }),
      description: help || undefined,
      error: fault && t(fault),
      required,
      withAsterisk: false,
      size: 'md' as const,
      className: props.className,
    }
    if (type === 'choices')
      return (
        <Checkbox.Group
          key={id}
          {...shared}
          value={Array.isArray(value) ? value : []}
          onChange={(chosen) => props.onAnswer(id, chosen)}
        >
          {options.map((option) => (
            <Checkbox key={option} value={option} label={option} size="md" mt="xs" />
          ))}
        </Checkbox.Group>
      )
    const field = {
      ...shared,
      value: value as string,
      onChange: (event: { currentTarget: { value: string } }) =>
        props.onAnswer(id, event.currentTarget.value),
    }
    if (type === 'long_text') return <Textarea key={id} {...field} rows={3} maxLength={5000} />
    if (type === 'yes_no' || type === 'choice')
      return (
        <NativeSelect
          key={id}
          {...field}
          data={[
            { value: '', label: t('pleaseChoose') },
            ...(type === 'choice'
              ? options.map((option) => ({ value: option, label: option }))
              : [
                  { value: 'yes', label: t('yes') },
                  { value: 'no', label: t('no') },
                ]),
          ]}
        />
      )
    return (
      <TextInput
        key={id}
        {...field}
        type={type === 'date' ? 'date' : 'text'}
        inputMode={type === 'number' ? 'decimal' : undefined}
        maxLength={500}
      />
    )
  })
}
