/** Enough to read a paper in a photo; the service keeps no more. */
export const longestSide = 2048

export function shrunk({ width, height }: { width: number; height: number }) {
  const scale = Math.min(1, longestSide / Math.max(width, height, 1))
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
