import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { fileURLToPath } from 'node:url';

import { atTheEnd } from './atTheEnd';
import { freshFolder } from './places';
import { freePort } from './ports';
import { signal } from './processes';
import { fromALaw, hears, toALaw, tone } from './sound';

const SCENARIO = fileURLToPath(new URL('../test/sipp/call.xml', import.meta.url));
const FRAME = 160;
const MOST_SAMPLES = 8_000 * 60;

export type Transport = 'udp' | 'tcp';

export interface Wanted {
  /** Port of SIP on 127.0.0.1. */
  readonly sip: number;
  /** The line's number. */
  readonly number: string;
  /** The number the caller shows. */
  readonly from: string;
  /** How its words of SIP travel; by UDP unless it is said otherwise. */
  readonly transport?: Transport;
  /** The tone that is spoken. */
  readonly hz: number;
  /** After how long the caller hangs up, once answered. */
  readonly staysMs: number;
}

/** Somebody who calls: SIPp dials and hangs up, a socket beside it speaks a tone and hears what comes. */
export class Caller {
  private readonly heard: number[] = [];
  private readonly ended: Promise<number | null>;
  private speaking: ReturnType<typeof setInterval> | undefined;

  private constructor(
    private readonly process: ChildProcess,
    private readonly socket: Socket,
    hz: number,
  ) {
    this.ended = new Promise((done) => {
      process.on('exit', (code) => {
        clearInterval(this.speaking);
        done(code);
      });
    });
    const frames = spoken(hz);
    let sequence = 0;
    socket.on('message', (packet, from) => {
      if (packet.length > 12 && (packet[1] ?? 0) % 128 === 8) this.hear(packet.subarray(12));
      // Speaks as soon as it knows where the other side is.
      this.speaking ??= setInterval(() => {
        const header = Buffer.from([0x80, 8, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
        header.writeUInt16BE(sequence % 65_536, 2);
        header.writeUInt32BE(sequence * FRAME, 4);
        socket.send(
          Buffer.concat([header, frames[sequence % frames.length] ?? Buffer.alloc(FRAME)]),
          from.port,
          from.address,
        );
        sequence++;
      }, 20);
    });
  }

  static async call(wanted: Wanted): Promise<Caller> {
    const own = await freePort();
    const socket = createSocket('udp4');
    await new Promise<void>((done, failed) => {
      socket.once('error', failed);
      socket.bind(0, '127.0.0.1', done);
    });
    const media = socket.address().port;
    const words = [`127.0.0.1:${wanted.sip}`, '-sf', SCENARIO, '-s', wanted.number, '-i', '127.0.0.1'];
    words.push('-t', wanted.transport === 'tcp' ? 't1' : 'u1');
    words.push('-p', String(own), '-m', '1', '-d', String(wanted.staysMs), '-nostdin');
    words.push('-key', 'sound_port', String(media), '-key', 'caller', wanted.from);
    const process = spawn('sipp', words, { cwd: freshFolder('sipp'), stdio: 'ignore' });
    const caller = new Caller(process, socket, wanted.hz);
    atTheEnd(() => {
      caller.drop();
      return Promise.resolve();
    });
    return caller;
  }

  /** Whether a tone was heard since the call began. */
  hears(hz: number): boolean {
    return hears(Int16Array.from(this.heard), hz);
  }

  /** Whether the house has answered: sound comes. */
  wasAnswered(): boolean {
    return this.speaking !== undefined;
  }

  /** Waits until the call is over; gives SIPp's exit code, 0 for a call as it should be. */
  async over(): Promise<number | null> {
    const code = await this.ended;
    this.drop();
    return code;
  }

  /** Goes without a word, as a telephone without power. */
  drop(): void {
    clearInterval(this.speaking);
    if (this.process.exitCode === null && this.process.pid !== undefined) signal(this.process.pid, 'SIGKILL');
    try {
      this.socket.close();
    } catch {
      // closed before
    }
  }

  private hear(payload: Uint8Array): void {
    for (const code of payload) this.heard.push(fromALaw(code));
    if (this.heard.length > MOST_SAMPLES) this.heard.splice(0, this.heard.length - MOST_SAMPLES);
  }
}

/** A second of a tone, in frames of 20 ms. */
function spoken(hz: number): Buffer[] {
  const samples = tone(hz, 1_000);
  const frames: Buffer[] = [];
  for (let at = 0; at < samples.length; at += FRAME) {
    frames.push(Buffer.from(Array.from(samples.subarray(at, at + FRAME), toALaw)));
  }
  return frames;
}
