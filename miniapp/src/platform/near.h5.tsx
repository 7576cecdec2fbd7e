/** How far beyond the screen still counts as near. */
const marginPx = 1000

/** Tells whenever the element comes near the screen or leaves it, and how high it is. Ends with the answer. */
export function watchNear(id: string, onChange: (isNear: boolean, heightPx: number) => void): () => void {
  const element = document.getElementById(id)
  if (!element) return () => undefined
  const observer = new IntersectionObserver(
    ([entry]) => entry && onChange(entry.isIntersecting, entry.boundingClientRect.height),
    // The page scrolls inside itself.
    { root: element.closest('.taro_page'), rootMargin: `${marginPx}px 0px` },
  )
  observer.observe(element)
  return () => observer.disconnect()
}

/** As high as what stood here. */
export const Spacer = ({ heightPx }: { heightPx: number }) => <div style={{ height: heightPx }} />
