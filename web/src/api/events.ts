import type { ApiListener } from './client';

type EventName = keyof ApiListener;

/** Passes on what the client notices to whoever asked for it. */
export class ApiEvents implements ApiListener {
  private readonly hearers: Record<EventName, (() => void)[]> = { signedOut: [], reached: [], lost: [] };

  on(event: EventName, hearer: () => void): void {
    this.hearers[event].push(hearer);
  }

  signedOut(): void {
    this.tell('signedOut');
  }

  reached(): void {
    this.tell('reached');
  }

  lost(): void {
    this.tell('lost');
  }

  private tell(event: EventName): void {
    for (const hearer of this.hearers[event]) hearer();
  }
}
