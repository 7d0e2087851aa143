import type { Leg, MakeLeg } from './BrowserLeg';
import { closeMicrophone, refusalOf, type MicrophoneRefusal } from './microphone';

export type PageCallState =
  | { readonly is: 'idle' }
  | { readonly is: 'asking' }
  | { readonly is: 'calling' }
  | { readonly is: 'talking' }
  | { readonly is: 'over'; readonly cause: number }
  | { readonly is: 'cut' }
  | { readonly is: 'no-microphone'; readonly refusal: MicrophoneRefusal }
  | { readonly is: 'refused'; readonly problem: unknown };

export interface PageCallParts {
  readonly openMicrophone: () => Promise<MediaStream>;
  readonly makeLeg: MakeLeg;
  readonly call: (number: string, sdp: string) => Promise<{ readonly sdp: string; readonly call: string }>;
  readonly end: (call: string) => Promise<unknown>;
}

export interface PageCallHearer {
  state(state: PageCallState): void;
  microphone(stream: MediaStream | null): void;
  sound(stream: MediaStream | null): void;
}

/** What one's own hanging up is told as: a call that ended as calls do. */
const NORMAL = 200;

/** A call from the page to a line, one at a time. */
export class PageCall {
  private current: PageCallState = { is: 'idle' };
  private leg: Leg | null = null;
  private stream: MediaStream | null = null;
  /** The server's id of the call; null until it has one. */
  private id: string | null = null;
  /** A word on a call's end may come before the answer that tells its id. */
  private readonly endedEarly = new Map<string, number>();
  private attempt = 0;

  constructor(
    private readonly parts: PageCallParts,
    private readonly hearer: PageCallHearer,
  ) {}

  get busy(): boolean {
    return ['asking', 'calling', 'talking'].includes(this.current.is);
  }

  async start(number: string): Promise<void> {
    if (this.busy) return;
    this.attempt += 1;
    const mine = this.attempt;
    this.endedEarly.clear();
    this.become({ is: 'asking' });
    try {
      const stream = await this.parts.openMicrophone();
      if (mine !== this.attempt) {
        closeMicrophone(stream);
        return;
      }
      this.stream = stream;
      this.hearer.microphone(stream);
    } catch (refusal) {
      if (mine === this.attempt) this.finish({ is: 'no-microphone', refusal: refusalOf(refusal) });
      return;
    }
    await this.dial(number, this.stream, mine);
  }

  hangUp(): void {
    if (!this.busy) return;
    this.endAtServer();
    this.finish({ is: 'over', cause: NORMAL });
  }

  /** The server tells that a call is over. */
  ended(call: string, cause: number): void {
    if (call === this.id) this.finish({ is: 'over', cause });
    else if (this.current.is === 'calling') this.endedEarly.set(call, cause);
  }

  /** What is left of a call that is over is put away. */
  dismiss(): void {
    if (!this.busy) this.become({ is: 'idle' });
  }

  private async dial(number: string, stream: MediaStream, mine: number): Promise<void> {
    this.become({ is: 'calling' });
    const leg = this.parts.makeLeg(stream, {
      sound: (sound) => this.hearer.sound(sound),
      state: (state) => {
        if (mine === this.attempt) this.legIs(state);
      },
    });
    this.leg = leg;
    try {
      const answer = await this.parts.call(number, await leg.offer());
      if (mine !== this.attempt) {
        // Somebody hung up before the server had told the call's id.
        void this.parts.end(answer.call).catch(() => undefined);
        return;
      }
      this.id = answer.call;
      const cause = this.endedEarly.get(answer.call);
      if (cause === undefined) await this.connect(leg, answer.sdp);
      else this.finish({ is: 'over', cause });
    } catch (problem) {
      if (mine === this.attempt) this.finish({ is: 'refused', problem });
    }
  }

  /** An answer that the browser cannot use is a call without sound. */
  private async connect(leg: Leg, sdp: string): Promise<void> {
    try {
      await leg.answer(sdp);
    } catch {
      if (leg === this.leg) this.cut();
    }
  }

  private legIs(state: RTCPeerConnectionState): void {
    if (state === 'connected') this.become({ is: 'talking' });
    if (state === 'failed') this.cut();
  }

  private cut(): void {
    this.endAtServer();
    this.finish({ is: 'cut' });
  }

  private endAtServer(): void {
    // A call that is gone already needs no ending.
    if (this.id !== null) void this.parts.end(this.id).catch(() => undefined);
  }

  private finish(state: PageCallState): void {
    this.attempt += 1;
    this.id = null;
    this.leg?.close();
    this.leg = null;
    if (this.stream) closeMicrophone(this.stream);
    this.stream = null;
    this.hearer.microphone(null);
    this.hearer.sound(null);
    this.become(state);
  }

  private become(state: PageCallState): void {
    this.current = state;
    this.hearer.state(state);
  }
}
