import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';

import { api, ApiProblem } from '@/api';

import { useSession } from './session';
import { tellTabs } from './tabs';

/** The way in: name and password, then a code where the account has a second step; slowed down after failures. */
export const useSignIn = defineStore('signIn', () => {
  const stage = ref<'password' | 'code'>('password');
  const loginName = ref<string>('');
  const password = ref<string>('');
  const code = ref<string>('');
  const busy = ref<boolean>(false);
  const problem = shallowRef<unknown>(null);
  /** Until when the server takes no further attempt, in milliseconds of this clock; 0 when it takes one. */
  const delayedUntil = ref<number>(0);
  const complete = computed(() =>
    stage.value === 'password'
      ? loginName.value.trim() !== '' && password.value !== ''
      : code.value.replace(/\s/g, '') !== '',
  );

  /** True once the person is in. */
  async function submit(): Promise<boolean> {
    if (busy.value || !complete.value || Date.now() < delayedUntil.value) return false;
    busy.value = true;
    problem.value = null;
    try {
      await useSession().accept(await api.signIn(request()));
      tellTabs('signed-in');
      reset();
      return true;
    } catch (refused) {
      take(refused);
      return false;
    } finally {
      busy.value = false;
    }
  }

  function request(): { loginName: string; password: string; code?: string } {
    const known = { loginName: loginName.value.trim(), password: password.value };
    return stage.value === 'code' ? { ...known, code: code.value.replace(/\s/g, '') } : known;
  }

  function take(refused: unknown): void {
    const id = refused instanceof ApiProblem ? refused.errorId : '';
    if (id === 'second-factor-required') {
      stage.value = 'code';
      return;
    }
    if (id === 'sign-in-delayed') {
      const seconds = (refused as ApiProblem).number('retryAfterSeconds') ?? 1;
      delayedUntil.value = Date.now() + seconds * 1000;
    }
    if (id === 'second-factor-wrong') code.value = '';
    if (id === 'sign-in-failed') backToPassword();
    problem.value = refused;
  }

  function backToPassword(): void {
    stage.value = 'password';
    password.value = '';
    code.value = '';
    problem.value = null;
  }

  function delayOver(): void {
    delayedUntil.value = 0;
    problem.value = null;
  }

  function reset(): void {
    backToPassword();
    loginName.value = '';
    delayedUntil.value = 0;
  }

  return {
    stage,
    loginName,
    password,
    code,
    busy,
    problem,
    delayedUntil,
    complete,
    submit,
    backToPassword,
    delayOver,
    reset,
  };
});
