/** Reads what this browser remembers; a browser that forbids storage remembers nothing. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`huawu.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`huawu.${name}`, value);
  } catch {
    // Forbidden or full: the choice then holds for this page only.
  }
}

/** Calls back when another tab of this browser changes what is remembered. */
export function onRemembered(name: string, changed: (value: string | null) => void): void {
  window.addEventListener('storage', (event) => {
    if (event.key === `huawu.${name}`) changed(event.newValue);
  });
}

/** The given value when it is one of the allowed ones, else the fallback. */
export function oneOf<T extends string>(allowed: readonly T[], value: string | null, fallback: T): T {
  return allowed.find((each) => each === value) ?? fallback;
}
