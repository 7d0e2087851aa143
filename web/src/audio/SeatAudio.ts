import type { Leg, MakeLeg } from './BrowserLeg';
import { closeMicrophone, refusalOf, type MicrophoneRefusal } from './microphone';

/** off, while the browser asks, why there is no microphone, or how the leg is. */
export type SeatAudioState = 'off' | 'asking' | MicrophoneRefusal | 'connecting' | 'connected';

export interface SeatAudioHearer {
  state(state: SeatAudioState): void;
  /** What the microphone picks up; null when it is closed. */
  microphone(stream: MediaStream | null): void;
  sound(stream: MediaStream): void;
}

export interface SeatAudioParts {
  readonly openMicrophone: () => Promise<MediaStream>;
  readonly makeLeg: MakeLeg;
  /** Takes an offer to the server and brings its answer. */
  readonly exchange: (sdp: string) => Promise<string>;
}

/** A short break mends itself; what lasts longer gets a new leg. */
export const BREAK_BORNE_MS = 2_000;
export const CONNECTED_WITHIN_MS = 10_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 8_000;

/**
 * The lasting audio of a seat: one leg from signing in to signing out, made anew whenever it breaks, with the same
 * microphone.
 */
export class SeatAudio {
  private current: SeatAudioState = 'off';
  private stream: MediaStream | null = null;
  private leg: Leg | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait = FIRST_WAIT_MS;
  /** Counts the beginnings, so that a late answer to a former one is dropped. */
  private attempt = 0;

  constructor(
    private readonly parts: SeatAudioParts,
    private readonly hearer: SeatAudioHearer,
  ) {}

  get state(): SeatAudioState {
    return this.current;
  }

  /** Opens the microphone and connects it; whoever was refused may try again. */
  async start(): Promise<void> {
    if (this.stream !== null || this.current === 'asking') return;
    this.attempt += 1;
    const mine = this.attempt;
    this.become('asking');
    try {
      const stream = await this.parts.openMicrophone();
      if (mine !== this.attempt) {
        closeMicrophone(stream);
        return;
      }
      this.take(stream);
    } catch (refusal) {
      if (mine === this.attempt) this.become(refusalOf(refusal));
      return;
    }
    await this.connect();
  }

  stop(): void {
    this.attempt += 1;
    this.closeLeg();
    this.closeStream();
    this.wait = FIRST_WAIT_MS;
    this.become('off');
  }

  /** A new leg in the place of the one there is. */
  heal(): void {
    if (this.stream !== null) void this.connect();
  }

  private take(stream: MediaStream): void {
    this.stream = stream;
    this.hearer.microphone(stream);
    // The headset was pulled out: what is plugged in now is opened in its place.
    for (const track of stream.getAudioTracks()) track.onended = () => this.changeMicrophone();
  }

  private changeMicrophone(): void {
    this.attempt += 1;
    this.closeLeg();
    this.closeStream();
    this.become('off');
    void this.start();
  }

  private async connect(): Promise<void> {
    const { stream } = this;
    if (stream === null) return;
    this.closeLeg();
    this.attempt += 1;
    const mine = this.attempt;
    this.become('connecting');
    const leg = this.parts.makeLeg(stream, {
      sound: (sound) => this.hearer.sound(sound),
      state: (state) => {
        if (mine === this.attempt) this.legIs(state);
      },
    });
    this.leg = leg;
    try {
      const answer = await this.parts.exchange(await leg.offer());
      if (mine !== this.attempt) return;
      await leg.answer(answer);
      if (mine === this.attempt && this.current === 'connecting') this.later(CONNECTED_WITHIN_MS);
    } catch {
      if (mine === this.attempt) this.again();
    }
  }

  private legIs(state: RTCPeerConnectionState): void {
    switch (state) {
      case 'connected':
        clearTimeout(this.timer);
        this.wait = FIRST_WAIT_MS;
        this.become('connected');
        break;
      case 'disconnected':
        this.become('connecting');
        this.later(BREAK_BORNE_MS);
        break;
      case 'failed':
      case 'closed':
        this.again();
        break;
      default:
    }
  }

  private again(): void {
    this.become('connecting');
    this.later(this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  private later(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.connect(), ms);
  }

  private closeLeg(): void {
    clearTimeout(this.timer);
    this.leg?.close();
    this.leg = null;
  }

  private closeStream(): void {
    if (this.stream === null) return;
    for (const track of this.stream.getAudioTracks()) track.onended = null;
    closeMicrophone(this.stream);
    this.stream = null;
    this.hearer.microphone(null);
  }

  private become(state: SeatAudioState): void {
    if (this.current === state) return;
    this.current = state;
    this.hearer.state(state);
  }
}
