import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** What is on the page now keeps to WCAG 2.2 AA, as far as a machine can tell; the message names what doesn't. */
export async function expectAccessible(page: Page): Promise<void> {
  await stillness(page)
  const { violations } = await new AxeBuilder({ page })
    // before the tags, which it would take away
    .options({ resultTypes: ['violations'], selectors: false })
    // All our frames are of one origin: nothing needs the second page that would otherwise be opened for each look.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
}

/**
 * What is fading in has the contrast of its end; what turns for ever isn't waited for. A text, since the journeys are
 * compiled without the browser's types.
 */
const stillness = (page: Page) =>
  page.evaluate(`Promise.allSettled(
    document.getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map((animation) => animation.finished),
  ).then(() => {})`)
