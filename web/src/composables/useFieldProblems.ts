import { computed, type ComputedRef, type Ref } from 'vue';

import { fieldOf } from '@/api/fields';

import { useProblemText } from './useProblemText';

export interface FieldProblems<F extends string> {
  /** The sentence that belongs to a field, or nothing. */
  at: (field: F) => string;
  /** A problem that belongs to none of the fields shown. */
  rest: ComputedRef<unknown>;
}

/** Puts a refusal at the field it is about. */
export function useFieldProblems<F extends string>(
  problem: Readonly<Ref<unknown>>,
  shown: () => readonly F[],
): FieldProblems<F> {
  const wordsOf = useProblemText();
  const field = computed(() => {
    const about = fieldOf(problem.value);
    return shown().find((each) => each === about);
  });
  return {
    at: (wanted) => (field.value === wanted ? wordsOf(problem.value).text : ''),
    rest: computed(() => (field.value === undefined ? problem.value : null)),
  };
}
