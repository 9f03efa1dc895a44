import type { Answer, Body } from '../../../contract/index.ts'

export type Service = Answer<'POST /services'>
export type Requirement = Service['requirements'][number]
export type ServiceInput = Body<'POST /services'>
export type Resource = Answer<'POST /resources'>
export type AddOn = Answer<'POST /add-ons'>
export type Package = Answer<'POST /packages'>
export type ResourceKind = Resource['kind']
export type Location = Answer<'POST /locations'>
export type Hours = Body<'PUT /resources/:id/hours'>
export type HoursAnswer = Answer<'GET /resources/:id/hours'>
export type Block = Answer<'GET /blocks'>['items'][number]
export type Closure = Answer<'GET /closures'>['items'][number]
/** A visit that a change would leave without its hours or its resource. */
export type Affected = Answer<'POST /blocks'>['affected'][number]

export const KINDS = ['staff', 'room', 'equipment'] as const satisfies readonly ResourceKind[]
