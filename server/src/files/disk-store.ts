import { randomUUID } from 'node:crypto'
import { access, constants, mkdir, open, rename, rm, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { FileStore } from './store.ts'
import { assertFileKey } from './store.ts'

/** Files under one folder, readable only by the service's own user. */
export function createDiskStore(folder: string): FileStore {
  const root = resolve(folder)
  const pathOf = (key: string) => {
    assertFileKey(key)
    return join(root, key)
  }
  return {
    async put(key, body) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const temporaryPath = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
      try {
        await writeDurably(temporaryPath, body)
        await rename(temporaryPath, path)
      } catch (error) {
        await rm(temporaryPath, { force: true })
        throw error
      }
      await syncFolders(dirname(path), root)
    },
    async get(key) {
      const file = await unlessMissing(open(pathOf(key), 'r'))
      if (!file) return null
      const stats = await file.stat()
      if (stats.isFile()) return { stream: file.createReadStream(), sizeBytes: stats.size }
      await file.close()
      return null
    },
    async remove(key) {
      const path = pathOf(key)
      const removed = await unlessMissing(unlink(path).then(() => true))
      if (removed) await syncFolder(dirname(path))
    },
    async ready() {
      await mkdir(root, { recursive: true, mode: 0o700 })
      await access(root, constants.R_OK | constants.W_OK | constants.X_OK)
    },
  }
}

async function writeDurably(path: string, body: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(body)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A new name, and a new folder's name, is durable only when the folder that holds it is written too. */
async function syncFolders(folder: string, root: string): Promise<void> {
  await syncFolder(folder)
  if (folder !== root) await syncFolders(dirname(folder), root)
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function unlessMissing<T>(attempt: Promise<T>): Promise<T | null> {
  try {
    return await attempt
  } catch (error) {
    if (isNodeError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return null
    throw error
  }
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
