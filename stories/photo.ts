import sharp from 'sharp'

/** A photo as a phone takes it, a little different each time: lying on its side, with the camera's name and the place inside. */
export function makePhoto({ width = 640, height = 480 } = {}): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 150, sigma: 24 } as const
  const water = { width, height: Math.round(height / 2), channels: 3, background: '#7fa3c0' } as const
  const place = { IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '33/1 57/1 0/1' } }
  return sharp({ create: { width, height, channels: 3, background: 'gray', noise } })
    .composite([{ input: { create: water }, gravity: 'east', blend: 'soft-light' }])
    .withExif(place)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 60 })
    .toBuffer()
}
