import type { Role } from './roles.ts'

/**
 * How far a role reaches with an action.
 *
 * - `all`: in every tenant (and on the platform)
 * - `demo`: in demo tenants only
 * - `tenant`: everything of the actor's own tenant
 * - `calendars`: what touches the calendars that the staff member writes on (own, location, all)
 * - `contacts`: customers that the staff member serves, or all of them
 * - `own`: the actor's own things
 * - `grant`: in any tenant, but only under an active grant of this action
 * - `-`: not at all
 */
export type Scope = 'all' | 'demo' | 'tenant' | 'calendars' | 'contacts' | 'own' | 'grant' | '-'

interface Rule {
  /** In words, for the docs and the console. */
  says: string
  /** Anyone may, signed in or not. */
  anyone: boolean
  scopes: Record<Role, Scope>
}

type Cells = readonly [Scope, Scope, Scope, Scope, Scope, Scope, Scope, Scope]
const rule = (says: string, [su, pm, sales, support, owner, manager, staff, customer]: Cells): Rule => ({
  says,
  anyone: false,
  scopes: {
    SUPERUSER: su,
    PLATFORM_MANAGER: pm,
    PLATFORM_SALES: sales,
    PLATFORM_SUPPORT: support,
    TENANT_OWNER: owner,
    TENANT_MANAGER: manager,
    TENANT_STAFF: staff,
    CUSTOMER: customer,
  },
})
const anyone = (says: string, cells: Cells): Rule => ({
  ...rule(says, cells),
  anyone: true,
})

