export { FIELDS, type ImportKind, type Mapping, missingFields } from './fields.ts'
export { type DateOrder, detectDateOrder, readMoment, readTime } from './read-date.ts'
export { readMinutes, readMoney } from './read-number.ts'
export { guessMapping, recognise } from './recognise.ts'
