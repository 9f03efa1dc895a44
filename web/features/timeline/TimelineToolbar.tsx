import { ActionIcon, Button, Group, Popover, SegmentedControl, Switch, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { zoomed } from './key-steps.ts'
import { StatusKey } from './StatusKey.tsx'
import type { Density } from './timeline.types.ts'
import css from './toolbar.module.css'

export interface TimelineToolbarProps {
  /** What is shown, such as "Saturday 24 October 2026". */
  title: ReactNode
  days: number
  onDays: (days: number) => void
  /** One range back (-1) or on (1). */
  onStep: (by: -1 | 1) => void
  onToday: () => void
  pxPerHour: number
  onPxPerHour: (pxPerHour: number) => void
  density: Density
  onDensity: (density: Density) => void
  /** The page's own controls, at the end. */
  children?: ReactNode
}

/** Which days are shown, how closely, and what the colours and shapes mean. */
export function TimelineToolbar(props: TimelineToolbarProps) {
  const { t } = useTranslation('timeline')
  const ranges = { 1: t('toolbar.day'), 3: t('toolbar.threeDays'), 7: t('toolbar.week') }
  return (
    <div role="toolbar" aria-label={t('toolbar.label')} className={css.bar}>
      <Button variant="default" size="xs" onClick={props.onToday}>
        {t('toolbar.today')}
      </Button>
      <Group gap={2} wrap="nowrap">
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('toolbar.previous')}
          onClick={() => props.onStep(-1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('toolbar.next')}
          onClick={() => props.onStep(1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </Group>
      <h1 className={css.title}>{props.title}</h1>
      <div className={css.space} />
      <SegmentedControl
        size="xs"
        aria-label={t('toolbar.label')}
        value={String(props.days)}
        onChange={(value) => props.onDays(Number(value))}
        data={Object.entries(ranges).map(([value, label]) => ({ value, label }))}
      />
      <Group gap={2} wrap="nowrap" className={css.wide}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('toolbar.zoomOut')}
          onClick={() => props.onPxPerHour(zoomed(props.pxPerHour, -1))}
        >
          <IconZoomOut size={18} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('toolbar.zoomIn')}
          onClick={() => props.onPxPerHour(zoomed(props.pxPerHour, 1))}
        >
          <IconZoomIn size={18} />
        </ActionIcon>
      </Group>
      <Popover position="bottom-end" withArrow shadow="md">
        <Popover.Target>
          <Button variant="subtle" color="gray" size="xs" className={css.wide}>
            {t('toolbar.key')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <StatusKey />
          <Switch
            mt="sm"
            size="xs"
            label={<Text size="sm">{t('toolbar.compact')}</Text>}
            checked={props.density === 'compact'}
            onChange={(event) => props.onDensity(event.currentTarget.checked ? 'compact' : 'comfortable')}
          />
        </Popover.Dropdown>
      </Popover>
      {props.children}
    </div>
  )
}
