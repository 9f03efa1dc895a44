import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Body } from '../../../contract/index.ts'
import { isProblem } from '../../app/api.ts'
import { QuestionFields } from '../booking/QuestionFields.tsx'
import {
  answerFaults,
  givenAnswers,
  refusedAnswers,
  type Typed,
  visibleQuestions,
} from '../booking/questions.ts'
import { AnswerRows } from '../terms/AnswerRows.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import type { Question } from './api.ts'
import classes from './Questions.module.css'

type Answers = Answer<'GET /appointments/:id'>['answers']
type Given = NonNullable<Body<'PATCH /customers/:id'>['answers']>

interface Props {
  title: string
  answers: Answers
  /** Those that may be answered now. */
  questions: readonly Question[]
  writable: boolean
  save: (answers: Given) => Promise<unknown>
}

/** What was answered, and for members who may, a way to answer anew. */
export function AnswersSection(props: Props) {
  const { t } = useTranslation('questions')
  const [editing, setEditing] = useState(false)
  const { answers, questions, writable } = props
  const mayEdit = writable && questions.length > 0
  if (answers.length === 0 && !mayEdit) return null
  return (
    <section className={classes.form}>
      <h3 className={classes.subheading}>{props.title}</h3>
      {editing ? (
        <Editor {...props} onClose={() => setEditing(false)} />
      ) : (
        <>
          {answers.length > 0 ? (
            <dl className={classes.answers}>
              <AnswerRows answers={answers} />
            </dl>
          ) : null}
          {mayEdit ? (
            <Button variant="default" mih={44} me="auto" onClick={() => setEditing(true)}>
              {t(answers.length > 0 ? 'changeAnswers' : 'answerNow')}
            </Button>
          ) : null}
        </>
      )}
    </section>
  )
}

const typedOf = (answers: Answers): Typed =>
  Object.fromEntries(
    answers.map(({ questionId, value }) => [
      questionId,
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'number' ? String(value) : value,
    ]),
  )

function Editor(props: Props & { onClose: () => void }) {
  const { t } = useTranslation('questions')
  const { questions, answers } = props
  const [typed, setTyped] = useState(() => typedOf(answers))
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const visible = visibleQuestions(questions, typed)
  const save = async () => {
    // members may leave open what customers must answer
    const wrong = Object.entries(answerFaults(questions, typed)).filter(
      ([, key]) => key !== 'faults.required',
    )
    setFaults(Object.fromEntries(wrong))
    if (wrong.length > 0) return
    const before = typedOf(answers)
    const changed = visible.filter(({ id }) => JSON.stringify(before[id]) !== JSON.stringify(typed[id]))
    const given = new Map(givenAnswers(changed, typed).map((one) => [one.questionId, one.value]))
    setBusy(true)
    try {
      await props.save(changed.map(({ id }) => ({ questionId: id, value: given.get(id) ?? null })))
      props.onClose()
      showDone(t('answersSaved'))
    } catch (error) {
      const refused = isProblem(error, 'invalid-input') ? refusedAnswers(error.errors) : {}
      setFaults(refused)
      if (Object.keys(refused).length === 0) showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <QuestionFields
        questions={visible.map((question) => ({ ...question, required: false }))}
        typed={typed}
        faults={faults}
        className={undefined}
        onAnswer={(id, value) => setTyped((now) => ({ ...now, [id]: value }))}
      />
      <div className={classes.ways}>
        <Button mih={44} loading={busy} onClick={() => void save()}>
          {t('saveAnswers')}
        </Button>
        <Button mih={44} variant="default" onClick={props.onClose}>
          {t('leaveAnswers')}
        </Button>
      </div>
    </>
  )
}
