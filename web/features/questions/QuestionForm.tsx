import { MultiSelect, NativeSelect, Radio, Switch, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QUESTION_TYPES } from '../../../domain/questions/index.ts'
import { QuestionFields } from '../booking/QuestionFields.tsx'
import type { Typed } from '../booking/questions.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import type { Question } from './api.ts'
import classes from './Questions.module.css'
import { conditionsFor, isChosen, optionsOf, type QuestionValues } from './question-values.ts'

interface Props {
  form: UseFormReturnType<QuestionValues>
  question: Question | null
  all: Question[]
}

/** What a question asks, of whom and when. */
export function QuestionForm(props: Props) {
  const { t } = useTranslation('questions')
  const { form, question } = props
  const { values } = form
  const services = useQuery({ ...servicesQuery, enabled: values.about === 'visit' }).data ?? []
  return (
    <>
      {question ? null : (
        <Radio.Group
          label={t('aboutWhat')}
          description={t('aboutHint')}
          value={values.about}
          onChange={(about) =>
            form.setValues({ about: about as Question['about'], conditionOn: '', conditionEquals: '' })
          }
        >
          <div className={classes.form}>
            <Radio value="visit" label={t('about.visit')} mt="xs" />
            <Radio value="customer" label={t('about.customer')} />
          </div>
        </Radio.Group>
      )}
      <TextInput
        label={t('label')}
        placeholder={t('labelPlaceholder')}
        maxLength={200}
        required
        data-autofocus
        {...form.getInputProps('label')}
      />
      <TextInput
        label={t('help')}
        description={t('helpHint')}
        maxLength={500}
        {...form.getInputProps('help')}
      />
      <NativeSelect
        label={t('type')}
        data={QUESTION_TYPES.map((type) => ({ value: type, label: t(`types.${type}`) }))}
        {...form.getInputProps('type')}
      />
      {isChosen(values.type) ? (
        <Textarea
          label={t('options')}
          description={t('optionsHint')}
          autosize
          minRows={3}
          required
          {...form.getInputProps('options')}
        />
      ) : null}
      <Switch label={t('required')} {...form.getInputProps('required', { type: 'checkbox' })} />
      <Switch
        label={t('online')}
        description={t('onlineHint')}
        {...form.getInputProps('askedOnline', { type: 'checkbox' })}
      />
      {values.about === 'visit' ? (
        <MultiSelect
          label={t('services')}
          description={t('servicesHint')}
          placeholder={values.serviceIds.length === 0 ? t('allServices') : undefined}
          data={services.map(({ id, name }) => ({ value: id, label: name }))}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('serviceIds')}
        />
      ) : null}
      <ConditionFields {...props} />
      <Preview values={values} />
    </>
  )
}

function ConditionFields({ form, question, all }: Props) {
  const { t } = useTranslation('questions')
  const { values } = form
  const earlier = conditionsFor(all, values.about, question)
  const chosen = earlier.find((one) => one.id === values.conditionOn)
  if (earlier.length === 0) return null
  return (
    <>
      <NativeSelect
        label={t('condition')}
        description={t('conditionHint')}
        data={[
          { value: '', label: t('always') },
          ...earlier.map(({ id, label }) => ({ value: id, label: t('afterQuestion', { label }) })),
        ]}
        {...form.getInputProps('conditionOn')}
        onChange={(event) => form.setValues({ conditionOn: event.currentTarget.value, conditionEquals: '' })}
      />
      {chosen ? (
        <NativeSelect
          label={t('conditionAnswer')}
          data={[
            { value: '', label: t('chooseAnswer') },
            ...(chosen.type === 'yes_no'
              ? [
                  { value: 'yes', label: t('yes') },
                  { value: 'no', label: t('no') },
                ]
              : chosen.options.map((option) => ({ value: option, label: option }))),
          ]}
          {...form.getInputProps('conditionEquals')}
        />
      ) : null}
    </>
  )
}

/** The question with the control that customers answer it with. */
function Preview({ values }: { values: QuestionValues }) {
  const { t } = useTranslation('questions')
  const [typed, setTyped] = useState<Typed>({})
  const { about, type, required } = values
  return (
    <fieldset className={classes.preview}>
      <legend className={classes.soft}>{t('preview')}</legend>
      <QuestionFields
        // another type is another control, with nothing typed into it
        questions={[
          {
            id: type,
            about,
            type,
            required,
            label: values.label.trim() || t('labelPlaceholder'),
            help: values.help,
            options: [...new Set(optionsOf(values))],
            condition: null,
          },
        ]}
        typed={typed}
        faults={{}}
        className={undefined}
        onAnswer={(id, value) => setTyped((before) => ({ ...before, [id]: value }))}
      />
    </fieldset>
  )
}
