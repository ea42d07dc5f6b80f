import type { ReactNode } from 'react'

/** The path to the page, for AppShell's `breadcrumb`. The last one is where the user is. */
export function Crumbs({ items }: { items: readonly { readonly id: string; readonly content: ReactNode }[] }) {
  return (
    <ol>
      {items.map((item, index) => (
        <li key={item.id} aria-current={index === items.length - 1 ? 'location' : undefined}>
          {item.content}
        </li>
      ))}
    </ol>
  )
}
