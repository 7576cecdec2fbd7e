import sharp from 'sharp'

const width = 640
const height = 480
const sky = [186, 203, 215]
const house = [201, 184, 164]
const road = [118, 120, 124]
const water = [146, 181, 204]

/** A photo of a flooded road as a phone takes it, a little different each time: lying on its side, with camera and place written inside; `enlarged` so many times. */
export function makePhoto(enlarged = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3)
  for (let index = 0; index < pixels.length; index++) {
    const pixel = Math.floor(index / 3)
    const down = (pixel % width) / width
    const across = 1 - Math.floor(pixel / width) / height
    pixels[index] = (colourAt(across, down)[index % 3] ?? 0) + Math.random() * 24 - 12
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .resize(width * enlarged, height * enlarged)
    .withExif({ IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 57/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 60 })
    .toBuffer()
}

function colourAt(across: number, down: number): number[] {
  if (down < 0.55) return down > 0.25 && Math.abs(across - 0.6) < 0.3 ? house : sky
  return ((across - 0.5) / 0.38) ** 2 + ((down - 0.77) / 0.13) ** 2 < 1 ? water : road
}
