import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

/** The six digits that an authenticator application shows for a secret in Base32 (RFC 6238). */
export function codeAt(secret: string, atMs: number): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(atMs / STEP_MS)));
  const hash = createHmac('sha1', bytesOf(secret)).update(step).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = (hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000;
  return String(number).padStart(6, '0');
}

/**
 * Codes of one secret, none of them twice: the server takes each code once, and those of the step before and after the
 * present one too, so that three of them need no waiting.
 */
export class Authenticator {
  private lastStep = 0;

  constructor(private readonly secret: string) {}

  /** A code that the server takes now. Fails when the three that it could take are used up. */
  code(): string {
    const now = Math.floor(Date.now() / STEP_MS);
    const step = Math.max(now - 1, this.lastStep + 1);
    if (step > now + 1) throw new Error('all codes that the server would take now are used up');
    this.lastStep = step;
    return codeAt(this.secret, step * STEP_MS);
  }
}

function bytesOf(base32: string): Buffer {
  let bits = '';
  for (const sign of base32.replace(/[\s=]/g, '').toUpperCase()) {
    bits += ALPHABET.indexOf(sign).toString(2).padStart(5, '0');
  }
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
}
