import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { servicesQuery } from '../catalog/api/services.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { archiveQuestion, changeQuestion, orderQuestions, type Question } from './api.ts'
import classes from './Questions.module.css'

/** One question among those about the same: what it asks, of whom, and what can be done with it. */
export function QuestionRow(props: {
  question: Question
  list: Question[]
  writable: boolean
  onEdit: () => void
}) {
  const { t } = useTranslation('questions')
  const { question } = props
  const services = useQuery(servicesQuery).data ?? []
  const waitsFor = props.list.find((one) => one.id === question.condition?.questionId)
  const named = question.serviceIds.flatMap((id) => services.find((one) => one.id === id)?.name ?? [])
  const facts = [
    t(`types.${question.type}`),
    t(question.required ? 'isRequired' : 'isOptional'),
    ...(question.about === 'visit' ? [named.length > 0 ? named.join(', ') : t('allServices')] : []),
    ...(question.askedOnline ? [] : [t('notOnline')]),
  ]
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <span className={classes.label}>
          <bdi>{question.label}</bdi>
        </span>
        <span className={classes.soft}>{facts.join(' · ')}</span>
        {waitsFor && question.condition ? (
          <span className={classes.soft}>
            {t('onlyWhen', {
              label: waitsFor.label,
              answer:
                typeof question.condition.equals === 'boolean'
                  ? t(question.condition.equals ? 'yes' : 'no')
                  : question.condition.equals,
            })}
          </span>
        ) : null}
      </div>
      {props.writable ? <Tools question={question} list={props.list} onEdit={props.onEdit} /> : null}
    </li>
  )
}

function Tools(props: { question: Question; list: Question[]; onEdit: () => void }) {
  const { t } = useTranslation('questions')
  const { question, list } = props
  const { label } = question
  const at = list.indexOf(question)
  const move = (by: 1 | -1) => {
    const ids = list.map((one) => one.id)
    ids.splice(at, 1)
    ids.splice(at + by, 0, question.id)
    void orderQuestions(question.about, ids).catch(showProblem)
  }
  const archive = async () => {
    try {
      await archiveQuestion(question.id)
      showDone(
        t('archived', { label }),
        () =>
          void changeQuestion(question.id, { active: true, version: question.version + 1 }).catch(
            showProblem,
          ),
      )
    } catch (error) {
      showProblem(error)
    }
  }
  const icon = { variant: 'subtle', color: 'gray', size: 44 } as const
  return (
    <div className={classes.tools}>
      <ActionIcon {...icon} aria-label={t('up', { label })} disabled={at === 0} onClick={() => move(-1)}>
        <IconArrowUp size={18} />
      </ActionIcon>
      <ActionIcon
        {...icon}
        aria-label={t('down', { label })}
        disabled={at === list.length - 1}
        onClick={() => move(1)}
      >
        <IconArrowDown size={18} />
      </ActionIcon>
      <ActionIcon {...icon} aria-label={t('editOne', { label })} onClick={props.onEdit}>
        <IconPencil size={18} />
      </ActionIcon>
      <ActionIcon {...icon} aria-label={t('archive', { label })} onClick={archive}>
        <IconTrash size={18} />
      </ActionIcon>
    </div>
  )
}
