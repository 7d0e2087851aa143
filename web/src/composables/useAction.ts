import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';

import { ApiProblem } from '@/api';

import { useSlow } from './useSlow';

export type Outcome<R> = { readonly done: true; readonly value: R } | { readonly done: false };

export interface Action<A extends unknown[], R> {
  run: (...given: A) => Promise<Outcome<R>>;
  busy: Readonly<Ref<boolean>>;
  /** Counts the answers, for whoever wants to look after each of them. */
  answers: Readonly<Ref<number>>;
  slow: Readonly<Ref<boolean>>;
  problem: ShallowRef<unknown>;
}

/** Something a person sets going: never twice at once, with its progress and the reason when it is refused. */
export function useAction<A extends unknown[], R>(act: (...given: A) => Promise<R>): Action<A, R> {
  const busy = ref<boolean>(false);
  const answers = ref<number>(0);
  const problem = shallowRef<unknown>(null);
  const slow = useSlow(() => busy.value);

  async function run(...given: A): Promise<Outcome<R>> {
    if (busy.value) return { done: false };
    busy.value = true;
    problem.value = null;
    try {
      return { done: true, value: await act(...given) };
    } catch (refused) {
      // The end of a session is told by the way back in, which opens over the page.
      if (!(refused instanceof ApiProblem && refused.errorId === 'sign-in-required')) problem.value = refused;
      return { done: false };
    } finally {
      busy.value = false;
      answers.value += 1;
    }
  }

  return { run, busy, answers, slow, problem };
}
