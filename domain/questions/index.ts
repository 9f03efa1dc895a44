export * from './answers.ts'
export * from './conditions.ts'
export * from './types.ts'
