import { type Channel, type PetitionClass, type PetitionKind, receivedChannels } from '@petition/shared/vocabulary/petition'

type Filed = { kind: PetitionKind; channel: Channel; aboutConduct: boolean }

/** What the petitioner filed it as. What staff entered from paper asks for something until a second person has read it, too. */
export function filedClass({ kind, channel, aboutConduct }: Filed): PetitionClass {
  if (aboutConduct) return 'accusation'
  const isEntered = receivedChannels.some((one) => one === channel)
  return kind === 'suggestion' && !isEntered ? 'suggestion' : 'appeal'
}

/** Against the petitioner's own word only an appeal needs no second person: it alone has every period and every remedy. */
export const takesAway = (petition: Filed, petitionClass: PetitionClass): boolean =>
  petitionClass !== 'appeal' && petitionClass !== filedClass(petition)
