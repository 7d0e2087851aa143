/** A whole number as it is typed, nothing for 0, up to a limit; null for anything else. */
export function wholeNumber(typed: string, most: number): number | null {
  const text = typed.trim();
  if (text === '') return 0;
  return /^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** As it is typed: nothing for 0. */
export const typedNumber = (value: number): string => (value === 0 ? '' : String(value));
