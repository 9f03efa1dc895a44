/** The wizard's steps in their order; all but `check` are the API's too. */
export const STEPS = ['trade', 'services', 'hours', 'people', 'check', 'look', 'publish', 'try'] as const
export type StepName = (typeof STEPS)[number]
export const isStep = (name: string | undefined): name is StepName => STEPS.some((step) => step === name)
