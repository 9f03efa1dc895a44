import { Button, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { problemText } from '../../ui/problem-text.ts'
import { changeResource, createResource, resourcesQuery } from '../catalog/api/resources.ts'
import type { Resource, ResourceKind } from '../catalog/catalog.types.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useMe } from '../workspace/use-me.ts'
import { setupChanged } from './api/setup.ts'
import classes from './Setup.module.css'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

/** Who and what the services need, by name: what the trade doesn't use isn't asked for. */
export function PeopleStep({ setup, onDone, onSkip }: StepProps) {
  const resources = useQuery(resourcesQuery)
  return (
    <>
      <Loaded query={resources} skeleton={<RowsSkeleton rows={4} />}>
        {(data) =>
          setup.kinds
            .filter(({ kind, needed, found }) => kind === 'staff' || needed > 0 || found > 0)
            .map((one) => (
              <KindOfThing
                key={one.kind}
                kind={one.kind}
                needed={one.needed}
                there={data.filter((resource) => resource.active && resource.kind === one.kind)}
              />
            ))
        }
      </Loaded>
      <StepFoot onContinue={onDone} onSkip={onSkip} />
    </>
  )
}

function KindOfThing(props: { kind: ResourceKind; needed: number; there: readonly Resource[] }) {
  const { t } = useTranslation('setup')
  const { kind, needed, there } = props
  const me = useMe().user.name
  const keyFor = useIdempotencyKey()
  const [name, setName] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const add = async (called: string) => {
    setBusy(true)
    setFailure(null)
    try {
      const body = { name: called.trim(), kind }
      // One that was added and removed may be added again.
      await createResource(body, keyFor({ body, after: there.map((one) => one.id) }))
      await setupChanged()
      setName('')
    } catch (error) {
      const said = isProblem(error, 'invalid-input') ? error.errors[0]?.message : undefined
      setFailure(said ?? problemText(t, error))
    } finally {
      setBusy(false)
    }
  }
  const remove = async ({ id, version, name }: Resource) => {
    try {
      const gone = await changeResource(id, { active: false, version })
      await setupChanged()
      showDone(t('people.removed', { name }), () => {
        changeResource(id, { active: true, version: gone.version }).then(setupChanged, showProblem)
      })
    } catch (error) {
      showProblem(error)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim()) void add(name)
  }
  return (
    <section className={classes.kind}>
      <h3 className={classes.kindName}>{t(`people.${kind}`)}</h3>
      <p className={classes.hint}>
        {there.length < needed ? t(`people.missing_${kind}`, { count: needed }) : t(`people.hint_${kind}`)}
      </p>
      <ul className={classes.names}>
        {there.map((one) => (
          <li key={one.id} className={classes.name}>
            <span>{one.name}</span>
            <button
              type="button"
              className={classes.remove}
              aria-label={t('people.remove', { name: one.name })}
              onClick={() => void remove(one)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form className={classes.row} onSubmit={submit}>
        <TextInput
          className={classes.grow}
          aria-label={t(`people.nameOf_${kind}`)}
          placeholder={t(`people.nameOf_${kind}`)}
          maxLength={120}
          value={name}
          error={failure}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={busy} leftSection={<IconPlus size={16} />}>
          {t(`people.add_${kind}`)}
        </Button>
        {kind === 'staff' && !there.some((one) => one.name === me) ? (
          <Button variant="subtle" disabled={busy} onClick={() => void add(me)}>
            {t('people.addMe', { name: me })}
          </Button>
        ) : null}
      </form>
    </section>
  )
}
