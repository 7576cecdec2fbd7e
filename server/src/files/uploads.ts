import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { FileRefused } from './file-refused.ts'
import { cleanImage, type ImageMediaType } from './images.ts'

export const maxUploadBytes = 10 * 1024 * 1024

/** `bytes` and `sizeBytes` are what is stored; `sha256` (hex) is of what was sent. Only images have sides and a thumbnail. */
export type Upload = {
  mediaType: ImageMediaType | 'application/pdf'
  bytes: Buffer
  sizeBytes: number
  sha256: string
  thumbnail: Buffer | null
  width?: number
  height?: number
}

// An animated PNG is kept as its first frame.
const imageTypes: Record<string, ImageMediaType> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/apng': 'image/png',
  'image/webp': 'image/webp',
}

/** Takes a photo or a PDF for what its content says it is, whatever its name; throws FileRefused. */
export async function readUpload(sent: Buffer): Promise<Upload> {
  if (sent.length === 0) throw new FileRefused('file_empty')
  if (sent.length > maxUploadBytes) throw new FileRefused('file_too_large')
  const detected = (await fileTypeFromBuffer(sent))?.mime ?? ''
  const sha256 = createHash('sha256').update(sent).digest('hex')

  const imageType = imageTypes[detected]
  if (imageType) {
    const { bytes, widthPx, heightPx, thumbnail } = await cleanImage(sent, imageType)
    return { mediaType: imageType, bytes, sizeBytes: bytes.length, sha256, thumbnail, width: widthPx, height: heightPx }
  }
  if (detected === 'application/pdf') {
    assertWholePdf(sent)
    return { mediaType: 'application/pdf', bytes: sent, sizeBytes: sent.length, sha256, thumbnail: null }
  }
  throw new FileRefused(/^image\/hei[cf]/.test(detected) ? 'file_heic' : 'file_type_unsupported')
}

/** The header stands at the start, and the end mark in the last 1024 bytes where PDF readers look for it (PDF Reference 1.7, appendix H.3). */
function assertWholePdf(sent: Buffer): void {
  const whole = /^%PDF-\d/.test(sent.toString('latin1', 0, 8)) && sent.includes('%%EOF', Math.max(0, sent.length - 1024))
  if (!whole) throw new FileRefused('file_damaged')
}
