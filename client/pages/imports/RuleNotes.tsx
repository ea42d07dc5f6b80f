import { useQuery } from '@tanstack/react-query'
import { RULE_KIND_WORDS } from '#domain/plan/reading-rules.ts'
import { formatDateTime } from '../../format.ts'
import { useLanguage, useText } from '../../language.tsx'
import { useTRPC } from '../../trpc.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './rule.module.css'
import { ruleMessages } from './rule-messages.ts'

/** What of the document is read as a person said, here or of an earlier document, and which corrections have no place with it. */
export function RuleNotes(props: {
  draftId: number
  onRule: ((block: number) => void) | null
  onPlace: (place: string) => void
}) {
  const t = useText(ruleMessages)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.imports.rules.queryOptions({ draftId: props.draftId }))
  const { onRule } = props
  if (data === undefined || (data.rules.length === 0 && data.setAside.length === 0)) return <div />
  return (
    <div className={styles.notes}>
      {data.rules.length > 0 && (
        <details>
          <summary>{t.rules(data.rules.length, data.rules.filter((rule) => rule.rememberedFrom !== null).length)}</summary>
          <ul>
            {data.rules.map((rule) => (
              <li key={`${rule.block} ${String(rule.alone)}`}>
                {t.ruleOf(rule.kind === null ? t.partly : RULE_KIND_WORDS[rule.kind][language], rule.tables, rule.alone)}{' '}
                <span className="muted">
                  {rule.rememberedFrom === null ? t.saidBy(rule.by, formatDateTime(rule.at)) : t.remembered(rule.rememberedFrom)}
                </span>
                <Button
                  small
                  kind="quiet"
                  onClick={() => (onRule === null ? props.onPlace(`${rule.block}.0.0`) : onRule(rule.block))}
                >
                  {t.show}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {data.setAside.length > 0 && (
        <details>
          <summary>{t.aside(data.setAside.length)}</summary>
          <p>{t.asideHow}</p>
          <ul>
            {data.setAside.map(({ path, place, value, by }) => (
              <li key={path}>
                {t.asideValue(String(value ?? '–'), by)}
                <Button small kind="quiet" onClick={() => props.onPlace(place)}>
                  {t.show}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
