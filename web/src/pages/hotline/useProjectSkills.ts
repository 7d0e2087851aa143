import { computed, type ComputedRef } from 'vue';

import { api } from '@/api';
import type { Share } from '@/api/shares';
import type { Skill } from '@/api/skills';
import type { Choice } from '@/components/form/ChoiceField.vue';
import { useChoices } from '@/composables/useChoices';

import { NO_SHARE } from './useDemand';

/** The skills and the shares of a project, to choose from. */
export function useProjectSkills(
  project: () => string | undefined,
  words: { readonly noShare: () => string; readonly unnamed: () => string },
): {
  skills: ComputedRef<readonly Choice[]>;
  shares: ComputedRef<readonly Choice[]>;
  problem: ComputedRef<unknown>;
} {
  const skills = useChoices<Skill>(api.skills);
  const shares = useChoices<Share>(api.shares);
  return {
    skills: computed(() =>
      skills.items.value
        .filter((each) => each.projectId === project())
        .map((each) => ({ value: each.id, label: each.name })),
    ),
    shares: computed(() => [
      { value: NO_SHARE, label: words.noShare() },
      ...shares.items.value
        .filter((each) => each.projectId === project())
        .map((each) => ({ value: each.id, label: each.name || words.unnamed() })),
    ]),
    problem: computed(() => skills.problem.value ?? shares.problem.value),
  };
}

/** What is sent for a choice. */
export const shareOf = (choice: string): string | null => (choice === NO_SHARE ? null : choice);
