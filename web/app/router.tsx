import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { LoadingPage } from '../ui/LoadingPage.tsx'
import { NotFoundPage } from '../ui/NotFoundPage.tsx'
import { ProblemPage } from '../ui/ProblemPage.tsx'
import { requireMember, requireOperator, requireSignIn } from './guard.ts'
import { deskOf } from './home-of.ts'
import { meQuery, queryClient, whenFactorDue, whenSignedOut } from './query.ts'
import { RootLayout } from './RootLayout.tsx'

const rootRoute = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage })

const STEPS = ['time', 'details', 'done'] as const
type Step = (typeof STEPS)[number]
const isStep = (value: unknown): value is Step => STEPS.some((step) => step === value)

/** A business's booking page, at one of its steps; on the platform's host, what this is. */
const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: (search: Record<string, unknown>): { step?: Step } =>
    isStep(search.step) ? { step: search.step } : {},
  component: lazyRouteComponent(() => import('../features/home/HomePage.tsx'), 'HomePage'),
})

/** A guest's visit. The secret is in the fragment, which no request carries: `/visit/<id>#<manageToken>`. */
const visitRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/visit/$id',
  component: lazyRouteComponent(() => import('../features/visit/VisitPage.tsx'), 'VisitPage'),
})

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } =>
    // A path of this host's own pages, and nothing else: no way out to another site.
    typeof search.next === 'string' &&
    /^\/(app|account|console|second-factor)(\/[\w/-]*)?(\?[^#]*)?$/.test(search.next)
      ? { next: search.next }
      : {},
  component: lazyRouteComponent(() => import('../features/sign-in/SignInPage.tsx'), 'SignInPage'),
})

/** The way in for those who act as somebody else: `/masquerade#<code>`. */
const masqueradeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/masquerade',
  component: lazyRouteComponent(() => import('../features/masquerade/MasqueradePage.tsx'), 'MasqueradePage'),
})

const linkPages = () => import('../features/mailed-links/mailed-links.routes.ts')
const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(linkPages, 'ForgotPasswordPage'),
})
// Mailed links: what they carry stands in the fragment, which no request carries.
const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  component: lazyRouteComponent(linkPages, 'ResetPasswordPage'),
})
const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyRouteComponent(linkPages, 'InvitationPage'),
})
const confirmEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  component: lazyRouteComponent(linkPages, 'ConfirmEmailPage'),
})

const signUp = () => import('../features/sign-up/sign-up.routes.ts')
const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  component: lazyRouteComponent(signUp, 'SignUpPage'),
})
const confirmBusinessRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-business',
  component: lazyRouteComponent(signUp, 'ConfirmBusinessPage'),
})
const findBusinessRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/find-business',
  component: lazyRouteComponent(signUp, 'FindBusinessPage'),
})

const account = () => import('../features/account/account.routes.ts')
const accountRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  beforeLoad: ({ location }) => requireSignIn(location.href),
  component: lazyRouteComponent(account, 'AccountPage'),
})
const enrolRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  beforeLoad: ({ location }) => requireSignIn(location.href),
  component: lazyRouteComponent(account, 'EnrolPage'),
})

// The workspace is one module, fetched by members alone. It exports WorkspaceLayout, which renders <Outlet />
// inside its navigation, and one component for each of the pages below; heavy ones it may split further.
const workspace = () => import('../features/workspace/workspace.routes.tsx')
const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/app',
  beforeLoad: ({ location }) => requireMember(location.href),
  component: lazyRouteComponent(workspace, 'WorkspaceLayout'),
})
const workspaceIndexRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  beforeLoad: async () => {
    throw workspaceIndexRoute.redirect({ to: deskOf(await queryClient.ensureQueryData(meQuery), matchMedia) })
  },
})
const todayRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'today',
  component: lazyRouteComponent(workspace, 'TodayPage'),
})
const myDayRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'my-day',
  component: lazyRouteComponent(workspace, 'MyDayPage'),
})
const timelineRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'timeline',
  component: lazyRouteComponent(workspace, 'TimelinePage'),
})
const unassignedRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'unassigned',
  component: lazyRouteComponent(workspace, 'UnassignedPage'),
})
const servicesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'services',
  component: lazyRouteComponent(workspace, 'ServicesPage'),
})
const resourcesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'resources',
  component: lazyRouteComponent(workspace, 'ResourcesPage'),
})
const hoursRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'hours',
  component: lazyRouteComponent(workspace, 'HoursPage'),
})
const customersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'customers',
  component: lazyRouteComponent(workspace, 'CustomersPage'),
})
const membersRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'members',
  component: lazyRouteComponent(workspace, 'MembersPage'),
})
const grantsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'grants',
  component: lazyRouteComponent(workspace, 'GrantsPage'),
})
const accessesRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'accesses',
  component: lazyRouteComponent(workspace, 'AccessesPage'),
})
const auditRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'audit',
  component: lazyRouteComponent(workspace, 'AuditPage'),
})
const billingRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'billing',
  component: lazyRouteComponent(workspace, 'BillingPage'),
})
const setupRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'setup',
  component: lazyRouteComponent(workspace, 'SetupPage'),
})
const settingsRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'settings',
  component: lazyRouteComponent(workspace, 'SettingsLayout'),
})
// A tab of the settings: its line is in features/settings/tabs.ts.
const businessSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: lazyRouteComponent(workspace, 'BusinessSettings'),
})
const locationsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'locations',
  component: lazyRouteComponent(workspace, 'LocationsSettings'),
})
const rulesSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'rules',
  component: lazyRouteComponent(workspace, 'RulesSettings'),
})

const questionsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'questions',
  component: lazyRouteComponent(workspace, 'QuestionsSettings'),
})
const labelsSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'labels',
  component: lazyRouteComponent(workspace, 'LabelsSettings'),
})
const importSettingsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'import',
  component: lazyRouteComponent(workspace, 'ImportSettings'),
})

// The operator's console is one module too, fetched by platform roles alone.
const operator = () => import('../features/console/console.routes.tsx')
const consoleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/console',
  beforeLoad: ({ location }) => requireOperator(location.href),
  component: lazyRouteComponent(operator, 'ConsoleLayout'),
})
const consoleIndexRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: '/',
  beforeLoad: () => {
    throw consoleIndexRoute.redirect({ to: '/console/businesses' })
  },
})
const consoleBusinessesRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'businesses',
  component: lazyRouteComponent(operator, 'BusinessesPage'),
})
const consoleUsersRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'users',
  component: lazyRouteComponent(operator, 'UsersPage'),
})
const consoleGrantsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'grants',
  component: lazyRouteComponent(operator, 'GrantsPage'),
})
const consoleSessionsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'sessions',
  component: lazyRouteComponent(operator, 'SessionsPage'),
})
const consoleDomainsRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'domains',
  component: lazyRouteComponent(operator, 'DomainsPage'),
})
const consolePlansRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'plans',
  component: lazyRouteComponent(operator, 'PlansPage'),
})
const consoleOutboxRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'outbox',
  component: lazyRouteComponent(operator, 'OutboxPage'),
})
const consoleAuditRoute = createRoute({
  getParentRoute: () => consoleRoute,
  path: 'audit',
  component: lazyRouteComponent(operator, 'AuditPage'),
})

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    homeRoute,
    visitRoute,
    signInRoute,
    masqueradeRoute,
    forgotPasswordRoute,
    resetPasswordRoute,
    invitationRoute,
    confirmEmailRoute,
    signUpRoute,
    confirmBusinessRoute,
    findBusinessRoute,
    accountRoute,
    enrolRoute,
    consoleRoute.addChildren([
      consoleIndexRoute,
      consoleBusinessesRoute,
      consoleUsersRoute,
      consoleGrantsRoute,
      consoleSessionsRoute,
      consoleDomainsRoute,
      consolePlansRoute,
      consoleOutboxRoute,
      consoleAuditRoute,
    ]),
    workspaceRoute.addChildren([
      workspaceIndexRoute,
      todayRoute,
      myDayRoute,
      timelineRoute,
      unassignedRoute,
      servicesRoute,
      resourcesRoute,
      hoursRoute,
      customersRoute,
      membersRoute,
      grantsRoute,
      accessesRoute,
      auditRoute,
      billingRoute,
      setupRoute,
      settingsRoute.addChildren([
        businessSettingsRoute,
        locationsSettingsRoute,
        rulesSettingsRoute,
        questionsSettingsRoute,
        labelsSettingsRoute,
        importSettingsRoute,
      ]),
    ]),
  ]),
  defaultPreload: 'intent',
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: ProblemPage,
  scrollRestoration: true,
})

whenSignedOut(() => {
  queryClient.removeQueries({ queryKey: ['me'] })
  queryClient.setQueryData(['visitor'], null)
  const { pathname, href } = router.state.location
  if (/^\/(app|console)/.test(pathname)) void router.navigate({ to: '/sign-in', search: { next: href } })
})

whenFactorDue(() => void router.navigate({ to: '/second-factor' }))

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
