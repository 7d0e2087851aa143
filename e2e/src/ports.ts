import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** Test files run side by side, each in a worker with a number of its own: a port that is free is nobody else's to take. */
const WORKERS = 4;
const A_WORKER = 3_000;
const FIRST = 20_000 + (Number(process.env['VITEST_POOL_ID'] ?? 0) % WORKERS) * A_WORKER;
/** Above 32,000 Linux gives ports to outgoing connections. */
const LAST = FIRST + A_WORKER - 1;

let next = FIRST + Math.floor(Math.random() * A_WORKER);

/** A port nobody listens on at this moment, by TCP or UDP; another one each time. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = next;
    next = port < LAST ? port + 1 : FIRST;
    if ((await isFree(port)) && (await isFreeByUdp(port))) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`);
}

/** A port for SIP: the one after it is free too, and taken for SIP over TLS. */
export async function freePortForSip(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = await freePort();
    if ((await freePort()) === port + 1) return port;
  }
  throw new Error(`no two free ports in a row between ${FIRST} and ${LAST}`);
}

function isFreeByUdp(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createSocket('udp6');
    probe.on('error', () => done(false));
    probe.bind(port, '::', () => probe.close(() => done(true)));
  });
}

/** Whether nothing listens on a port of this machine, by TCP. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.on('error', () => done(false));
    probe.listen(port, '::', () => probe.close(() => done(true)));
  });
}

/** Takes a port until the end of the program or until it is given back. */
export function take(port: number, address: string): Promise<{ giveBack: () => Promise<void> }> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(port, address, () => {
      done({ giveBack: () => new Promise((closed) => server.close(() => closed())) });
    });
  });
}
