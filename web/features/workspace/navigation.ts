import {
  type Icon,
  IconBuilding,
  IconCalendarTime,
  IconClockHour4,
  IconCreditCard,
  IconEye,
  IconHistory,
  IconKey,
  IconListCheck,
  IconScissors,
  IconSettings,
  IconSun,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react'
import type { LinkProps } from '@tanstack/react-router'
import type { Action } from '../../../domain/access/index.ts'

/** A page of a frame's navigation: who sees it, and the key after `g` that goes there. */
export interface Page {
  to: NonNullable<LinkProps['to']>
  name: string
  action: Action
  icon: Icon
  key: string
  /** Only for who has a calendar of their own. */
  ownCalendar?: true
}

/** The workspace's pages in the order of the rail. */
export const PAGES: readonly Page[] = [
  { to: '/app/today', name: 'today', action: 'appointments.day', icon: IconListCheck, key: 'd' },
  {
    to: '/app/my-day',
    name: 'myDay',
    action: 'appointments.day',
    icon: IconSun,
    key: 'y',
    ownCalendar: true,
  },
  { to: '/app/timeline', name: 'timeline', action: 'timeline.read', icon: IconCalendarTime, key: 't' },
  { to: '/app/customers', name: 'customers', action: 'customers.read', icon: IconUsers, key: 'c' },
  { to: '/app/services', name: 'services', action: 'services.readAll', icon: IconScissors, key: 's' },
  { to: '/app/resources', name: 'resources', action: 'resources.read', icon: IconBuilding, key: 'r' },
  { to: '/app/hours', name: 'hours', action: 'resources.read', icon: IconClockHour4, key: 'h' },
  { to: '/app/members', name: 'members', action: 'members.read', icon: IconUserShield, key: 'm' },
  { to: '/app/grants', name: 'grants', action: 'grants.manage', icon: IconKey, key: 'g' },
  { to: '/app/accesses', name: 'accesses', action: 'audit.read', icon: IconEye, key: 'p' },
  { to: '/app/audit', name: 'audit', action: 'audit.read', icon: IconHistory, key: 'l' },
  { to: '/app/billing', name: 'billing', action: 'billing.read', icon: IconCreditCard, key: 'b' },
  // Its tabs have actions of their own; this is what all who may see some of them may do.
  { to: '/app/settings', name: 'settings', action: 'locations.manage', icon: IconSettings, key: 'e' },
]
