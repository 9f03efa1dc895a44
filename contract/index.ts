import type { z } from 'zod'
import { accessEndpoints } from './access.ts'
import { accountEndpoints } from './accounts.ts'
import { addOnEndpoints } from './add-ons.ts'
import { appointmentChangeEndpoints } from './appointment-changes.ts'
import { appointmentEndpoints } from './appointments.ts'
import { businessEndpoints } from './business.ts'
import { calendarEndpoints } from './calendar.ts'
import { catalogEndpoints } from './catalog.ts'
import { consoleEndpoints } from './console.ts'
import { customerEndpoints } from './customers.ts'
import { deskEndpoints } from './desk.ts'
import { exportEndpoints } from './exports.ts'
import { hoursEndpoints } from './hours.ts'
import { importEndpoints } from './imports.ts'
import { labelEndpoints } from './labels.ts'
import { liveEndpoints } from './live.ts'
import { packageEndpoints } from './packages.ts'
import { platformEndpoints } from './platform.ts'
import { questionEndpoints } from './questions.ts'
import { securityEndpoints } from './security.ts'
import { serviceEndpoints } from './services.ts'
import { setupEndpoints } from './setup.ts'
import { signUpEndpoints } from './sign-up.ts'
import { strandedEndpoints } from './stranded.ts'
import { timelineEndpoints } from './timeline.ts'
import { timelineViewEndpoints } from './timeline-views.ts'

/** Every call of the API, by method and path. */
export const API = {
  ...accountEndpoints,
  ...accessEndpoints,
  ...securityEndpoints,
  ...businessEndpoints,
  ...setupEndpoints,
  ...serviceEndpoints,
  ...catalogEndpoints,
  ...hoursEndpoints,
  ...addOnEndpoints,
  ...packageEndpoints,
  ...calendarEndpoints,
  ...strandedEndpoints,
  ...customerEndpoints,
  ...appointmentEndpoints,
  ...labelEndpoints,
  ...appointmentChangeEndpoints,
  ...deskEndpoints,
  ...questionEndpoints,
  ...timelineEndpoints,
  ...timelineViewEndpoints,
  ...liveEndpoints,
  ...importEndpoints,
  ...exportEndpoints,
  ...signUpEndpoints,
  ...platformEndpoints,
  ...consoleEndpoints,
}

export type Api = typeof API
export type Call = keyof Api

type In<T> = T extends z.ZodType ? z.input<T> : undefined
type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type Of<C extends Call, K extends string> = Api[C] extends Record<K, infer T> ? T : undefined

/** What a client sends. */
export type Params<C extends Call> = In<Of<C, 'params'>>
export type Query<C extends Call> = Of<C, 'query'> extends z.ZodType ? z.input<Of<C, 'query'>> : undefined
export type Body<C extends Call> = In<Of<C, 'body'>>
/** What a handler gets, parsed. */
export type ParsedParams<C extends Call> = Out<Of<C, 'params'>>
export type ParsedQuery<C extends Call> = Out<Of<C, 'query'>>
export type ParsedBody<C extends Call> = Out<Of<C, 'body'>>
/** What the call answers with. */
export type Answer<C extends Call> = Api[C]['success'][1] extends z.ZodType
  ? z.output<Api[C]['success'][1]>
  : null

export { PROBLEMS, type ProblemCode } from './problems.ts'
