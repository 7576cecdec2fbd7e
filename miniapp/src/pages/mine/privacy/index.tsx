import type { PrivacyView } from '@petition/shared/schemas/profile'
import { getPrivacy } from '../../../api/me'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Disclosure } from '../../../components/disclosure'
import { Facts } from '../../../components/facts'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { Row } from '../../../components/row'
import { SignInFirst } from '../../../components/sign-in-first'
import { Tag } from '../../../components/tag'
import { pageUrls } from '../../../page-urls'
import { PrivacyContract } from '../../../platform/about'
import { Block, Text } from '../../../platform/elements'
import { CopyOfMyData } from './copy-of-my-data'
import { DeleteMyData } from './delete-my-data'
import './index.scss'

/** 隐私中心: what is stored and why, a copy of it, correcting, deleting. */
export default function PrivacyPage() {
  const privacy = useRemote(getPrivacy)
  return (
    <Page title="隐私中心">
      <Remote of={privacy}>
        {({ items }) => (
          <>
            <Card title="存了什么，为什么">
              {items.map((item) => (
                <Stored key={item.id} item={item} />
              ))}
              <PrivacyContract />
            </Card>
            <SignInFirst>
              <CopyOfMyData />
              <Block className="card rows">
                <Row icon="pen" to={pageUrls.profile} title="更正个人资料" text="姓名、电话、住址、证件、常用地址" />
              </Block>
              <DeleteMyData items={items} />
              <Block className="card rows">
                <Row icon="close" to={pageUrls.closeAccount} title="注销账号" text="先看清楚会怎样，再决定" />
              </Block>
            </SignInFirst>
          </>
        )}
      </Remote>
    </Page>
  )
}

function Stored({ item: { what, why, basis, keptFor, deletable, reason } }: { item: PrivacyView['items'][number] }) {
  return (
    <Block className="stored">
      <Block className="item-head">
        <Text className="stored-what">{what}</Text>
        {deletable ? <Tag tone="good">可以删除</Tag> : <Tag icon="lock">依法保存</Tag>}
      </Block>
      <Block className="item-line">{why}</Block>
      <Disclosure title="依据和保存多久">
        <Facts
          rows={[
            ['依据', basis],
            ['保存多久', keptFor],
            ['为什么不能删', reason],
          ]}
        />
      </Disclosure>
    </Block>
  )
}
