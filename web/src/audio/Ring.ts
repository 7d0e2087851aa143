const REPEATS_MS = 2_400;
/** Two soft notes, a fourth apart, each in hertz with its beginning in seconds. */
const NOTES = [
  [587.33, 0],
  [783.99, 0.22],
] as const;
const LASTS_S = 0.5;
const LOUDNESS = 0.09;

/** The soft ring of an offer, made by the page itself and heard where the page is heard. */
export class Ring {
  private audio: AudioContext | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  start(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => this.once(), REPEATS_MS);
    this.once();
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    void this.audio?.close();
    this.audio = null;
  }

  private once(): void {
    const audio = (this.audio ??= new AudioContext());
    void audio.resume();
    for (const [frequency, after] of NOTES) this.note(audio, frequency, audio.currentTime + after);
  }

  private note(audio: AudioContext, frequency: number, at: number): void {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(LOUDNESS, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + LASTS_S);
    tone.connect(volume).connect(audio.destination);
    tone.start(at);
    tone.stop(at + LASTS_S);
  }
}
