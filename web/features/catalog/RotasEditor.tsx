import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../workspace/DateField.tsx'
import classes from './HoursPage.module.css'
import { emptyWeek, type HoursDraft, type RotaDraft, weekCopy } from './hours-draft.ts'
import { newKey } from './service-values.ts'
import { WeeklyEditor } from './WeeklyEditor.tsx'
import { WeeksAhead } from './WeeksAhead.tsx'
import { weekLetter } from './week-letter.ts'

/** Weeks that alternate, from a day on; they replace the weekly hours until a newer rota begins. */
export function RotasEditor(props: {
  draft: HoursDraft
  onChange: (draft: HoursDraft) => void
  readOnly: boolean
}) {
  const { t } = useTranslation('catalog')
  const { draft, readOnly } = props
  const setAll = (rotas: RotaDraft[]) => props.onChange({ ...draft, rotas })
  if (readOnly && draft.rotas.length === 0) return null
  const add = () =>
    setAll([
      ...draft.rotas,
      { key: newKey(), validFrom: '', weeks: [weekCopy(draft.weekly), weekCopy(draft.weekly)] },
    ])
  return (
    <section>
      <h2 className={classes.heading}>{t('rotas.title')}</h2>
      <p className={classes.hint}>{t('rotas.hint')}</p>
      {draft.rotas.map((rota) => (
        <RotaEditor
          key={rota.key}
          rota={rota}
          readOnly={readOnly}
          onChange={(next) => setAll(draft.rotas.map((one) => (one.key === rota.key ? next : one)))}
          onRemove={() => setAll(draft.rotas.filter((one) => one.key !== rota.key))}
        />
      ))}
      {draft.rotas.length > 0 ? <WeeksAhead draft={draft} /> : null}
      {readOnly ? null : (
        <Button
          className={classes.add}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={add}
        >
          {t('rotas.add')}
        </Button>
      )}
    </section>
  )
}

function RotaEditor(props: {
  rota: RotaDraft
  readOnly: boolean
  onChange: (rota: RotaDraft) => void
  onRemove: () => void
}) {
  const { t } = useTranslation('catalog')
  const { rota, readOnly } = props
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, rota.weeks.length - 1)
  const setWeeks = (weeks: RotaDraft['weeks']) => props.onChange({ ...rota, weeks })
  return (
    <div className={classes.rota}>
      <DateField
        label={t('rotas.from')}
        required
        disabled={readOnly}
        value={rota.validFrom}
        onChange={(validFrom) => props.onChange({ ...rota, validFrom })}
      />
      <div className={classes.rotaWeeks}>
        <SegmentedControl
          size="xs"
          aria-label={t('rotas.weeks')}
          value={String(at)}
          onChange={(value) => setChosen(Number(value))}
          data={rota.weeks.map((_, n) => ({
            value: String(n),
            label: t('rotas.week', { letter: weekLetter(n) }),
          }))}
        />
        {readOnly ? null : (
          <>
            <Button
              size="compact-sm"
              variant="subtle"
              disabled={rota.weeks.length >= 8}
              onClick={() => {
                setWeeks([...rota.weeks, weekCopy(rota.weeks[at] ?? emptyWeek())])
                setChosen(rota.weeks.length)
              }}
            >
              {t('rotas.addWeek')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              disabled={rota.weeks.length === 1}
              onClick={() => setWeeks(rota.weeks.filter((_, n) => n !== at))}
            >
              {t('rotas.removeWeek', { letter: weekLetter(at) })}
            </Button>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={props.onRemove}>
              {t('rotas.remove')}
            </Button>
          </>
        )}
      </div>
      <WeeklyEditor
        draft={{ weekly: rota.weeks[at] ?? emptyWeek(), overrides: [], rotas: [] }}
        onChange={({ weekly }) => setWeeks(rota.weeks.map((week, n) => (n === at ? weekly : week)))}
        readOnly={readOnly}
        withPlaces
      />
    </div>
  )
}
