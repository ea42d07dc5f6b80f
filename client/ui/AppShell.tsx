import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../language.tsx'
import { shell } from '../messages.ts'
import { Announcer } from './announce.tsx'
import styles from './AppShell.module.css'
import { CloseIcon, MenuIcon, SearchIcon } from './icons.tsx'

export interface NavItem {
  readonly id: string
  readonly label: ReactNode
  readonly current: boolean
  /** how much waits there, with the words for it; left out = nothing */
  readonly waits?: { readonly count: number; readonly text: string } | undefined
}
/** Items that are too many to stand one by one: a press unfolds them, the page one is on stands in any case. */
export interface NavFold {
  readonly id: string
  readonly label: ReactNode
  readonly items: readonly NavItem[]
}
export interface NavLinkProps {
  className: string | undefined
  'aria-current': 'page' | undefined
  onClick: () => void
  children: ReactNode
}

/**
 * The frame of every page: left navigation in groups (a drawer on small screens), top bar, banner, <main>.
 * It knows no router: `link` draws one item, e.g. (item, p) => <Link to={…} {...p} />.
 */
export function AppShell(props: {
  nav: readonly (readonly (NavItem | NavFold)[])[]
  link: (item: NavItem, link: NavLinkProps) => ReactNode
  breadcrumb?: ReactNode
  /** Usually a Segmented. */
  yearSwitch?: ReactNode
  /** Opens the search; also on Ctrl K / ⌘K. */
  onSearch?: (() => void) | undefined
  /** Ctrl or ⌘ is down: K may follow. */
  beforeSearch?: (() => void) | undefined
  /** Usually a UserMenu. */
  user?: ReactNode
  /** One or more Banner. */
  banner?: ReactNode
  children: ReactNode
}) {
  const t = useText(shell)
  const drawer = useRef<HTMLDialogElement>(null)
  const { onSearch, beforeSearch } = props
  useEffect(() => {
    if (onSearch === undefined) return
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Control' || event.key === 'Meta') beforeSearch?.()
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onSearch()
      }
    }
    document.addEventListener('keydown', key)
    return () => document.removeEventListener('keydown', key)
  }, [onSearch, beforeSearch])

  const brand = (
    <p className={styles.brand}>
      <b lang="ko">지표</b> <span lang="en">Jipyo</span>
    </p>
  )
  const linkTo = (item: NavItem) =>
    props.link(item, {
      className: styles.link,
      'aria-current': item.current ? 'page' : undefined,
      onClick: () => drawer.current?.close(),
      children: (
        <>
          {item.label}
          {item.waits !== undefined && (
            <span className={styles.waits}>
              <span aria-hidden="true">{item.waits.count}</span>
              <span className="sr-only">, {item.waits.text}</span>
            </span>
          )}
        </>
      ),
    })
  const list = (
    <nav aria-label={t.mainMenu}>
      {brand}
      {/* oxlint-disable-next-line react/refs -- the drawer is closed by a press, not while drawing */}
      {props.nav.map((group) => (
        <ul key={group[0]?.id} className={styles.group}>
          {group.map((one) =>
            'items' in one ? (
              <li key={one.id}>
                <details className={styles.fold}>
                  <summary className={styles.link}>{one.label}</summary>
                  <ul>
                    {one.items.map((item) => (
                      <li key={item.id}>{linkTo(item)}</li>
                    ))}
                  </ul>
                </details>
                {one.items.filter((item) => item.current).map(linkTo)}
              </li>
            ) : (
              <li key={one.id}>{linkTo(one)}</li>
            ),
          )}
        </ul>
      ))}
    </nav>
  )
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.skip}
      </a>
      <div className={`${styles.side} no-print`}>
        <div className={styles.sticky}>{list}</div>
      </div>
      <dialog ref={drawer} className={styles.drawer} aria-label={t.mainMenu}>
        <div className={styles.drawerHead}>
          <button type="button" className={styles.icon} aria-label={t.closeMenu} onClick={() => drawer.current?.close()}>
            <CloseIcon />
          </button>
        </div>
        {list}
      </dialog>
      <div className={styles.body} data-shell-body>
        <header className={`${styles.top} no-print`}>
          <button
            type="button"
            className={`${styles.icon} ${styles.menu}`}
            aria-label={t.openMenu}
            onClick={() => drawer.current?.showModal()}
          >
            <MenuIcon />
          </button>
          {props.breadcrumb !== undefined && (
            <nav className={styles.crumbs} aria-label={t.breadcrumb}>
              {props.breadcrumb}
            </nav>
          )}
          {props.yearSwitch !== undefined && <div className={styles.year}>{props.yearSwitch}</div>}
          <div className={styles.end}>
            {onSearch !== undefined && (
              <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
                <SearchIcon />
                <span className={styles.searchText}>{t.search}</span>
                <kbd className={styles.kbd}>Ctrl K</kbd>
              </button>
            )}
            {props.user}
          </div>
          {props.banner !== undefined && <div className={styles.banner}>{props.banner}</div>}
        </header>
        <Announcer />
        <main id="main" tabIndex={-1} className={styles.main}>
          {props.children}
        </main>
      </div>
    </div>
  )
}
