import { Button, Indicator, MultiSelect, NativeSelect, Popover } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { GROUPINGS, type Grouping, WISHES } from '../timeline/narrow/narrow.ts'
import classes from './Narrow.module.css'
import type { Narrowing } from './use-narrowing.ts'

/** What is shown of the days, and in which groups. */
export function FilterMenu(props: {
  narrowing: Narrowing
  opened: boolean
  onOpened: (opened: boolean) => void
  /** Whether there are groups in what is shown. */
  groups: boolean
}) {
  const { t } = useTranslation('views')
  const { narrowing, opened, onOpened } = props
  const { wish, choices } = narrowing
  const asked = WISHES.reduce((sum, name) => sum + wish[name].length, 0)
  return (
    <Popover
      opened={opened}
      onChange={onOpened}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Indicator label={asked} size={16} disabled={asked === 0} color="var(--brand-fill)">
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFilter size={16} />}
            onClick={() => onOpened(!opened)}
            aria-keyshortcuts="f"
            aria-label={asked > 0 ? t('filter.openWith', { count: asked }) : t('filter.open')}
            classNames={{ root: classes.tool, section: classes.toolIcon, label: classes.toolLabel }}
          >
            {t('filter.open')}
          </Button>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={t('filter.open')}>
        <div className={classes.menu}>
          {WISHES.filter((name) => choices[name].length > 1 || wish[name].length > 0).map((name) => (
            <MultiSelect
              key={name}
              size="xs"
              label={t(`filter.by.${name}`)}
              placeholder={wish[name].length === 0 ? t('filter.any') : ''}
              data={choices[name]}
              value={wish[name]}
              onChange={(values) => narrowing.ask(name, values)}
              searchable={choices[name].length > 8}
              hidePickedOptions
              clearable
              maxDropdownHeight={220}
              comboboxProps={{ withinPortal: false }}
              clearButtonProps={{ 'aria-label': t('filter.clearOne', { what: t(`filter.by.${name}`) }) }}
            />
          ))}
          {props.groups ? (
            <NativeSelect
              size="xs"
              label={t('group.by')}
              value={narrowing.grouping}
              onChange={(event) => narrowing.setGrouping(event.currentTarget.value as Grouping)}
              data={GROUPINGS.filter((by) => by !== 'location' || choices.location.length > 1).map((by) => ({
                value: by,
                label: t(`group.${by}`),
              }))}
            />
          ) : null}
          {narrowing.isNarrow ? (
            <Button size="xs" variant="subtle" onClick={narrowing.clear}>
              {t('filter.clear')}
            </Button>
          ) : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
