import {
  IconBuildingStore,
  IconDevices,
  IconHistory,
  IconKey,
  IconMail,
  IconStack2,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import type { Page } from '../workspace/navigation.ts'

/** The console's pages in the order of the rail. */
export const CONSOLE_PAGES: readonly Page[] = [
  {
    to: '/console/businesses',
    name: 'businesses',
    action: 'platform.tenants.read',
    icon: IconBuildingStore,
    key: 'b',
  },
  { to: '/console/users', name: 'users', action: 'platform.tenants.read', icon: IconUsers, key: 'u' },
  { to: '/console/grants', name: 'grants', action: 'grants.manage', icon: IconKey, key: 'g' },
  { to: '/console/sessions', name: 'sessions', action: 'platform.users.manage', icon: IconDevices, key: 's' },
  { to: '/console/domains', name: 'domains', action: 'platform.tenants.read', icon: IconWorld, key: 'd' },
  { to: '/console/plans', name: 'plans', action: 'platform.read', icon: IconStack2, key: 'p' },
  { to: '/console/outbox', name: 'outbox', action: 'platform.jobs.manage', icon: IconMail, key: 'o' },
  { to: '/console/audit', name: 'audit', action: 'platform.audit.read', icon: IconHistory, key: 'l' },
]
