/** A browser enlarges the whole page by itself. */
export const systemTextScale = () => 1
