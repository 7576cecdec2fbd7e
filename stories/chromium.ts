import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import packagedChromium from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const workFolder = fileURLToPath(new URL('../.tmp/', import.meta.url))
const resolve = createRequire(import.meta.url).resolve

const installedBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless Chromium that can write Chinese: the one CHROMIUM_PATH names, an installed one, or the one of the npm package. */
export async function launchChromium(more: string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? installedBrowsers.find(existsSync) ?? (await unpackedChromium())
  const env = { ...process.env, FONTCONFIG_FILE: await chineseFonts(), ...(await missingLibraries(executablePath)) }
  return chromium.launch({ executablePath, args: [...flags, ...more], env })
}

/** The package unpacks into the temporary directory; here it is unpacked once, and a half-unpacked one is never taken for it. */
async function unpackedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome or Chromium is installed: install one, or name it with CHROMIUM_PATH.')
  }
  const { version } = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8')) as { version: string }
  const folder = join(workFolder, `chromium-${version}`)
  const executable = join(folder, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(workFolder, { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  const { TMPDIR } = process.env
  process.env.TMPDIR = draft
  await packagedChromium.executablePath()
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  await rename(draft, folder).catch(async (error) => {
    if (!existsSync(executable)) throw error
    await rm(draft, { recursive: true })
  })
  return executable
}

function packageFolder(): string {
  return join(dirname(resolve('@sparticuz/chromium')), '..')
}

/** A bare server has no libnss3; the package brings one along for such. */
async function missingLibraries(executable: string): Promise<{ LD_LIBRARY_PATH?: string }> {
  if (!executable.startsWith(workFolder) || spawnSync(executable, ['--version']).status === 0) return {}
  const folder = join(dirname(executable), 'libraries')
  if (!existsSync(folder)) {
    const draft = await mkdtemp(`${folder}-`)
    const archive = brotliDecompressSync(await readFile(join(packageFolder(), 'bin', 'al2023.tar.br')))
    execFileSync('tar', ['-x', '-C', draft], { input: archive })
    await rename(draft, folder)
  }
  return { LD_LIBRARY_PATH: join(folder, 'lib') }
}

/** The fonts of the npm package and no others, so that a page looks the same on every machine. */
async function chineseFonts(): Promise<string> {
  const fonts = join(dirname(resolve('@embedpdf/fonts-sc')), '..', 'fonts')
  const file = join(workFolder, 'fonts.conf')
  await mkdir(workFolder, { recursive: true })
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${join(workFolder, 'font-cache')}</cachedir></fontconfig>
`,
  )
  return file
}
