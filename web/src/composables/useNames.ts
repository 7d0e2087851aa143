import type { Named } from '@/api';

import type { Choices } from './useChoices';

/** The name that belongs to an id; a dash while it is not known, or when it lies outside the reader's scope. */
export function useNames(choices: Choices<Named>): (id: string) => string {
  return (id) => choices.items.value.find((each) => each.id === id)?.name ?? '—';
}
