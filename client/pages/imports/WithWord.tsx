import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import styles from './items.module.css'

/** Something is put aside with a word, so that somebody later knows why. */
export function WithWord(props: { act: string; label: string; busy: boolean; onAct: (word: string) => void }) {
  const [word, setWord] = useState('')
  return (
    <form
      className={styles.dismiss}
      onSubmit={(event) => {
        event.preventDefault()
        if (word.trim() !== '') props.onAct(word.trim())
      }}
    >
      <input
        value={word}
        maxLength={200}
        aria-label={props.label}
        placeholder={props.label}
        onChange={(event) => setWord(event.currentTarget.value)}
      />
      <Button small type="submit" disabled={props.busy || word.trim() === ''}>
        {props.act}
      </Button>
    </form>
  )
}
