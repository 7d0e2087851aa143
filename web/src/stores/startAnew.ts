const KEY = 'huawu.startedAnew';

/** Why the pages had to be loaded again from the beginning. */
export type Reason = 'otherPerson' | 'signedOutElsewhere';

/**
 * Loads the pages from the beginning, so that nothing of the person before is left in them. The reason is kept until
 * the new pages can tell it.
 */
export function startAnew(reason: Reason): void {
  try {
    sessionStorage.setItem(KEY, reason);
  } catch {
    // Forbidden: then the change is not explained, but it is made all the same.
  }
  window.location.replace(reason === 'otherPerson' ? '/' : '/sign-in');
}

/** Why these pages were loaded anew, told once. */
export function reasonOfStart(): Reason | null {
  try {
    const reason = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
    return reason === 'otherPerson' || reason === 'signedOutElsewhere' ? reason : null;
  } catch {
    return null;
  }
}
