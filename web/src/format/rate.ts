/** 75.0%: a rate with one digit after the point, cut and not rounded up, so that 94.96 never looks like 95; or a dash. */
export function formatRate(percent: number | null): string {
  return percent === null ? '—' : `${(Math.floor(percent * 10 + 1e-9) / 10).toFixed(1)}%`;
}
