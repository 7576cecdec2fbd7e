type Shelf = Record<string, unknown>

let kept: Shelf = {}

/** A browser may be anybody's, so what was loaded lives only as long as the page is open. */
export const readShelf = (): Shelf => kept
export function writeShelf(shelf: Shelf) {
  kept = shelf
}
export function clearShelf() {
  kept = {}
}
