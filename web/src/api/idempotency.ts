/** A key by which the server knows a write that comes twice. Works outside a secure context too. */
export function newIdempotencyKey(source: Crypto = crypto): string {
  if (typeof source.randomUUID === 'function') return source.randomUUID();
  const bytes = source.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Remembers the keys of writes whose fate is unknown because the answer was lost. Whoever presses the button again
 * sends the same write under the same key, and the server does it once.
 */
export class UnsettledWrites {
  private readonly keys = new Map<string, string>();

  constructor(private readonly capacity = 8) {}

  keyFor(write: string): string {
    return this.keys.get(write) ?? newIdempotencyKey();
  }

  /** The answer was lost. The oldest is forgotten when the place is full. */
  lost(write: string, key: string): void {
    this.keys.set(write, key);
    const oldest = this.keys.keys().next();
    if (this.keys.size > this.capacity && !oldest.done) this.keys.delete(oldest.value);
  }

  answered(write: string): void {
    this.keys.delete(write);
  }

  clear(): void {
    this.keys.clear();
  }
}
