import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

const root = join(import.meta.dirname, '..')

/**
 * Takes a picture of what is on the page into test-results/pictures; with UPDATE_PICTURES=1 into docs/images,
 * from where the README shows it.
 */
export async function takePicture(page: Page, name: string): Promise<void> {
  const folder = join(root, process.env.UPDATE_PICTURES === '1' ? 'docs/images' : 'test-results/pictures')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
