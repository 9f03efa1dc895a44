import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { changeQuestion, createQuestion, type Question } from './api.ts'
import { QuestionForm } from './QuestionForm.tsx'
import classes from './Questions.module.css'
import { bodyOf, isChosen, optionsOf, type QuestionValues, valuesOf } from './question-values.ts'

/** A new question, or one that is there, with how it looks to customers. */
export function QuestionPanel(props: { question: Question | null; all: Question[]; onClose: () => void }) {
  const { t } = useTranslation('questions')
  const keyFor = useIdempotencyKey()
  const { question, all } = props
  const form = useForm<QuestionValues>({
    mode: 'controlled',
    initialValues: valuesOf(question),
    validate: {
      label: (label) => (label.trim() === '' ? t('labelMissing') : null),
      options: (_, values) =>
        isChosen(values.type) && optionsOf(values).length === 0 ? t('optionsMissing') : null,
      conditionEquals: (equals, values) =>
        values.conditionOn !== '' && equals === '' ? t('answerMissing') : null,
    },
  })
  const { onSubmit, busy, failure } = useEditForm<QuestionValues, Question>({
    form,
    send: (values) => {
      const { about, ...body } = bodyOf(values, all)
      return question
        ? changeQuestion(question.id, { ...body, version: question.version })
        : createQuestion({ about, ...body }, keyFor({ about, ...body }))
    },
    onSaved: (saved) => {
      props.onClose()
      showDone(t('saved', { label: saved.label }))
    },
    fieldOf: (path) => {
      const [field = path] = path.split('.')
      return field === 'condition' ? 'conditionEquals' : field
    },
  })
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t(question ? 'edit' : 'new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} ms="auto">
          {t('save')}
        </Button>
      }
    >
      <div className={classes.form}>
        <FormFailure failure={failure} />
        <QuestionForm form={form} question={question} all={all} />
      </div>
    </SidePanel>
  )
}
