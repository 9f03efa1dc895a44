import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { settleStranded } from '../stranded/stranded-list.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { type HoursOf, saveHours, strandedByHours } from './api/hours.ts'
import { CopyHoursDialog } from './CopyHoursDialog.tsx'
import type { Affected, HoursAnswer } from './catalog.types.ts'
import classes from './HoursPage.module.css'
import { draftOf, draftProblem, hoursOf, sameHours } from './hours-draft.ts'
import { OverridesEditor } from './OverridesEditor.tsx'
import { RotasEditor } from './RotasEditor.tsx'
import { StrandedDialog } from './StrandedDialog.tsx'
import { WeeklyEditor } from './WeeklyEditor.tsx'

/** The hours of a location or a resource. What they would strand is shown before they are saved. */
export function HoursEditor(props: { whose: HoursOf; name: string; place: string; hours: HoursAnswer }) {
  const { t } = useTranslation('catalog')
  const { whose, hours } = props
  const isResource = whose.of === 'resources'
  const mayManage = useCan()(isResource ? 'resources.manage' : 'locations.manage')
  const [saved, setSaved] = useState(() => draftOf(hours))
  const [draft, setDraft] = useState(saved)
  const [inherited, setInherited] = useState(hours.inherited && isResource)
  const [wasInherited, setWasInherited] = useState(inherited)
  const [stranded, setStranded] = useState<Affected[]>([])
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [copying, setCopying] = useState(false)
  const changed = inherited !== wasInherited || (!inherited && !sameHours(draft, saved))
  const problem = inherited ? null : draftProblem(draft)

  const save = async (regardless: boolean) => {
    const wanted = inherited ? null : hoursOf(draft)
    setBusy(true)
    setFailure(null)
    try {
      const affected = regardless ? [] : await strandedByHours(whose, wanted)
      setStranded(affected)
      if (affected.length === 0) {
        settleStranded(await saveHours(whose, wanted))
        setSaved(draft)
        setWasInherited(inherited)
        const before = wasInherited ? null : hoursOf(saved)
        const undo = async () => {
          settleStranded(await saveHours(whose, before))
          setDraft(saved)
          setSaved(saved)
          setInherited(wasInherited)
          setWasInherited(wasInherited)
        }
        showDone(t('hours.saved', { name: props.name }), () => void undo().catch(showProblem))
      }
    } catch (error) {
      setStranded([])
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className={classes.editor}>
      <section>
        <div className={classes.head}>
          <div>
            <h2 className={classes.heading}>{props.name}</h2>
            <p className={classes.hint}>
              {inherited ? t('hours.inheritedFrom', { place: props.place }) : t('hours.weeklyHint')}
            </p>
          </div>
          {isResource && mayManage ? (
            <SegmentedControl
              size="xs"
              aria-label={t('hours.which')}
              value={inherited ? 'inherited' : 'own'}
              onChange={(value) => setInherited(value === 'inherited')}
              data={[
                { value: 'inherited', label: t('hours.inherited') },
                { value: 'own', label: t('hours.own') },
              ]}
            />
          ) : null}
        </div>
        <WeeklyEditor
          draft={draft}
          onChange={setDraft}
          readOnly={inherited || !mayManage}
          withPlaces={isResource}
        />
      </section>
      {inherited || !isResource ? null : (
        <RotasEditor draft={draft} onChange={setDraft} readOnly={!mayManage} />
      )}
      {inherited ? null : (
        <OverridesEditor draft={draft} onChange={setDraft} readOnly={!mayManage} withPlaces={isResource} />
      )}
      {isResource && mayManage && !wasInherited && !changed ? (
        <div>
          <Button size="xs" variant="default" onClick={() => setCopying(true)}>
            {t('copyHours.open')}
          </Button>
        </div>
      ) : null}
      {copying ? (
        <CopyHoursDialog
          from={whose.id}
          name={props.name}
          hours={hoursOf(saved)}
          onClose={() => setCopying(false)}
        />
      ) : null}
      {failure ? <ProblemNotice error={failure} /> : null}
      {changed ? (
        <div className={classes.bar}>
          <span className={classes.barText} role="status">
            {problem ? t(`hours.problems.${problem}`) : t('hours.unsaved')}
          </span>
          <Button
            variant="default"
            size="sm"
            onClick={() => {
              setDraft(saved)
              setInherited(wasInherited)
            }}
          >
            {t('hours.discard')}
          </Button>
          <Button size="sm" loading={busy} disabled={problem !== null} onClick={() => save(false)}>
            {t('save')}
          </Button>
        </div>
      ) : null}
      <StrandedDialog
        affected={stranded}
        busy={busy}
        onClose={() => setStranded([])}
        onConfirm={() => save(true)}
      />
    </div>
  )
}
