import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { atTheEnd } from './atTheEnd';
import { NUMBER, type CallCentre } from './CallCentre';
import { freshFolder } from './places';
import { freePort } from './ports';

const SCENARIO = fileURLToPath(new URL('../test/sipp/callee.xml', import.meta.url));
const ADDRESS = '127.0.0.2';

/** A carrier at the end of a trunk of the house: SIPp, which answers for every number, and sends back what it hears. */
export class Carrier {
  private constructor(
    private readonly process: ChildProcess,
    private readonly messages: string,
  ) {}

  /** Starts the carrier, and makes the trunk that leads to it, by which the sample's line may show its number. */
  static async of(centre: CallCentre): Promise<Carrier> {
    const port = await freePort();
    const messages = join(freshFolder('callee'), 'heard.log');
    const words = ['-sf', SCENARIO, '-i', ADDRESS, '-mi', ADDRESS, '-mp', String(await freePort())];
    const process = spawn(
      'sipp',
      [...words, '-p', String(port), '-rtp_echo', '-nostdin', '-trace_msg', '-message_file', messages],
      { cwd: dirname(messages), stdio: 'ignore' },
    );
    const carrier = new Carrier(process, messages);
    atTheEnd(() => {
      carrier.close();
      return Promise.resolve();
    });
    await addTrunk(centre, port);
    return carrier;
  }

  /** All messages that came and went so far. */
  heard(): string {
    return readFileSync(this.messages, 'utf8');
  }

  close(): void {
    this.process.kill();
  }
}

async function addTrunk(centre: CallCentre, port: number): Promise<void> {
  const admin = await centre.administrator();
  const lines = await admin.readAll<{ number: string; clientId: string }>('/api/hotline/lines');
  const clientId = lines.find((line) => line.number === NUMBER)?.clientId;
  await admin.do('POST', '/api/trunks', {
    name: '移动外呼',
    clientId,
    peers: [{ address: ADDRESS, port, priority: 1 }],
    shown: [NUMBER],
    trusted: false,
    probeMs: 0,
  });
  await admin.do('PUT', '/api/trunks/rules', { takesStrangers: true, caps: [{ prefix: '1', mostAnHour: 500 }] });
}
