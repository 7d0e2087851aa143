import type { ApiListener } from './client';

type EventName = keyof ApiListener;

/** Passes on what the client notices to whoever asked for it. */
export class ApiEvents implements ApiListener {
  private readonly hearers: Record<EventName, (() => void)[]> = {
    signedOut: [],
    personChanged: [],
    passwordDue: [],
    reached: [],
    lost: [],
  };

  /** Tells the hearer of the event until the returned function is called. */
  on(event: EventName, hearer: () => void): () => void {
    this.hearers[event].push(hearer);
    return () => {
      this.hearers[event] = this.hearers[event].filter((each) => each !== hearer);
    };
  }

  signedOut(): void {
    this.tell('signedOut');
  }

  personChanged(): void {
    this.tell('personChanged');
  }

  passwordDue(): void {
    this.tell('passwordDue');
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
