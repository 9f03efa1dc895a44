import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { changeQuestion, type Question, questionsQuery } from './api.ts'
import { QuestionPanel } from './QuestionPanel.tsx'
import { QuestionRow } from './QuestionRow.tsx'
import classes from './Questions.module.css'

/** What customers are asked with a booking, in order, and what isn't asked any more. */
export function QuestionsSettings() {
  const { t } = useTranslation('questions')
  const questions = useQuery(questionsQuery)
  const mayManage = useCan()('questions.manage')
  const [open, setOpen] = useState<Question | 'new' | null>(null)
  return (
    <>
      <div className={classes.head}>
        <p className={classes.hint}>{t('hint')}</p>
        {mayManage ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setOpen('new')}>
            {t('new')}
          </Button>
        ) : null}
      </div>
      <Loaded query={questions} skeleton={<RowsSkeleton rows={4} />}>
        {(all) => (
          <>
            {all.some((one) => one.active) ? null : <EmptyList title={t('empty')} hint={t('emptyHint')} />}
            {(['visit', 'customer'] as const).map((about) => (
              <Asked
                key={about}
                about={about}
                all={all}
                writable={mayManage}
                onEdit={(question) => setOpen(question)}
              />
            ))}
            <Archived questions={all.filter((one) => !one.active)} writable={mayManage} />
          </>
        )}
      </Loaded>
      {open ? (
        <QuestionPanel
          question={open === 'new' ? null : open}
          all={questions.data ?? []}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}

function Asked(props: {
  about: Question['about']
  all: Question[]
  writable: boolean
  onEdit: (question: Question) => void
}) {
  const { t } = useTranslation('questions')
  const list = props.all.filter((one) => one.active && one.about === props.about)
  if (list.length === 0) return null
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t(`about.${props.about}`)}</h2>
      <ol className={classes.list}>
        {list.map((question) => (
          <QuestionRow
            key={question.id}
            question={question}
            list={list}
            writable={props.writable}
            onEdit={() => props.onEdit(question)}
          />
        ))}
      </ol>
    </section>
  )
}

/** Their answers stay with the visits; each can be brought back. */
function Archived(props: { questions: Question[]; writable: boolean }) {
  const { t } = useTranslation('questions')
  if (props.questions.length === 0) return null
  const bringBack = ({ id, version, label }: Question) =>
    changeQuestion(id, { active: true, version }).then(
      () => showDone(t('broughtBack', { label })),
      showProblem,
    )
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('archivedOnes')}</h2>
      <ul className={classes.list}>
        {props.questions.map((question) => (
          <li key={question.id} className={classes.row}>
            <span className={classes.soft}>{question.label}</span>
            {props.writable ? (
              <Button
                variant="default"
                mih={44}
                aria-label={t('bringBackOne', { label: question.label })}
                onClick={() => void bringBack(question)}
              >
                {t('bringBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
