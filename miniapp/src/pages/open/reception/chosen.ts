import type { OrganisationView } from '@petition/shared/schemas/organisation'

/** The petition bureaus first; what was merged or abolished receives nobody. */
export function chosenPlaces(organisations: OrganisationView[], regionCode: string, words: string): OrganisationView[] {
  const [isCity, name] = [regionCode.endsWith('00'), words.trim()]
  const there = (code: string) => !regionCode || (isCity ? code === regionCode : code.startsWith(regionCode))
  const found = organisations.filter((one) => !one.closedOn && there(one.regionCode) && one.name.includes(name))
  return [...found.filter(({ kind }) => kind === 'bureau'), ...found.filter(({ kind }) => kind !== 'bureau')]
}

/** The petition bureau that one can ask about a body: of its county, else of the city. */
export function bureauOf({ regionCode }: OrganisationView, all: OrganisationView[]): OrganisationView | undefined {
  const bureaus = all.filter(({ kind, closedOn }) => kind === 'bureau' && !closedOn)
  return bureaus.find((bureau) => regionCode.startsWith(bureau.regionCode)) ?? bureaus.find(({ level }) => level === 'city')
}
