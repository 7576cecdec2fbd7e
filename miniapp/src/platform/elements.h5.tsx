import { createElement, type MouseEvent, useLayoutEffect, useRef } from 'react'
import { goTo } from '../go-to'
import type {
  BlockProps,
  ButtonProps,
  ChoiceProps,
  DialogProps,
  GroupProps,
  HeadingProps,
  LabelProps,
  LinkProps,
  NavLinkProps,
  NavProps,
  PictureProps,
  SelectProps,
  TextAreaProps,
  TextInputProps,
} from './element-props'

export function Block({ as = 'div', live, ...rest }: BlockProps) {
  return createElement(as, { ...rest, role: live })
}

export function Text({ className, children }: Pick<BlockProps, 'className' | 'children'>) {
  return <span className={className}>{children}</span>
}

export function Heading({ level, ...rest }: HeadingProps) {
  return createElement(`h${level}`, rest)
}

export function Button({ id, className, onPress, disabled, label, expanded, children }: ButtonProps) {
  return (
    <button id={id} type="button" className={className} onClick={onPress} disabled={disabled} aria-label={label} aria-expanded={expanded}>
      {children}
    </button>
  )
}

/** What shows something that is said elsewhere. */
export function Mark({ className, children }: Pick<BlockProps, 'className' | 'children'>) {
  return (
    <span className={className} aria-hidden="true">
      {children}
    </span>
  )
}

/** Follows a link inside the app, unless the person asks the browser for a window of its own. */
function follow(event: MouseEvent, to: string) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  goTo(to)
}

export function Link({ id, className, to, children }: LinkProps) {
  return (
    <a id={id} className={className} href={`#${to}`} onClick={(event) => follow(event, to)}>
      {children}
    </a>
  )
}

export function Nav({ className, label, children }: NavProps) {
  return (
    <nav className={className} aria-label={label}>
      {children}
    </nav>
  )
}

export function NavLink({ className, to, open, children }: NavLinkProps) {
  return (
    <a className={className} href={`#${to}`} aria-current={open ? 'page' : undefined} onClick={(event) => follow(event, to)}>
      {children}
    </a>
  )
}

/** In front of everything: the browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ label, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before it is taken away: a dialog that is gone cannot give the focus back.
  useLayoutEffect(() => {
    const shown = dialog.current
    // Browsers before 2022 do not know it: there the sheet is shown without holding the focus.
    if (shown?.showModal) shown.showModal()
    else shown?.setAttribute('open', '')
    return () => shown?.close?.()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="sheet-body">{children}</div>
    </dialog>
  )
}

export function Label({ htmlFor, id, className, children }: LabelProps) {
  return (
    <label id={id} htmlFor={htmlFor} className={className}>
      {children}
    </label>
  )
}

export function Group({ id, className, legend, children }: GroupProps) {
  return (
    <fieldset id={id} className={className} tabIndex={-1}>
      <legend className="field-label">{legend}</legend>
      {children}
    </fieldset>
  )
}

const inputModes = { text: undefined, phone: 'tel', code: 'numeric' } as const
const autoCompletes = { text: undefined, phone: 'tel', code: 'one-time-code' } as const

export function TextInput({ id, value, onChange, onConfirm, kind = 'text', maxLength, invalid, describedBy }: TextInputProps) {
  return (
    <input
      id={id}
      className="input"
      value={value}
      maxLength={maxLength}
      inputMode={inputModes[kind]}
      autoComplete={autoCompletes[kind]}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // Enter also ends the writing of a Chinese word.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.()
      }}
    />
  )
}

export function TextArea({ id, value, onChange, maxLength, invalid, describedBy, short }: TextAreaProps) {
  return (
    <textarea
      id={id}
      className={short ? 'input textarea' : 'input textarea textarea-long'}
      value={value}
      maxLength={maxLength}
      rows={short ? 2 : 6}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function Select({ id, value, options, placeholder, onChange, invalid, describedBy }: SelectProps) {
  return (
    <select
      id={id}
      className="input select"
      value={value}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="" disabled>
        {placeholder}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

export function Choice({ type, name, checked, onChange, className = 'choice', children }: ChoiceProps) {
  return (
    <label className={className}>
      <input
        type={type}
        name={name}
        className="choice-input"
        checked={checked}
        onChange={(event) => onChange(type === 'radio' || event.target.checked)}
      />
      <span className="choice-text">{children}</span>
    </label>
  )
}

export function Picture({ src, label, className }: PictureProps) {
  return <img className={className} src={src} alt={label} loading="lazy" />
}
