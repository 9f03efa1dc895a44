import { Select, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useUrlState } from '../workspace/use-url-state.ts'
import { type HoursOf, hoursQuery } from './api/hours.ts'
import { locationsQuery, resourcesQuery } from './api/resources.ts'
import { KINDS, type Location, type Resource } from './catalog.types.ts'
import { HoursEditor } from './HoursEditor.tsx'
import classes from './HoursPage.module.css'

/** Chooses whose hours, and shows them. */
export function HoursTab() {
  const { t } = useTranslation('catalog')
  const locations = useQuery(locationsQuery)
  const resources = useQuery(resourcesQuery)
  const [of, setOf] = useUrlState('of')
  const groups = groupsOf(t, locations.data ?? [], resources.data ?? [])
  const everyone = groups.flatMap((group) => group.items)
  const chosen = everyone.find((one) => one.value === of) ?? everyone[0]
  const placeOf = (id: string) => {
    const home = resources.data?.find((one) => one.id === id)?.locationId ?? id
    return locations.data?.find((one) => one.id === home)?.name ?? ''
  }
  return (
    <div className={classes.layout}>
      <nav className={classes.whose} aria-label={t('hours.whose')}>
        {groups.map((group) => (
          <div key={group.group}>
            <p className={classes.whoseTitle}>{group.group}</p>
            {group.items.map((one) => (
              <UnstyledButton
                key={one.value}
                className={classes.one}
                aria-current={one.value === chosen?.value}
                onClick={() => setOf(one.value, { replace: true })}
                w="100%"
              >
                {one.label}
              </UnstyledButton>
            ))}
          </div>
        ))}
      </nav>
      <Select
        className={classes.choose}
        label={t('hours.whose')}
        data={groups}
        value={chosen?.value ?? null}
        onChange={(value) => value && setOf(value, { replace: true })}
        allowDeselect={false}
        searchable
      />
      {chosen ? (
        <HoursOfOne
          key={chosen.value}
          whose={{
            of: locations.data?.some((one) => one.id === chosen.value) ? 'locations' : 'resources',
            id: chosen.value,
          }}
          name={chosen.label}
          place={placeOf(chosen.value)}
        />
      ) : (
        <RowsSkeleton rows={7} />
      )}
    </div>
  )
}

function HoursOfOne(props: { whose: HoursOf; name: string; place: string }) {
  const hours = useQuery(hoursQuery(props.whose))
  return (
    <Loaded query={hours} skeleton={<RowsSkeleton rows={7} />}>
      {(data) => <HoursEditor whose={props.whose} name={props.name} place={props.place} hours={data} />}
    </Loaded>
  )
}

function groupsOf(
  t: (key: string) => string,
  locations: readonly Location[],
  resources: readonly Resource[],
) {
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
  const opening =
    locations.length === 1
      ? locations.map((one) => ({ value: one.id, label: t('hours.opening') }))
      : locations.map(option)
  return [
    { group: t('hours.business'), items: opening },
    ...KINDS.map((kind) => ({
      group: t(`kinds.${kind}`),
      items: resources.filter((one) => one.active && one.kind === kind).map(option),
    })),
  ].filter((group) => group.items.length > 0)
}
