/** As high as twenty matters are on a phone. */
const sectionPx = 4000
const screenPx = 844

type Told = { intersectionRatio: number; boundingClientRect: { height: number } }
type Watched = { index: number; margin: { top?: number; bottom?: number }; isNear: boolean | undefined; tell: (told: Told) => void }

/** Stands in for the layout that only WeChat has: sections one below the other, each told when it comes near the screen or leaves it. */
export function createScrolling() {
  const watched = new Set<Watched>()
  let top = 0

  function look(one: Watched) {
    const [from, to] = [one.index * sectionPx, (one.index + 1) * sectionPx]
    const isNear = to > top - (one.margin.top ?? 0) && from < top + screenPx + (one.margin.bottom ?? 0)
    if (isNear === one.isNear) return
    one.isNear = isNear
    one.tell({ intersectionRatio: isNear ? 0.2 : 0, boundingClientRect: { height: sectionPx } })
  }

  return {
    createIntersectionObserver(_page: unknown, { initialRatio = 0 }: { initialRatio?: number } = {}) {
      let margin = {}
      let own: Watched | undefined
      const observer = {
        relativeToViewport(given: object) {
          margin = given
          return observer
        },
        observe(selector: string, tell: Watched['tell']) {
          const one = { index: Number(/\d+$/.exec(selector)?.[0]), margin, isNear: initialRatio === 0 ? false : undefined, tell }
          own = one
          watched.add(one)
          setImmediate(() => look(one))
        },
        disconnect: () => void (own && watched.delete(own)),
      }
      return observer
    },
    /** To the given section of a list. */
    scrollTo(section: number) {
      top = section * sectionPx
      for (const one of watched) look(one)
    },
  }
}
