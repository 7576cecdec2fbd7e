import { actBodies } from '@petition/shared/schemas/acts'
import { actLabels } from '@petition/shared/vocabulary/acts'
import { Alert, Button, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import { useBeforeUnload } from 'react-router'
import { type FieldError, Problem } from '../../../api/http.ts'
import { useAct, usePetition } from '../../../api/petitions.ts'
import { placeErrors, takeErrorsAway } from '../../../components/field-errors.ts'
import { ProblemAlert } from '../../../components/problem-alert.tsx'
import type { ActProps } from './acts-panel.tsx'
import { Changes } from './changes.tsx'
import { useDraft } from './drafts.ts'
import { keyOf, offersOf, partOf } from './offers.ts'

type Path = FieldError['path']

interface ActFormProps<Values> extends ActProps {
  initialValues: Partial<Values>
  /** The body of the act, where it is not simply the values; field names are the names of the wire. */
  toBody?: (values: Values) => object
  /** The field that shows an error of the body, where the names differ. */
  fieldOf?: (path: Path) => Path
  /** What the person has to confirm, which the wire does not carry. */
  mayBeSent?: (values: Values) => boolean
  submitText?: string
  children: ReactNode
}

/** What the forms of all acts share: the schema of the wire, field errors, the version that was read, drafts. */
export function ActForm<Values extends object>(props: ActFormProps<Values>) {
  const { petition, offer, initialValues, toBody = (values) => values, fieldOf = (path) => path, onDone } = props
  const [form] = Form.useForm<Values>()
  const [read, setRead] = useState(petition)
  const [strayErrors, setStrayErrors] = useState<string[]>([])
  const draft = useDraft<Values>(petition.id, offer)
  const act = useAct(petition.id)
  const { refetch } = usePetition(petition.id)

  useBeforeUnload((event) => {
    if (draft.read()) event.preventDefault()
  })

  const refusal = act.error instanceof Problem ? act.error : undefined
  const isRefusedAsStale = refusal?.status === 412
  const isStale = petition.version !== read.version || isRefusedAsStale
  const isAllowed = offersOf(petition).some((each) => keyOf(each) === keyOf(offer))

  function showErrors(errors: FieldError[]) {
    setStrayErrors(
      placeErrors(
        form,
        errors.map(({ path, message }) => ({ path: fieldOf(path), message })),
      ),
    )
  }

  function submit(values: Values) {
    setStrayErrors([])
    if (props.mayBeSent && !props.mayBeSent(values)) return
    const body = withoutBlanks({ ...toBody(values), ...partOf(offer) })
    const parsed = actBodies[offer.act].safeParse(body)
    if (!parsed.success) return showErrors(parsed.error.issues.map(({ path, message }) => ({ path: path as Path, message })))
    act.mutate(
      { act: offer.act, body, version: read.version },
      {
        onSuccess: () => {
          draft.discard()
          onDone()
        },
        onError: (error) => {
          if (!(error instanceof Problem)) return
          if (error.status === 412) refetch()
          else showErrors(error.errors)
        },
      },
    )
  }

  function goOn() {
    act.reset()
    setRead(petition)
  }

  return (
    <Form
      form={form}
      layout="vertical"
      name={offer.act}
      initialValues={{ ...initialValues, ...draft.read() }}
      onValuesChange={(changed, values) => {
        draft.write(values)
        takeErrorsAway(form, changed)
      }}
      onFinish={submit}
      scrollToFirstError
      className="act-form"
    >
      {props.children}
      {isStale && <Changes read={read} now={petition} onRetry={() => refetch()} onSeen={goOn} />}
      {!isStale && !isAllowed && (
        <Alert type="warning" showIcon role="alert" title={`现在已不能“${actLabels[offer.act]}”，您填写的内容仍在上面，可以复制。`} />
      )}
      {refusal && !isStale && <ProblemAlert error={refusal} />}
      {strayErrors.map((sentence) => (
        <Alert key={sentence} type="error" showIcon role="alert" title={sentence} />
      ))}
      <div>
        <Button type="primary" htmlType="submit" loading={act.isPending} disabled={isStale || !isAllowed}>
          {props.submitText ?? actLabels[offer.act]}
        </Button>
      </div>
    </Form>
  )
}

function withoutBlanks(body: object): object {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined))
}
