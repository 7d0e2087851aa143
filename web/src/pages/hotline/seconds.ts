/** Whole seconds as they are typed, within the limits of a field, in milliseconds; null for anything else. */
export function secondsToMs(typed: string, least: number, most: number): number | null {
  if (!/^\d{1,6}$/.test(typed.trim())) return null;
  const seconds = Number(typed.trim());
  return seconds >= least && seconds <= most ? seconds * 1000 : null;
}
