const most = 3

interface Way {
  keywords: string[]
}

/** The ways whose words stand in the text, the best first: long words say more than short ones. */
export function matchWays<Found extends Way>(text: string, ways: readonly Found[]): Found[] {
  const weigh = ({ keywords }: Way) =>
    [...new Set(keywords)].reduce((sum, word) => sum + (word && text.includes(word) ? word.length : 0), 0)
  return ways
    .map((way) => ({ way, weight: weigh(way) }))
    .filter(({ weight }) => weight >= 2)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map(({ way }) => way)
}
