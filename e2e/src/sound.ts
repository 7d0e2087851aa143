/** Sound of telephones: 8,000 samples a second, G.711 A-law. */
export const RATE = 8_000;

/** Samples of a tone, as loud as a person speaks. */
export function tone(hz: number, ms: number, rate = RATE): Int16Array {
  const samples = new Int16Array((rate * ms) / 1_000);
  for (let i = 0; i < samples.length; i++) samples[i] = 9_000 * Math.sin((2 * Math.PI * hz * i) / rate);
  return samples;
}

/** A tone in bursts, as speech comes and goes: what hums evenly is taken for noise by browsers, and removed. */
export function bursts(hz: number, ms: number, rate = RATE): Int16Array {
  const samples = tone(hz, ms, rate);
  const on = (rate * 3) / 10;
  const cycle = (rate * 7) / 10;
  return samples.map((sample, i) => (i % cycle < on ? sample : 0));
}

/** How much of the power of some sound lies in one tone, 0..1 (Goertzel's way). */
export function share(samples: ArrayLike<number>, hz: number, rate = RATE): number {
  const step = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let before = 0;
  let beforeThat = 0;
  let power = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    const now = sample + step * before - beforeThat;
    beforeThat = before;
    before = now;
    power += sample * sample;
  }
  const inTone = before * before + beforeThat * beforeThat - step * before * beforeThat;
  return power === 0 ? 0 : (2 * inTone) / (samples.length * power);
}

/** Whether a tone is heard anywhere for a fifth of a second, clearly above all else. */
export function hears(samples: Int16Array, hz: number): boolean {
  const window = RATE / 5;
  for (let at = 0; at + window <= samples.length; at += window / 2) {
    const part = samples.subarray(at, at + window);
    const loud = part.some((sample) => Math.abs(sample) > 500);
    if (loud && share(part, hz) > 0.5) return true;
  }
  return false;
}

/** A-law of a sample (ITU-T G.711). */
export function toALaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(32_767, sample >= 0 ? sample : -sample - 1) >> 3;
  let exponent = 7;
  for (let mask = 0x800; exponent > 0 && (magnitude & mask) === 0; mask >>= 1) exponent--;
  const mantissa = (exponent === 0 ? magnitude >> 1 : magnitude >> exponent) & 0x0f;
  return (sign | (exponent << 4) | mantissa) ^ 0x55;
}

/** The sample that an A-law byte stands for. */
export function fromALaw(code: number): number {
  const value = code ^ 0x55;
  const exponent = (value >> 4) & 7;
  const mantissa = value & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return (value & 0x80) !== 0 ? magnitude : -magnitude;
}

/** A WAV file of 16 bit, one side. */
export function wav(samples: Int16Array, rate: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length * 2, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rate, 24);
  header.writeUInt32LE(rate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length * 2, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}

/** The two sides of a stereo WAV file of 16 bit. */
export function sides(file: Buffer): { readonly left: Int16Array; readonly right: Int16Array } {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.readUInt16LE(22) !== 2) throw new Error('not a stereo WAV file');
  const moments = (file.length - 44) / 4;
  const left = new Int16Array(moments);
  const right = new Int16Array(moments);
  for (let i = 0; i < moments; i++) {
    left[i] = file.readInt16LE(44 + 4 * i);
    right[i] = file.readInt16LE(46 + 4 * i);
  }
  return { left, right };
}
