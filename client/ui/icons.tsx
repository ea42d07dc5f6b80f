/** The few icons of the frame. Decorative: the control that holds one has its own name. */
import type { ReactNode } from 'react'

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1rem"
      height="1rem"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}
export const CloseIcon = () => (
  <Icon>
    <path d="m4 4 8 8m0-8-8 8" />
  </Icon>
)
export const MenuIcon = () => (
  <Icon>
    <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />
  </Icon>
)
export const SearchIcon = () => (
  <Icon>
    <circle cx="7" cy="7" r="4.25" />
    <path d="m10.2 10.2 3.3 3.3" />
  </Icon>
)
export const UserIcon = () => (
  <Icon>
    <circle cx="8" cy="5.5" r="2.75" />
    <path d="M2.8 13.5c.7-2.6 2.7-4 5.2-4s4.5 1.4 5.2 4" />
  </Icon>
)
export const ChevronIcon = () => (
  <Icon>
    <path d="m6 3.5 4.5 4.5L6 12.5" />
  </Icon>
)
export const HelpIcon = () => (
  <Icon>
    <circle cx="8" cy="8" r="6" />
    <path d="M6.3 6.4c0-1 .7-1.7 1.8-1.7s1.7.7 1.7 1.5c0 1.3-1.8 1.4-1.8 2.7M8 11.3v.1" />
  </Icon>
)
export const CalendarIcon = () => (
  <Icon>
    <path d="M2.5 4.5h11v9h-11zM2.5 7.5h11M5.5 2.5v3.5M10.5 2.5v3.5" />
  </Icon>
)
export const BellIcon = () => (
  <Icon>
    <path d="M3.5 11.5h9c-.9-1-1.2-2-1.2-4.2C11.3 5 10 3.5 8 3.5S4.7 5 4.7 7.3c0 2.2-.3 3.2-1.2 4.2Z" />
    <path d="M6.8 13.5a1.3 1.3 0 0 0 2.4 0" />
  </Icon>
)
/** 기한 지남, and whatever else must not be passed over. */
export const WarnIcon = () => (
  <Icon>
    <path d="M8 2.5 14.2 13.5H1.8ZM8 6.5v3.3M8 11.8v.1" />
  </Icon>
)
