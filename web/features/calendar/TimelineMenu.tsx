import { Menu } from '@mantine/core'
import {
  IconArrowsMove,
  IconBan,
  IconCalendarPlus,
  IconCheck,
  IconChecks,
  IconClipboard,
  IconCopy,
  IconExternalLink,
  IconLock,
  IconUserCheck,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isCancellable, isOpen, MARKS, type Mark, planOf } from '../appointments/status-marks.ts'
import { useVisitEdits } from '../appointments/visit-edits.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { isChoosable, toggled } from '../timeline/selection.ts'
import type { CreateRequest, MenuRequest, TimelineItem, TimelineProps } from '../timeline/timeline.types.ts'
import { useCan } from '../workspace/use-me.ts'
import classes from './TimelineMenu.module.css'
import type { Hands } from './use-hands.ts'

const ICON = 16

interface Props {
  at: MenuRequest
  hands: Hands
  drags: Pick<TimelineProps, 'canEdit' | 'onMove'>
  onOpen: (item: TimelineItem) => void
  /** Opens the form that moves a visit. */
  onMoveByForm: (item: TimelineItem) => void
  onCancel: (item: TimelineItem) => void
  onBook: (at: CreateRequest) => void
  onBlock: (at: CreateRequest) => void
}

/** What can be done with a visit, a block or an empty place of the Timeline. */
export function TimelineMenu(props: Props) {
  const { t } = useTranslation('hands')
  const { at, hands } = props
  const back = useRef(document.activeElement)
  const label = at.item ? at.item.title || t('menu.block') : t('menu.place')
  return (
    <Menu
      key={`${at.x} ${at.y}`}
      opened
      onClose={() => {
        hands.closeMenu()
        // the board keeps its place in focus
        if (back.current instanceof HTMLElement && back.current.isConnected) back.current.focus()
      }}
      position="bottom-start"
      offset={2}
      shadow="md"
      withinPortal
      trapFocus
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      classNames={{ item: classes.item, dropdown: classes.dropdown }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={label}
          className={classes.anchor}
          style={{ translate: `${Math.round(at.x)}px ${Math.round(at.y)}px` }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {at.item ? <ItemActs {...props} item={at.item} /> : <PlaceActs {...props} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function ItemActs(props: Props & { item: TimelineItem }) {
  const { t } = useTranslation('hands')
  const { t: words } = useTranslation('appointments')
  const { item, hands, drags } = props
  const can = useCan()
  const edits = useVisitEdits()
  const resources = useQuery(resourcesQuery).data ?? []
  const id = item.appointmentId
  const writable = id !== undefined && can('appointments.write')
  const movable = writable && isOpen(item.status) && (drags.canEdit?.(item) ?? false)
  const mark = (status: Mark) => {
    if (!id) return
    void edits.edit({
      id,
      version: item.version,
      plan: (visit) => planOf(visit, status),
      said: words(`said.${status}`, { name: item.title }),
    })
  }
  const arrive = (arrived: boolean) => {
    if (!id) return
    void edits.edit({
      id,
      version: item.version,
      plan: { change: { arrived }, back: { arrived: !arrived } },
      said: words(arrived ? 'said.arrived' : 'said.notArrived', { name: item.title }),
    })
  }
  const marks = writable && item.status in MARKS ? MARKS[item.status as keyof typeof MARKS] : []
  const own = resources.find((one) => one.id === item.resourceId)
  const others = movable ? resources.filter((one) => one.kind === own?.kind && one.active && one !== own) : []
  const { start, end, resourceId: fromResourceId } = item
  return (
    <>
      <Menu.Item
        data-autofocus
        leftSection={<IconExternalLink size={ICON} />}
        onClick={() => props.onOpen(item)}
      >
        {t('menu.open')}
      </Menu.Item>
      {writable && (item.status === 'confirmed' || item.status === 'pending') ? (
        <Menu.Item leftSection={<IconUserCheck size={ICON} />} onClick={() => arrive(!item.arrived)}>
          {words(item.arrived ? 'mark.notArrived' : 'mark.arrived')}
        </Menu.Item>
      ) : null}
      {marks.map((status) => (
        <Menu.Item key={status} leftSection={<IconCheck size={ICON} />} onClick={() => mark(status)}>
          {words(`mark.${wordOf(item.status, status)}`)}
        </Menu.Item>
      ))}
      {movable ? (
        <Menu.Item leftSection={<IconArrowsMove size={ICON} />} onClick={() => props.onMoveByForm(item)}>
          {words('mark.move')}
        </Menu.Item>
      ) : null}
      {others.length > 0 && drags.onMove ? (
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item>{t('menu.reassign')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown className={classes.long}>
            {others.map((to) => (
              <Menu.Item
                key={to.id}
                onClick={() =>
                  drags.onMove?.({
                    item,
                    ...(id ? { appointmentId: id } : {}),
                    start,
                    end,
                    fromResourceId,
                    toResourceId: to.id,
                    visit: { start, durationMinutes: 0, resourceIds: [] },
                  })
                }
              >
                {to.name}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
      ) : null}
      {id && can('appointments.book') ? (
        <Menu.Item leftSection={<IconCopy size={ICON} />} onClick={() => hands.copy([id])}>
          {t('menu.copy')}
        </Menu.Item>
      ) : null}
      {writable && isChoosable(item) ? (
        <Menu.Item
          leftSection={<IconChecks size={ICON} />}
          onClick={() => {
            hands.setChoosing(true)
            hands.choose(toggled(hands.chosen, item))
          }}
        >
          {t(hands.chosen.has(item.appointmentId) ? 'menu.unchoose' : 'menu.choose')}
        </Menu.Item>
      ) : null}
      {movable && isCancellable(item.status) ? (
        <>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconBan size={ICON} />} onClick={() => props.onCancel(item)}>
            {words('mark.cancel')}
          </Menu.Item>
        </>
      ) : null}
    </>
  )
}

function PlaceActs(props: Props) {
  const { t } = useTranslation('hands')
  const can = useCan()
  const { at, hands } = props
  const { resourceId, start, end } = at
  return (
    <>
      {can('appointments.book') ? (
        <Menu.Item
          data-autofocus
          leftSection={<IconCalendarPlus size={ICON} />}
          onClick={() => props.onBook({ resourceId, start, end })}
        >
          {t('menu.book')}
        </Menu.Item>
      ) : null}
      {can('blocks.write') ? (
        <Menu.Item
          leftSection={<IconLock size={ICON} />}
          onClick={() => props.onBlock({ resourceId, start, end })}
        >
          {t('menu.takeOut')}
        </Menu.Item>
      ) : null}
      {can('appointments.book') ? (
        <Menu.Item
          leftSection={<IconClipboard size={ICON} />}
          disabled={hands.copied.length === 0}
          onClick={() => void hands.paste({ resourceId, start, end })}
        >
          {t('menu.paste')}
        </Menu.Item>
      ) : null}
    </>
  )
}

const wordOf = (from: string, to: Mark) =>
  from === 'cancelled' || from === 'no_show' ? 'restore' : from === 'completed' ? 'reopen' : to
