import { maxAddresses } from '@petition/shared/schemas/profile'
import { Card } from '../../../components/card'
import { FieldMessage, TextField } from '../../../components/field'
import { Block, Button } from '../../../platform/elements'

interface Props {
  addresses: string[]
  errorOf: (path: string) => string | undefined
  onChange: (addresses: string[]) => void
}

/** Addresses to choose from when filing. */
export function Addresses({ addresses, errorOf, onChange }: Props) {
  return (
    <Card title="常用地址">
      {addresses.map((address, index) => (
        <Block key={index}>
          <TextField
            id={`addresses.${index}`}
            label={`地址${index + 1}`}
            value={address}
            maxLength={200}
            onChange={(value) => onChange(addresses.map((old, place) => (place === index ? value : old)))}
            error={errorOf(`addresses.${index}`)}
          />
          <Button
            className="button button-small"
            label={`删去地址${index + 1}`}
            onPress={() => onChange(addresses.filter((_, place) => place !== index))}
          >
            删去
          </Button>
        </Block>
      ))}
      <FieldMessage error={errorOf('addresses')} />
      {addresses.length < maxAddresses ? (
        <Button className="button" onPress={() => onChange([...addresses, ''])}>
          添加地址
        </Button>
      ) : (
        <Block className="card-note">{`最多保存${maxAddresses}个。`}</Block>
      )}
    </Card>
  )
}
