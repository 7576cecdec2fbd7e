import { useState } from 'react'
import { listOrganisations } from '../../../api/open'
import { listRegions } from '../../../api/regions'
import { useRemote } from '../../../api/use-remote'
import { Disclosure } from '../../../components/disclosure'
import { SelectField, TextField } from '../../../components/field'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { Block } from '../../../platform/elements'
import { usePullDown } from '../../../platform/pull-down'
import { Article } from '../article'
import { articles } from '../articles'
import { chosenPlaces } from './chosen'
import { Places } from './places'

async function loadPlaces() {
  const [organisations, regions] = await Promise.all([listOrganisations(), listRegions()])
  return { organisations, counties: regions.filter(({ level }) => level === 'city' || level === 'county') }
}

/** Where to go, whom to call and when, and what the law says of visits (第十八条、第二十条). */
export default function ReceptionPage() {
  const places = useRemote(loadPlaces)
  const [county, setCounty] = useState('')
  const [words, setWords] = useState('')
  usePullDown(places.reload)
  return (
    <Page title="信访接待场所">
      <Block className="card">
        <Block className="card-note">网上提出的和当面提出的一样登记、一样办理。网上能说清楚的，不用跑路。</Block>
        <Disclosure title="去之前要知道的规定">
          <Article law={articles.visit} />
          <Article law={articles.representatives} />
          <Article law={articles.published} />
          <Article law={articles.retaliation} />
        </Disclosure>
      </Block>
      <Remote of={places}>
        {({ organisations, counties }) => (
          <>
            <Block className="card">
              <SelectField
                id="county"
                label="在哪里"
                placeholder="全市"
                value={county}
                options={[
                  { value: '', label: '全市' },
                  ...counties.map(({ code, name, level }) => ({ value: code, label: level === 'city' ? '市级单位' : name })),
                ]}
                onChange={setCounty}
              />
              <TextField id="words" label="单位名称" hint="例如：信访局、住房、公安。" value={words} maxLength={30} onChange={setWords} />
            </Block>
            <Places key={`${county} ${words}`} places={chosenPlaces(organisations, county, words)} all={organisations} />
          </>
        )}
      </Remote>
    </Page>
  )
}
