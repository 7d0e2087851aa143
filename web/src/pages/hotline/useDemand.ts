import { computed, ref, type ComputedRef } from 'vue';

import type { AskedSkill, DemandStep } from '@/api/skills';

import { secondsToMs } from './seconds';
import { wholeNumber } from './wholeNumber';

export const MOST_STEPS = 8;
export const MOST_SKILLS = 32;
export const HIGHEST_LEVEL = 100;
const LONGEST_AFTER = 86_400;
/** The choice that is no share. */
export const NO_SHARE = 'none';

/** A skill that is asked, as it is typed. */
export interface TypedSkill {
  readonly key: number;
  skillId: string;
  level: string;
}

export interface TypedGroup {
  readonly key: number;
  skills: TypedSkill[];
}

export interface TypedStep {
  readonly key: number;
  /** Whole seconds; nothing is typed for the first step. */
  after: string;
  groups: TypedGroup[];
}

export type SkillFault = 'skill' | 'level' | '';

/** A level as it is typed; null for anything that is none. */
export function levelOf(typed: string): number | null {
  const level = wholeNumber(typed, HIGHEST_LEVEL);
  return level === 0 ? null : level;
}

/** What is wrong with a row. */
export function faultOf(typed: TypedSkill): SkillFault {
  if (typed.skillId === '') return 'skill';
  return levelOf(typed.level) === null ? 'level' : '';
}

/** What rows say; null while one says nothing that can be sent. */
export function askedOf(rows: readonly TypedSkill[]): readonly AskedSkill[] | null {
  if (rows.some((row) => faultOf(row) !== '')) return null;
  return rows.map((row) => ({ skillId: row.skillId, level: levelOf(row.level) ?? 1 }));
}

/** Rows of what was asked before. */
export function typedOf(asked: readonly AskedSkill[]): TypedSkill[] {
  return asked.map((each, key) => ({ key, skillId: each.skillId, level: String(each.level) }));
}

/** What comes after the last of some keyed rows. */
export function nextKey(rows: readonly { readonly key: number }[]): number {
  return Math.max(-1, ...rows.map((row) => row.key)) + 1;
}

/** The steps of a queue as they are typed, and what they say. */
export function useSteps(before: readonly DemandStep[]) {
  const typed = ref<TypedStep[]>(
    before.map((step, key) => ({
      key,
      after: String(step.afterMs / 1_000),
      groups: step.groups.map((group, inner) => ({ key: inner, skills: typedOf(group.skills) })),
    })),
  );
  const afterMs = (index: number): number | null =>
    index === 0 ? 0 : secondsToMs(typed.value[index]?.after ?? '', 1, LONGEST_AFTER);

  /** Whether the time of a step is one, and later than that of the step before. */
  function isTimed(index: number): boolean {
    const own = afterMs(index);
    const former = index === 0 ? -1 : (afterMs(index - 1) ?? -1);
    return own !== null && own > former;
  }

  /** Null while something typed cannot be sent. */
  const steps: ComputedRef<readonly DemandStep[] | null> = computed(() => {
    const all: DemandStep[] = [];
    for (const [index, step] of typed.value.entries()) {
      const groups = step.groups.map((group) => askedOf(group.skills));
      if (!isTimed(index) || groups.some((group) => group === null)) return null;
      all.push({ afterMs: afterMs(index) ?? 0, groups: groups.map((skills) => ({ skills: skills ?? [] })) });
    }
    return all;
  });
  return { typed, steps, isTimed };
}

export type StepsForm = ReturnType<typeof useSteps>;
