import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DateField } from '../workspace/DateField.tsx'
import { formatDateBriefly } from '../workspace/format.ts'
import classes from './HoursPage.module.css'
import { type HoursDraft, nextWindow } from './hours-draft.ts'
import { newKey } from './service-values.ts'
import { WindowsEditor } from './WindowsEditor.tsx'

type Override = HoursDraft['overrides'][number]

/** Dates with other hours than their weekday's. */
export function OverridesEditor(props: {
  draft: HoursDraft
  onChange: (draft: HoursDraft) => void
  readOnly: boolean
  withPlaces: boolean
}) {
  const { t } = useTranslation('catalog')
  const { draft, readOnly } = props
  const setAll = (overrides: Override[]) => props.onChange({ ...draft, overrides })
  const set = (key: string, change: Partial<Override>) =>
    setAll(draft.overrides.map((one) => (one.key === key ? { ...one, ...change } : one)))
  if (readOnly && draft.overrides.length === 0) return null
  return (
    <section>
      <h2 className={classes.heading}>{t('hours.overrides')}</h2>
      <p className={classes.hint}>{t('hours.overridesHint')}</p>
      {draft.overrides.length > 0 ? (
        <ul className={classes.days}>
          {draft.overrides.map((override) => {
            const day = override.date ? formatDateBriefly(override.date) : t('hours.newDate')
            return (
              <li key={override.key} className={`${classes.day} ${classes.overrideDay}`}>
                {readOnly ? (
                  <span className={classes.dayName}>{day}</span>
                ) : (
                  <DateField
                    className={classes.overrideDate}
                    aria-label={t('hours.date')}
                    placeholder={t('hours.date')}
                    value={override.date}
                    onChange={(date) => set(override.key, { date })}
                  />
                )}
                <WindowsEditor
                  day={day}
                  windows={override.windows}
                  onChange={(windows) => set(override.key, { windows })}
                  readOnly={readOnly}
                  withPlaces={props.withPlaces}
                />
                {readOnly ? null : (
                  <span className={classes.dayActions}>
                    <ActionIcon
                      size={36}
                      variant="subtle"
                      color="gray"
                      aria-label={t('hours.addWindow', { day })}
                      onClick={() =>
                        set(override.key, { windows: [...override.windows, nextWindow(override.windows)] })
                      }
                    >
                      <IconPlus size={16} />
                    </ActionIcon>
                    <ActionIcon
                      size={36}
                      variant="subtle"
                      color="gray"
                      aria-label={t('hours.removeDate', { day })}
                      onClick={() => setAll(draft.overrides.filter((one) => one.key !== override.key))}
                    >
                      <IconTrash size={16} />
                    </ActionIcon>
                  </span>
                )}
              </li>
            )
          })}
        </ul>
      ) : null}
      {readOnly ? null : (
        <Button
          className={classes.add}
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setAll([...draft.overrides, { key: newKey(), date: '', windows: [] }])}
        >
          {t('hours.addDate')}
        </Button>
      )}
    </section>
  )
}
