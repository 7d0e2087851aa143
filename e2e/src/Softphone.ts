import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { atTheEnd } from './atTheEnd';
import { until } from './conditions';
import { freshFolder } from './places';
import { freePort } from './ports';
import { signal } from './processes';
import { hears, tone, wav } from './sound';

const MODULES = '/usr/lib/baresip/modules';
const SPOKEN_MS = 300_000;
const WAV_HEAD = 44;
/** A key that follows sooner would be taken for the same. */
const PRESS_MS = 200;

export interface Account {
  readonly number: string;
  readonly password: string;
  /** Port of SIP on 127.0.0.1. */
  readonly sip: number;
  /** Over TLS its sound is encrypted, and it takes no other. */
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** The tone that is spoken. */
  readonly hz: number;
}

/** A real softphone, baresip, which registers, answers by itself, speaks a tone and keeps what it hears. */
export class Softphone {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly console: number,
  ) {}

  static async open(account: Account): Promise<Softphone> {
    const folder = freshFolder('softphone');
    const port = await freePort();
    const own = await freePort();
    writeFileSync(join(folder, 'voice.wav'), wav(tone(account.hz, SPOKEN_MS), 8_000));
    writeFileSync(join(folder, 'accounts'), accountLine(account));
    writeFileSync(join(folder, 'contacts'), '');
    writeFileSync(join(folder, 'config'), settings(folder, own, port));
    const process = spawn('baresip', ['-f', folder], { cwd: folder, stdio: 'ignore' });
    const phone = new Softphone(process, folder, port);
    atTheEnd(() => {
      phone.drop();
      return Promise.resolve();
    });
    return phone;
  }

  /** Calls a number. */
  dial(number: string): Promise<void> {
    return this.type(`/dial ${number}\n`);
  }

  /** Presses keys within a call, one after the other. */
  async press(keys: string): Promise<void> {
    for (const key of keys) {
      await this.type(key);
      const pressedAt = Date.now();
      await until('the key is released', () => Date.now() - pressedAt >= PRESS_MS);
    }
  }

  /** Hangs up. */
  hangUp(): Promise<void> {
    return this.type('/hangup\n');
  }

  /** Whether a tone was heard in any of its calls. */
  hears(hz: number): boolean {
    return readdirSync(this.folder)
      .filter((name) => name.includes('dec') && name.endsWith('.wav'))
      .some((name) => hears(samplesOf(join(this.folder, name)), hz));
  }

  /** Goes without a word, as a telephone without power. */
  drop(): void {
    if (this.process.exitCode === null && this.process.pid !== undefined) signal(this.process.pid, 'SIGKILL');
  }

  private type(keys: string): Promise<void> {
    return new Promise((done, failed) => {
      const socket = createSocket('udp4');
      socket.send(keys, this.console, '127.0.0.1', (fault) => {
        socket.close();
        if (fault) failed(fault);
        else done();
      });
    });
  }
}

/** What is there so far of a file that is still written. */
function samplesOf(file: string): Int16Array {
  if (!existsSync(file)) return new Int16Array();
  const bytes = readFileSync(file).subarray(WAV_HEAD);
  const samples = new Int16Array(Math.floor(bytes.length / 2));
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(2 * i);
  return samples;
}

function accountLine({ number, password, sip, transport }: Account): string {
  const address = `<sip:${number}@127.0.0.1:${sip};transport=${transport}>`;
  const sound = transport === 'tls' ? ';mediaenc=srtp-mand' : '';
  return `${address};auth_user=${number};auth_pass=${password};regint=3600;answermode=auto${sound}\n`;
}

function settings(folder: string, own: number, port: number): string {
  return [
    `sip_listen 127.0.0.1:${own}`,
    `module_path ${MODULES}`,
    'module cons.so',
    `cons_listen 127.0.0.1:${port}`,
    'module g711.so',
    'module srtp.so',
    'module aufile.so',
    'module aubridge.so',
    'module sndfile.so',
    'module_tmp account.so',
    'module_app menu.so',
    `snd_path ${folder}`,
    `audio_source aufile,${join(folder, 'voice.wav')}`,
    'audio_player aubridge,ear',
    'audio_alert aubridge,alert',
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    'net_interface 127.0.0.1',
    '',
  ].join('\n');
}
