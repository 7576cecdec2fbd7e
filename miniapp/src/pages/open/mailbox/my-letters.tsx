import { currentSession } from '../../../api/client'
import { listPetitions } from '../../../api/petitions'
import { useRemote } from '../../../api/use-remote'
import { Card } from '../../../components/card'
import { Remote } from '../../../components/remote'
import { Row } from '../../../components/row'
import { formatDay } from '../../../format'
import { pageUrls } from '../../../page-urls'
import { Block } from '../../../platform/elements'
import { signsInByItself } from '../../../platform/login'

const shown = 3

/** The newest of my own letters; nothing for who is not signed in. */
export function MyLetters() {
  return signsInByItself || currentSession() ? <Letters /> : null
}

function Letters() {
  const petitions = useRemote(() => listPetitions())
  return (
    <Card title="我写的信">
      <Remote of={petitions}>
        {({ items }) => {
          const letters = items.filter(({ kind }) => kind === 'mailbox').slice(0, shown)
          if (letters.length === 0) return <Block className="card-note">您最近没有写过信。</Block>
          return (
            <Block>
              {letters.map(({ id, title, outwardStatus, nextDue }) => (
                <Row
                  key={id}
                  icon="mail"
                  to={pageUrls.petition(id)}
                  title={title}
                  text={nextDue ? `${outwardStatus}，${nextDue.label}：${formatDay(nextDue.legalOn)}前` : outwardStatus}
                />
              ))}
            </Block>
          )
        }}
      </Remote>
      <Row icon="list" to={pageUrls.petitions} title="全部在“我的信访”里" />
    </Card>
  )
}
