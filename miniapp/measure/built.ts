import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** One build of the app, or of what is built beside it. */
export function built(name: 'weapp' | 'h5' | 'gallery-h5' | 'empty-weapp' | 'empty-h5') {
  const folder = join(import.meta.dirname, '../dist', name)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !file.endsWith('.built') && statSync(join(folder, file)).isFile())
    .map((path) => ({ path, sizeBytes: statSync(join(folder, path)).size }))
  return { folder, files, read: (path: string) => readFileSync(join(folder, path), 'utf8') }
}

/** The main package and the others of a mini-program, in bytes. */
export function packagesOf({ files, read }: ReturnType<typeof built>) {
  const { subPackages = [] } = JSON.parse(read('app.json')) as { subPackages?: { root: string }[] }
  const sizeOf = (fits: (path: string) => boolean) =>
    files.filter(({ path }) => fits(path)).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const roots = subPackages.map(({ root }) => root)
  const parts = Object.fromEntries(roots.map((root) => [root, sizeOf((path) => path.startsWith(`${root}/`))]))
  return { main: sizeOf((path) => !roots.some((root) => path.startsWith(`${root}/`))), total: sizeOf(() => true), parts }
}

export const packedBytes = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length

export const inKB = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`

/** One line of what was measured. */
export function print(what: string, ...values: string[]) {
  console.log(`  ${what.padEnd(34)} ${values.map((value) => value.padStart(14)).join(' ')}`)
}
