import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** What the QR code in a PNG file says. The browser reads the picture. */
export async function readQrPicture(page: Page, file: string): Promise<string> {
  const url = `data:image/png;base64,${readFileSync(file).toString('base64')}`
  const { width, dark } = await page.evaluate<{ width: number; dark: boolean[] }>(`(async () => {
    const image = new Image()
    image.src = '${url}'
    await image.decode()
    const { width, height } = image
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const context = canvas.getContext('2d')
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    return { width, dark: Array.from({ length: width * height }, (_, n) => data[4 * n] < 128) }
  })()`)
  const isDark = (x: number, y: number) => dark[Math.floor(y) * width + Math.floor(x)] ?? false
  // the corner of the upper left finder, and its upper side, which is seven modules long
  let from = 0
  while (from < width && !isDark(from, from)) from++
  let to = from
  while (to < width && isDark(to, from)) to++
  const module = (to - from) / 7
  const middles = Array.from(
    { length: Math.round((width - 2 * from) / module) },
    (_, n) => from + (n + 0.5) * module,
  )
  return readQr(middles.map((y) => middles.map((x) => isDark(x, y))))
}

/**
 * Reads a small QR code as a camera does, from dark modules row by row: versions 2 to 5 with level L, which keep their bytes
 * in one piece. Nothing is corrected: what is drawn wrongly reads wrongly.
 */
function readQr(dark: readonly (readonly boolean[])[]): string {
  const size = dark.length
  const at = (row: number, column: number) => (dark[row]?.[column] ? 1 : 0)
  // which of the eight masks: three bits beside the upper left finder, themselves masked by 101
  const mask = ((at(8, 2) << 2) | (at(8, 3) << 1) | at(8, 4)) ^ 0b101
  const flips = [
    (r: number, c: number) => (r + c) % 2,
    (r: number) => r % 2,
    (_: number, c: number) => c % 3,
    (r: number, c: number) => (r + c) % 3,
    (r: number, c: number) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2,
    (r: number, c: number) => ((r * c) % 2) + ((r * c) % 3),
    (r: number, c: number) => (((r * c) % 2) + ((r * c) % 3)) % 2,
    (r: number, c: number) => (((r + c) % 2) + ((r * c) % 3)) % 2,
  ][mask] as (r: number, c: number) => number
  const isFinder = (r: number, c: number) => (r < 9 && (c < 9 || c >= size - 8)) || (r >= size - 8 && c < 9)
  const isAlignment = (r: number, c: number) => Math.abs(r - (size - 7)) < 3 && Math.abs(c - (size - 7)) < 3
  const isData = (r: number, c: number) => r !== 6 && c !== 6 && !isFinder(r, c) && !isAlignment(r, c)
  const bits: number[] = []
  // pairs of columns from the right, up and down in turn; the column of the timing pattern is left out
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right--
    for (let step = 0; step < size; step++) {
      const row = up ? size - 1 - step : step
      for (const column of [right, right - 1])
        if (isData(row, column)) bits.push(at(row, column) ^ (flips(row, column) === 0 ? 1 : 0))
    }
  }
  const number = (from: number, length: number) =>
    Number.parseInt(bits.slice(from, from + length).join(''), 2)
  if (number(0, 4) !== 0b0100) throw new Error('no code of bytes')
  const bytes = Array.from({ length: number(4, 8) }, (_, n) => number(12 + 8 * n, 8))
  return new TextDecoder().decode(new Uint8Array(bytes))
}
