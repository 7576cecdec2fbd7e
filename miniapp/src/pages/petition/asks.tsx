import type { PetitionView } from '@petition/shared/schemas/petition'
import Taro from '@tarojs/taro'
import { Card } from '../../components/card'
import { Block, Button } from '../../platform/elements'
import { askedOf } from './asked'

/** What waits for the petitioner: the most urgent as the one main button, the others below it. */
export function Asks({ view }: { view: PetitionView }) {
  const asked = askedOf(view)
  if (asked.length === 0) return null
  return (
    <Card title="等您办的">
      {asked.map(({ act, part, why, button, url }, index) => (
        <Block key={`${act} ${part}`} className="ask">
          <Block>{why}</Block>
          <Button className={index === 0 ? 'button button-primary' : 'button'} onPress={() => Taro.navigateTo({ url })}>
            {button}
          </Button>
        </Block>
      ))}
    </Card>
  )
}