/** The whole of who may do what: one row an action, one column a role. */
// biome-ignore format: a table reads as a table
export const ACTIONS = {
  //                                                                                         SUPER  P_MGR  SALES   SUPPORT  OWNER     MANAGER   STAFF        CUSTOMER
  'business.read':          anyone('See the public page of the business',                   ['all', 'all', 'all',  'all',   'tenant', 'tenant', 'tenant',    'tenant']),
  'business.update':        rule('Change the settings of the business',                     ['all', 'all', '-',    'grant', 'tenant', 'grant',  '-',         '-']),
  'business.publish':       rule('Open and close the page of the business',                 ['all', 'all', '-',    '-',     'tenant', '-',      '-',         '-']),
  'setup.manage':           rule('Set the business up, step by step',                       ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'services.read':          anyone('See the services offered online',                       ['all', 'all', 'all',  'all',   'tenant', 'tenant', 'tenant',    'tenant']),
  'services.readAll':       rule('See services with all their fields',                      ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'services.manage':        rule('Create and change services',                              ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'questions.read':         anyone('See what is asked with a booking',                      ['all', 'all', 'all',  'all',   'tenant', 'tenant', 'tenant',    'tenant']),
  'questions.readAll':      rule('See all questions, and what staff are asked',             ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'questions.manage':       rule('Create and change questions',                             ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'locations.read':         rule('See locations',                                           ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'locations.manage':       rule('Create and change locations',                             ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'resources.read':         rule('See resources and their hours',                           ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'resources.manage':       rule('Create and change resources and hours',                   ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'blocks.read':            rule('See time taken out',                                      ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'blocks.write':           rule('Take time out of a calendar',                             ['all', '-',   '-',    '-',     'tenant', 'tenant', 'calendars', '-']),
  'closures.read':          rule('See closed days',                                         ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'closures.manage':        rule('Set closed days',                                         ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'customers.read':         rule('See customers',                                           ['all', 'all', '-',    '-',     'tenant', 'tenant', 'contacts',  '-']),
  'customers.create':       rule('Add a customer',                                          ['all', '-',   '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'customers.update':       rule('Change a customer',                                       ['all', '-',   '-',    '-',     'tenant', 'tenant', 'contacts',  '-']),
  'customers.block':        rule('Refuse a customer online',                                ['all', '-',   '-',    '-',     'tenant', 'tenant', 'contacts',  '-']),
  'customers.merge':        rule('Merge duplicates of a customer',                          ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'availability.read':      anyone('Ask for free times',                                    ['all', 'all', 'all',  'all',   'tenant', 'tenant', 'tenant',    'tenant']),
  'availability.explain':   rule('Ask why a time is not free',                              ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'appointments.hold':      anyone('Hold a time while completing a form',                   ['all', '-',   '-',    '-',     'tenant', 'tenant', 'tenant',    'tenant']),
  'appointments.book':      anyone('Book for oneself',                                      ['all', '-',   '-',    '-',     'tenant', 'tenant', 'calendars', 'own']),
  'appointments.read':      rule('See visits',                                              ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    'own']),
  'appointments.day':       rule('See a day as the desk does',                              ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'appointments.write':     rule('Move, change and cancel visits',                          ['all', '-',   '-',    '-',     'tenant', 'tenant', 'calendars', 'own']),
  'appointments.override':  rule('Accept a warning and book regardless',                    ['all', '-',   '-',    '-',     'tenant', 'tenant', 'calendars', '-']),
  'labels.read':            rule('See the labels of visits',                                ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'labels.manage':          rule('Create and change labels of visits',                      ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'timeline.read':          rule('See the Timeline',                                        ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'events.read':            rule('Follow what changes',                                     ['all', 'all', '-',    '-',     'tenant', 'tenant', 'tenant',    '-']),
  'session.begin':          anyone('Sign in',                                               ['all', 'all', 'all',  'all',   'tenant', 'tenant', 'tenant',    'tenant']),
  'session.read':           rule('See who one is',                                          ['all', 'all', 'all',  'all',   'tenant', 'tenant', 'tenant',    'tenant']),
  'session.end':            rule('Sign out',                                                ['own', 'own', 'own',  'own',   'own',    'own',    'own',       'own']),
  'account.secure':         rule('Change one’s own password, second factor, email and sessions',['own', 'own', 'own',  'own',   'own',    'own',    'own',       'own']),
  'members.read':           rule('See the members of the business',                         ['all', 'all', '-',    'all',   'tenant', 'tenant', '-',         '-']),
  'members.manage':         rule('Invite members and change their rights',                  ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'billing.read':           rule('See plan, limits and usage',                              ['all', 'all', 'grant','grant', 'tenant', 'grant',  '-',         '-']),
  'data.export':            rule('Export the data of the business',                         ['all', 'all', '-',    'grant', 'tenant', 'grant',  '-',         '-']),
  'data.import':            rule('Take over data from another product',                    ['all', '-',   '-',    '-',     'tenant', 'tenant', '-',         '-']),
  'audit.read':             rule('Read the log of the business',                            ['all', 'all', '-',    '-',     'tenant', '-',      '-',         '-']),
  'domains.manage':         rule('Manage the domains of the business',                      ['all', 'all', '-',    '-',     'tenant', '-',      '-',         '-']),
  'grants.manage':          rule('Give and revoke permissions in time',                     ['all', 'all', '-',    '-',     'tenant', '-',      '-',         '-']),
  'keys.manage':            rule('Manage API keys, webhooks and feed links',                ['all', '-',   '-',    '-',     'tenant', '-',      '-',         '-']),
  'customers.erase':        rule('Erase a person',                                          ['all', '-',   '-',    '-',     'tenant', '-',      '-',         '-']),
  'masquerade.start':       rule('Act as somebody else',                                    ['all', '-',   'demo', 'all',   'tenant', '-',      '-',         '-']),
  'platform.read':          rule('Use the console of the operator',                         ['all', 'all', 'all',  'all',   '-',      '-',      '-',         '-']),
  'platform.tenants.read':  rule('Look up tenants and their users',                         ['all', 'all', 'demo', 'all',   '-',      '-',      '-',         '-']),
  'platform.tenants.create':rule('Create tenants',                                          ['all', 'all', 'demo', '-',     '-',      '-',      '-',         '-']),
  'platform.tenants.manage':rule('Change and suspend tenants',                              ['all', 'all', '-',    '-',     '-',      '-',      '-',         '-']),
  'platform.users.manage':  rule('Manage platform users below oneself',                     ['all', 'all', '-',    '-',     '-',      '-',      '-',         '-']),
  'platform.audit.read':    rule('Read the log of the platform',                            ['all', 'all', '-',    '-',     '-',      '-',      '-',         '-']),
  'platform.jobs.manage':   rule('See and retry background jobs',                           ['all', 'all', '-',    '-',     '-',      '-',      '-',         '-']),
} as const satisfies Record<string, Rule>

export type Action = keyof typeof ACTIONS
