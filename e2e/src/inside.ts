import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

import { atTheEnd } from './atTheEnd';
import { need, type Surroundings } from './commands';
import { until } from './conditions';
import { freshPath } from './places';
import { kill } from './processes';

/** What a look from inside other surroundings found. */
export interface Look {
  readonly status?: number;
  readonly text?: string;
  /** The error's code when there was no answer, such as ECONNREFUSED. */
  readonly error?: string;
}

/** Asks a server from inside other surroundings, trusting whatever certificate it shows. */
export async function ask(surroundings: Surroundings, url: string): Promise<Look> {
  const script = `
    const [url] = process.argv.slice(1);
    const say = (look) => process.stdout.write(JSON.stringify(look));
    const call = require(url.split(':')[0]).get(url, { rejectUnauthorized: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () => say({ status: answer.statusCode, text }));
    });
    call.setTimeout(5000, () => call.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    call.on('error', (error) => say({ error: error.code }));
  `;
  return JSON.parse(await need([...surroundings.prefix, process.execPath, '-e', script, url])) as Look;
}

/** A socket in the file system that leads to a port of loopback inside other surroundings. */
export async function socketTo(surroundings: Surroundings, port: number): Promise<string> {
  const socket = freshPath('socket');
  const script = `
    const net = require('node:net');
    const [socket, port] = process.argv.slice(1);
    net.createServer((near) => {
      const far = net.connect(Number(port), '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const end of [near, far]) end.on('error', () => { near.destroy(); far.destroy(); });
    }).listen(socket);
  `;
  const words: string[] = [...surroundings.prefix, process.execPath, '-e', script, socket, String(port)];
  const [program = '', ...rest] = words;
  const bridge = spawn(program, rest, { stdio: 'ignore' });
  const pid = bridge.pid;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  atTheEnd(() => kill(pid));
  await until('the socket is there', () => existsSync(socket));
  return socket;
}
