/** A browser has its own way to load a page again. */
export function usePullDown(_reload: () => Promise<void>) {}
