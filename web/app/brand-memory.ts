import { chosenBusiness } from './business-choice.ts'

const key = () => `smooth.brand.${chosenBusiness() ?? ''}`

/** The business's colour from the last visit, so that a page begins in it. */
export const recallBrand = (): string | undefined => localStorage.getItem(key()) ?? undefined

export function rememberBrand(color: string | undefined): void {
  if (color) localStorage.setItem(key(), color)
  else localStorage.removeItem(key())
}
