import { useI18n } from 'vue-i18n';

import { ApiProblem, CommandFailure, Unreachable } from '@/api';

export interface ProblemWords {
  /** What happened and what to do, as one sentence or two. */
  readonly text: string;
  /** For asking the administrator; only where the sentence alone does not help. */
  readonly requestId: string;
}

/** Turns whatever was thrown into words for people. */
export function useProblemText(): (problem: unknown) => ProblemWords {
  const { t } = useI18n();
  return (problem) => {
    if (problem instanceof Unreachable) {
      if (!problem.write) return { text: t('problems.notLoaded'), requestId: '' };
      return { text: problem.reason === 'timeout' ? t('problems.timeout') : t('problems.network'), requestId: '' };
    }
    if (problem instanceof CommandFailure) return { text: t(`problems.command.${problem.reason}`), requestId: '' };
    if (problem instanceof ApiProblem) {
      const seconds = problem.number('retryAfterSeconds');
      if (problem.errorId === 'sign-in-delayed' && seconds !== undefined) {
        return { text: t('problems.delayed', { seconds }, seconds), requestId: '' };
      }
      const requestId = problem.status >= 500 || problem.detail === '' ? problem.requestId : '';
      return { text: problem.detail || t('problems.unexpected'), requestId };
    }
    return { text: t('problems.page'), requestId: '' };
  };
}
