import { type PetitionKind, petitionKindLabels, petitionKinds } from '@petition/shared/vocabulary/petition'
import { useState } from 'react'
import { SelectField, TextField } from '../../../components/field'
import { Page } from '../../../components/page'
import { Block, Button } from '../../../platform/elements'
import { Results } from './results'

const kinds = [{ value: '', label: '全部' }, ...petitionKinds.map((kind) => ({ value: kind, label: petitionKindLabels[kind] }))]

/** What others wrote and were answered, with search. */
export default function PublishedPage() {
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState<{ q?: string; kind?: PetitionKind }>({})
  const search = () => setAsked({ ...asked, q: words.trim() || undefined })
  return (
    <Page title="公开的来信和答复">
      <Block className="card">
        <TextField
          id="q"
          label="想找什么"
          hint="写一两个词，例如：路灯、积水、停车。"
          value={words}
          maxLength={100}
          onChange={setWords}
          onConfirm={search}
        />
        <SelectField
          id="kind"
          label="类别"
          placeholder="全部"
          value={asked.kind ?? ''}
          options={kinds}
          onChange={(kind) => setAsked({ ...asked, kind: petitionKinds.find((one) => one === kind) })}
        />
        <Button className="button button-primary" onPress={search}>
          搜索
        </Button>
      </Block>
      <Results key={JSON.stringify(asked)} asked={asked} />
    </Page>
  )
}
