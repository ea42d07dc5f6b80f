import type { MouseEvent, ReactNode } from 'react'
import { type Language, setLanguage, useLanguage, useText } from '../language.tsx'
import { shell } from '../messages.ts'
import { setTheme, type ThemeChoice, useThemeChoice } from '../theme.ts'
import { Button } from './Button.tsx'
import { UserIcon } from './icons.tsx'
import { Popover } from './Popover.tsx'
import { Segmented } from './Segmented.tsx'
import styles from './UserMenu.module.css'

/** Who is signed in, the theme, the language, one's own account, signing out. `children`: more entries. */
export function UserMenu(props: {
  name: string
  role?: string
  onHelp?: (() => void) | undefined
  onAccount?: (() => void) | undefined
  onSignOut?: (() => void) | undefined
  children?: ReactNode
}) {
  const t = useText(shell)
  return (
    <Popover
      label={t.userMenu}
      triggerLabel={`${t.userMenu}: ${props.name}`}
      triggerClass={styles.trigger}
      trigger={
        <>
          <UserIcon />
          <span className={styles.name}>{props.name}</span>
        </>
      }
    >
      <div className={styles.menu}>
        <p>
          <strong>{props.name}</strong>
          {props.role !== undefined && (
            <>
              <br />
              <span className="muted">{props.role}</span>
            </>
          )}
        </p>
        <Preferences />
        {props.children}
        <div className={styles.acts}>
          {props.onHelp !== undefined && (
            <Button onClick={(event) => leave(event, props.onHelp)}>
              {t.help} <kbd>F1</kbd>
            </Button>
          )}
          {props.onAccount !== undefined && <Button onClick={(event) => leave(event, props.onAccount)}>{t.myAccount}</Button>}
          {props.onSignOut !== undefined && <Button onClick={props.onSignOut}>{t.signOut}</Button>}
        </div>
      </div>
    </Popover>
  )
}

/** Closed first, so that what opens next gives the focus back to the menu's button, which stays. */
function leave(event: MouseEvent<HTMLButtonElement>, then: (() => void) | undefined) {
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
  then?.()
}

/** Theme and language, also for the sign-in page. */
export function Preferences() {
  const t = useText(shell)
  const themes: { value: ThemeChoice; label: string }[] = [
    { value: 'auto', label: t.themeAuto },
    { value: 'light', label: t.themeLight },
    { value: 'dark', label: t.themeDark },
  ]
  const languages: { value: Language; label: ReactNode }[] = [
    { value: 'ko', label: <span lang="ko">한국어</span> },
    { value: 'en', label: <span lang="en">English</span> },
  ]
  return (
    <div className={styles.preferences}>
      <span aria-hidden="true">{t.theme}</span>
      <Segmented small label={t.theme} value={useThemeChoice()} options={themes} onChange={setTheme} />
      <span aria-hidden="true">{t.language}</span>
      <Segmented small label={t.language} value={useLanguage()} options={languages} onChange={setLanguage} />
    </div>
  )
}
