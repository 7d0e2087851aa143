const BETWEEN_LOOKS_MS = 50;

/**
 * Looks until the probe gives something that is neither undefined nor false, and gives it back. A probe that throws has
 * found nothing yet; what it threw last is told when the time is over.
 */
export async function until<T>(
  what: string,
  probe: () => T | false | undefined | Promise<T | false | undefined>,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (thrown) {
      last = thrown;
    }
    if (Date.now() >= end) break;
    await new Promise((look) => setTimeout(look, BETWEEN_LOOKS_MS));
  }
  throw new Error(`not within ${withinMs} ms: ${what}`, { cause: last });
}
