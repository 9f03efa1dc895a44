import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { Id, PageQuery, page, text, Version } from './primitives.ts'

/** What a label may be coloured: few enough to be told apart, each with contrast in light and dark. */
export const LABEL_COLORS = ['gray', 'blue', 'teal', 'green', 'amber', 'red', 'pink', 'violet'] as const
export const LabelColor = z.enum(LABEL_COLORS)

/** A label as it stands on a visit. */
export const LabelOnVisit = z.object({ id: Id, name: z.string(), color: LabelColor })

export const Label = LabelOnVisit.extend({
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
}).meta({ id: 'Label' })

const fields = {
  name: text(40, 1),
  color: LabelColor,
  position: z.int().min(0).max(10_000).optional(),
}
const IdParam = z.object({ id: Id })

export const labelEndpoints = endpoints({
  'GET /labels': {
    summary: "The business's own words for how a visit stands",
    tag: 'Labels',
    action: 'labels.read',
    tenant: 'required',
    query: PageQuery,
    success: [200, page(Label)],
  },
  'POST /labels': {
    summary: 'Add a label',
    tag: 'Labels',
    action: 'labels.manage',
    tenant: 'required',
    body: z.object(fields),
    success: [201, Label],
    idempotent: true,
  },
  'PATCH /labels/:id': {
    summary: 'Change a label; visits that have it show it as it is now',
    tag: 'Labels',
    action: 'labels.manage',
    tenant: 'required',
    params: IdParam,
    body: z.object(fields).partial().extend({ active: z.boolean().optional(), version: Version }),
    success: [200, Label],
    problems: ['stale', 'not-found'],
  },
  'PUT /labels/order': {
    summary: 'Put the labels in order; those that are not named come after them, as they were',
    tag: 'Labels',
    action: 'labels.manage',
    tenant: 'required',
    body: z.object({ ids: z.array(Id).min(1).max(200) }),
    success: [200, page(Label)],
    problems: ['not-found'],
  },
  'DELETE /labels/:id': {
    summary: 'Archive a label: it stays on visits that have it, and is offered for no others',
    tag: 'Labels',
    action: 'labels.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
    problems: ['not-found'],
  },
})
