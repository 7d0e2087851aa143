import { computed, type ComputedRef } from 'vue';

import { api, type Prompt } from '@/api';
import type { Choice } from '@/components/form/ChoiceField.vue';
import { useChoices } from '@/composables/useChoices';

/** The choice that is no prompt of the house's own. */
export const SHIPPED = 'shipped';

/** The prompts of a project, after the one that comes with the product. */
export function usePromptChoices(
  project: () => string | undefined,
  shipped: () => string,
): ComputedRef<readonly Choice[]> {
  const prompts = useChoices<Prompt>(api.prompts);
  return computed(() => [
    { value: SHIPPED, label: shipped() },
    ...prompts.items.value
      .filter((each) => each.projectId === project())
      .map((each) => ({ value: each.id, label: each.name })),
  ]);
}

/** What is sent for a choice. */
export const promptOf = (choice: string): string | null => (choice === SHIPPED ? null : choice);
