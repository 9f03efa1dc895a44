import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type LaunchOptions } from '@playwright/test'

/** Folders of the machine whose fonts are used for what ours don't have. */
const systemFonts = ['/usr/share/fonts', '/usr/local/share/fonts']

/**
 * How to launch a browser here: the one that comes as an npm package, else an installed Chrome or
 * Chromium. Found once a run: the workers inherit it in the environment.
 */
export async function browserOptions(): Promise<LaunchOptions> {
  process.env.E2E_BROWSER ??= JSON.stringify(await findBrowser())
  return withEnvironment(JSON.parse(process.env.E2E_BROWSER))
}

/** Tried out before it is returned, with Chrome's own sandbox where the machine allows one. */
async function findBrowser(): Promise<LaunchOptions> {
  const candidates: (() => Promise<LaunchOptions> | LaunchOptions)[] = [
    packagedChromium,
    () => ({ channel: 'chrome' }),
    () => ({ executablePath: '/usr/bin/chromium' }),
    () => ({}),
  ]
  const reasons: string[] = []
  for (const candidate of candidates) {
    for (const chromiumSandbox of process.getuid?.() === 0 ? [false] : [true, false]) {
      try {
        const options = { ...(await candidate()), chromiumSandbox }
        const browser = await chromium.launch(withEnvironment(options))
        await browser.close()
        return options
      } catch (error) {
        reasons.push((error as Error).message.split('\n').slice(0, 3).join(' '))
      }
    }
  }
  throw new Error(`No browser could be started:\n${[...new Set(reasons)].join('\n')}`)
}

const withEnvironment = ({ env, ...options }: LaunchOptions): LaunchOptions => ({
  ...options,
  env: { ...process.env, ...env },
})

async function packagedChromium(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('no packaged browser for this machine')
  const folder = await unpackedChromium()
  return {
    executablePath: join(folder, 'chromium'),
    args: ['--font-render-hinting=none', '--disable-gpu'],
    env: {
      // NSS and its like, for machines that have none.
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

/** Unpacked once a version and user. It appears whole or not at all, so that two runs at once don't meet. */
async function unpackedChromium(): Promise<string> {
  const require = createRequire(import.meta.url)
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin')
  const { version } = require(join(packed, '..', 'package.json'))
  const cache = cacheFolder()
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder

  const unfinished = mkdtempSync(`${folder}.`)
  const { TMPDIR } = process.env
  try {
    // The package unpacks into the temporary folder, under names of its own.
    process.env.TMPDIR = unfinished
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
      await inflate(join(packed, archive))
    }
    writeFileSync(join(unfinished, 'fonts.conf'), fontsConfiguration(folder))
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    rmSync(unfinished, { recursive: true, force: true })
  }
  return folder
}

function cacheFolder(): string {
  const own = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'smoothschedule')
  try {
    mkdirSync(own, { recursive: true })
    return own
  } catch {
    const temporary = join(tmpdir(), `smoothschedule-${process.getuid?.() ?? 'cache'}`)
    mkdirSync(temporary, { recursive: true, mode: 0o700 })
    return temporary
  }
}

function fontsConfiguration(folder: string): string {
  const folders = [join(folder, 'fonts', 'fonts'), ...systemFonts]
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((name) => `  <dir>${name}</dir>`).join('\n')}
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`
}
