import type { OrganisationView } from '@petition/shared/schemas/organisation'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Card } from '../../../components/card'
import { EmptyState } from '../../../components/empty-state'
import { Facts } from '../../../components/facts'
import { ListEnd } from '../../../components/list-end'
import { Block, Button } from '../../../platform/elements'
import { bureauOf } from './chosen'

const step = 20

/** The chosen bodies, some at a time. */
export function Places({ places, all }: { places: OrganisationView[]; all: OrganisationView[] }) {
  const [count, setCount] = useState(step)
  if (places.length === 0) return <EmptyState icon="search" title="没有找到这个单位" text="换一个更短的名称，或者选择别的地方。" />
  return (
    <>
      <Block>
        {places.slice(0, count).map((place) => (
          <Place key={place.id} place={place} bureau={bureauOf(place, all)} />
        ))}
      </Block>
      <ListEnd count={places.length} hasMore={count < places.length} loading={false} empty="" onMore={() => setCount(count + step)} />
    </>
  )
}

const notStated = '该单位还没有填写'

function Place({ place, bureau }: { place: OrganisationView; bureau?: OrganisationView }) {
  const { id, name, address, phone, receptionTimes } = place
  const isComplete = address && phone && receptionTimes
  return (
    <Card title={name}>
      <Facts
        rows={[
          ['地址', address ?? notStated],
          ['电话', phone ?? notStated],
          ['接待时间', receptionTimes ?? notStated],
        ]}
      />
      {isComplete || !bureau || bureau.id === id ? null : (
        <Block className="card-note">{`缺少的信息可以向${bureau.name}询问${bureau.phone ? `：${bureau.phone}` : ''}。`}</Block>
      )}
      {phone ? <CallButton name={name} phone={phone} /> : null}
    </Card>
  )
}

function CallButton({ name, phone }: { name: string; phone: string }) {
  return (
    // Who closes the dialler has not failed.
    <Button
      className="button"
      label={`拨打电话：${name}`}
      onPress={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined)}
    >
      拨打电话
    </Button>
  )
}
