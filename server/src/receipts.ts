import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { Context } from './context.ts'

/** Ed25519 over what a receipt states; the key's id is the beginning of its public half's SHA-256. */
export function createReceipts(privateKeyPem: string): Context['receipts'] {
  const privateKey = createPrivateKey(privateKeyPem)
  const publicKey = createPublicKey(privateKey)
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return {
    keyId: createHash('sha256').update(der).digest('hex').slice(0, 16),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
