import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const faces = [
  { prefix: '/', root: fileURLToPath(new URL('../../../miniapp/dist/h5/', import.meta.url)) },
  { prefix: '/console', root: fileURLToPath(new URL('../../../console/dist/', import.meta.url)) },
]
const hashedName = /[.-][\w-]{8,}\.(js|css|woff2?|png|jpg|svg|webp)(\.br|\.gz)?$/

/** The residents' portal and the staff's console, where they have been built. */
export async function registerPortal(app: FastifyInstance) {
  for (const { prefix, root } of faces) {
    if (!existsSync(root)) continue
    await app.register(staticFiles, {
      prefix,
      root,
      decorateReply: false,
      // The build leaves a packed copy beside each file: a phone on a bad network waits for a third of the bytes.
      preCompressed: true,
      schemaHide: true,
      redirect: prefix !== '/',
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('cache-control', hashedName.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    })
  }
}
