import { type ClipboardEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import styles from './entry.module.css'
import { domId, GRID_ID } from './lines.ts'

export interface Keys {
  readonly move: (by: number | 'first' | 'last') => void
  /** Shift+arrow: the chosen cells reach one further; 'all': every cell */
  readonly extend: (by: 1 | -1 | 'all') => void
  readonly undo: () => void
  readonly redo: () => void
  readonly clear: () => void
  readonly fillDown: () => void
  readonly states: () => void
  readonly submit: () => void
  /** Tab: to the words the row still needs; false when there are none */
  readonly words: () => boolean
  /** Tab at a value that was not taken: to the answers to choose from */
  readonly choices: () => boolean
  /** Esc with nothing to take back: lets go of a range; false when there is none */
  readonly escape: () => boolean
}

/**
 * The one input of the grid. It lies over the chosen cell and keeps the focus, so the first key of a Hangul syllable or a digit
 * is never lost to a field that is only about to appear. Nothing is committed inside a composition: what ends it (leaving the
 * field, choosing another row) commits after its last syllable.
 */
export function CellInput(props: {
  inputRef: RefObject<HTMLInputElement | null>
  id: string
  label: string
  /** null = ready: a key replaces what stands */
  text: string | null
  stored: string
  readOnly: boolean
  invalid: boolean
  /** the text was handed on and not taken: it stays until it is changed or left */
  held: boolean
  onText: (text: string | null) => void
  /** `stays`: with what is not taken the keyboard stays; false when it does */
  onCommit: (text: string, stays: boolean) => boolean
  onPaste: (data: DataTransfer) => boolean
  /** the chosen cells as text for another program */
  copied: () => string
  keys: Keys
}) {
  const { inputRef, id, text, keys } = props
  const composing = useRef(false)
  const left = useRef(false)
  const place = usePlace(inputRef, id)
  // Tab commits and then leaves, which would commit again before React has drawn.
  const done = useRef(false)
  useLayoutEffect(() => {
    done.current = false
  })
  const commit = (stays = false): boolean => {
    if (text === null || done.current) return true
    done.current = true
    return props.onCommit(inputRef.current?.value ?? text, stays)
  }
  const isEditing = text !== null && !props.held
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // 229: the key that ends a composition still belongs to the input method.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const control = event.ctrlKey || event.metaKey
    const did = event.altKey
      ? altKey(event.key)
      : control
        ? controlKey(event.code, event.key, event.shiftKey)
        : plainKey(event.key, event.shiftKey)
    if (did) event.preventDefault()
  }
  function altKey(key: string): boolean {
    if (key !== 'ArrowDown' || props.readOnly) return false
    commit()
    keys.states()
    return true
  }
  // By the key's place: with the Hangul layout on, Ctrl+Z is Ctrl+ㅋ.
  function controlKey(code: string, key: string, shift: boolean): boolean {
    const editing = isEditing
    if (key === 'Enter') {
      if (commit(true)) keys.submit()
      return true
    }
    if (key === 'Home' || key === 'End') {
      commit()
      keys.move(key === 'Home' ? 'first' : 'last')
      return true
    }
    if (code === 'KeyD') {
      if (!props.readOnly && !editing) keys.fillDown()
      return true
    }
    if (editing) return false
    if (['KeyA', 'KeyZ', 'KeyY'].includes(code)) commit()
    if (code === 'KeyA') {
      keys.extend('all')
      return true
    }
    if (code === 'KeyZ') {
      if (shift) keys.redo()
      else keys.undo()
      return true
    }
    if (code === 'KeyY') {
      keys.redo()
      return true
    }
    return false
  }
  function plainKey(key: string, shift: boolean): boolean {
    const editing = isEditing
    switch (key) {
      case 'Enter':
        if (!editing && !shift && !props.readOnly) props.onText(text ?? props.stored)
        else if (commit(true)) keys.move(shift ? -1 : 1)
        return true
      case 'ArrowDown':
      case 'ArrowUp':
        if (shift && !editing) keys.extend(key === 'ArrowDown' ? 1 : -1)
        else {
          commit()
          keys.move(key === 'ArrowDown' ? 1 : -1)
        }
        return true
      case 'PageDown':
      case 'PageUp':
        commit()
        keys.move(key === 'PageDown' ? 10 : -10)
        return true
      case 'Tab':
        return (!commit(true) || props.held) && !shift ? keys.choices() : !shift && keys.words()
      case 'F2':
        if (!editing && !props.readOnly) props.onText(text ?? props.stored)
        return true
      case 'Escape':
        if (text !== null) props.onText(null)
        return text !== null || keys.escape()
      case 'Delete':
      case 'Backspace':
        if (!editing && !props.readOnly) {
          commit()
          keys.clear()
        }
        return !editing
      default:
        return false
    }
  }
  function onCopy(event: ClipboardEvent<HTMLInputElement>) {
    if (text !== null) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', props.copied())
    if (event.type === 'cut' && !props.readOnly) keys.clear()
  }
  return (
    <input
      ref={inputRef}
      className={styles.input}
      style={place}
      data-editing={text !== null}
      value={text ?? ''}
      aria-label={props.label}
      // Ready to be typed over it stands at a cell of the grid, and that is what is read; being typed in, it is read itself.
      aria-controls={GRID_ID}
      aria-activedescendant={text === null ? domId('cell', id) : undefined}
      aria-describedby={text === null ? undefined : `${domId('state', id)} ${domId('why', id)}`}
      aria-invalid={props.invalid}
      readOnly={props.readOnly}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      data-grid-input
      onChange={(event) => props.onText(event.target.value)}
      onCompositionStart={() => {
        composing.current = true
      }}
      onCompositionEnd={() => {
        composing.current = false
        if (left.current) commit()
        left.current = false
      }}
      onBlur={() => {
        left.current = composing.current
        if (!composing.current) commit()
      }}
      onPaste={(event) => {
        if (props.onPaste(event.clipboardData)) event.preventDefault()
      }}
      onCopy={onCopy}
      onCut={onCopy}
      onKeyDown={onKeyDown}
    />
  )
}

/** Where the chosen cell is, inside the wrapper; measured again whenever anything changes size. */
function usePlace(input: RefObject<HTMLInputElement | null>, id: string) {
  const [place, setPlace] = useState({ left: 0, top: 0, width: 0, height: 0 })
  useLayoutEffect(() => {
    // By way of the input: the wrapper's own ref is set only after its children's effects.
    const box = input.current?.parentElement
    if (!box) return
    const measure = () => {
      const cell = box.querySelector(`[data-cell="${id}"]`)
      if (cell === null) return
      const outer = box.getBoundingClientRect()
      const at = cell.getBoundingClientRect()
      // From inside the wrapper's border, where absolute places are counted from.
      const next = {
        left: at.left - outer.left - box.clientLeft,
        top: at.top - outer.top - box.clientTop,
        width: at.width,
        height: at.height,
      }
      setPlace((old) =>
        old.left === next.left && old.top === next.top && old.width === next.width && old.height === next.height ? old : next,
      )
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box)
    return () => watch.disconnect()
  }, [input, id])
  return place
}
