import pLimit from 'p-limit'
import sharp, { type ResizeOptions, type Sharp } from 'sharp'
import { FileRefused } from './file-refused.ts'

export type ImageMediaType = 'image/jpeg' | 'image/png' | 'image/webp'

export const thumbnailMediaType = 'image/jpeg'
const maxImageSidePx = 2048
const maxThumbnailSidePx = 320
const maxInputPixels = 50_000_000

// What a stranger sends meets only the decoders of the three accepted formats, and is never kept in a cache.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
sharp.cache(false)

// A decoded 50 MP photo can take 400 MB, so many uploads at once wait their turn.
const inTurn = pLimit(2)

type CleanImage = { bytes: Buffer; widthPx: number; heightPx: number; thumbnail: Buffer }

/** Redrawn upright from its pixels alone (nothing else of the sent file survives), at most 2048 px long; of an animation the first frame. */
export function cleanImage(sent: Buffer, mediaType: ImageMediaType): Promise<CleanImage> {
  return inTurn(async () => {
    try {
      return await redraw(sent, mediaType)
    } catch (error) {
      if (error instanceof FileRefused) throw error
      throw new FileRefused('file_damaged', error)
    }
  })
}

async function redraw(sent: Buffer, mediaType: ImageMediaType): Promise<CleanImage> {
  const { width, height } = await sharp(sent, { limitInputPixels: false }).metadata()
  if (width * height > maxInputPixels) throw new FileRefused('image_too_large')

  // `error` refuses what is cut short, yet takes the harmless oddities that phones write ('warning' would not).
  const upright = sharp(sent, { limitInputPixels: maxInputPixels, failOn: 'error', sequentialRead: true, autoOrient: true })
  const drawn = await encode(upright.resize(within(maxImageSidePx)), mediaType).toBuffer({ resolveWithObject: true })
  const thumbnail = await sharp(drawn.data)
    .resize(within(maxThumbnailSidePx))
    .flatten({ background: 'white' })
    .jpeg({ quality: 75 })
    .toBuffer()
  return { bytes: drawn.data, widthPx: drawn.info.width, heightPx: drawn.info.height, thumbnail }
}

function encode(image: Sharp, mediaType: ImageMediaType): Sharp {
  if (mediaType === 'image/jpeg') return image.jpeg({ quality: 85 })
  if (mediaType === 'image/webp') return image.webp({ quality: 85 })
  return image.toColourspace('srgb').png()
}

function within(sidePx: number): ResizeOptions {
  return { width: sidePx, height: sidePx, fit: 'inside', withoutEnlargement: true }
}
