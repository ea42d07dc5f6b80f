import { hashKey, type QueryKey, useSuspenseQuery, type UseSuspenseQueryOptions } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'

/**
 * As useSuspenseQuery. When something else is asked for, another year or period, the answer before stays on the screen until the
 * new one is in, and the switch keeps the focus. What is drawn of it says itself of which year it is.
 */
export function useSteadyQuery<Output, Failure, Data, Key extends QueryKey>(
  options: UseSuspenseQueryOptions<Output, Failure, Data, Key>,
) {
  // The same question is the same object, or each drawing would ask for one more.
  const [asked, setAsked] = useState(options)
  if (hashKey(asked.queryKey) !== hashKey(options.queryKey)) setAsked(options)
  return useSuspenseQuery(useDeferredValue(asked))
}
