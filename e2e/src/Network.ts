import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { atTheEnd } from './atTheEnd';
import { need, run, type Surroundings } from './commands';
import { IS_ROOT, runFolder } from './places';

const HOSTS = '/etc/netns';

/** Names of what this run makes: short, as names of interfaces are, and unlike those of any other run. */
const mark = (folder: string): string =>
  `hw${basename(folder)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(-5)}`;

let count = 0;

/** Whether network namespaces can be made here: by root, where the container allows it. */
export async function networksCanBeMade(): Promise<boolean> {
  if (!IS_ROOT) return false;
  const name = `${mark(runFolder())}probe`;
  try {
    if ((await run(['ip', 'netns', 'add', name])).code !== 0) return false;
    return (await run(['ip', 'netns', 'delete', name])).code === 0;
  } catch {
    return false; // there is no such program
  }
}

/** Two machines joined by a cable and by nothing else: neither has a route to anywhere. */
export class Network {
  readonly serverAddress = '10.99.0.1';
  readonly clientAddress = '10.99.0.2';

  private constructor(
    private readonly serverName: string,
    private readonly clientName: string,
  ) {}

  /** @param names host names by which the client knows the server */
  static async make(...names: string[]): Promise<Network> {
    const own = `${mark(runFolder())}${++count}`;
    const network = new Network(`${own}s`, `${own}c`);
    atTheEnd(() => network.remove());
    const sides = [
      [network.serverName, network.serverAddress],
      [network.clientName, network.clientAddress],
    ] as const;
    for (const [name] of sides) await need(['ip', 'netns', 'add', name]);
    const [server, client] = [network.serverName, network.clientName];
    await need(['ip', 'link', 'add', server, 'netns', server, 'type', 'veth', 'peer', 'name', client, 'netns', client]);
    for (const [name, address] of sides) {
      const inside = ['ip', '-n', name];
      await need([...inside, 'address', 'add', `${address}/24`, 'dev', name]);
      await need([...inside, 'link', 'set', name, 'up']);
      await need([...inside, 'link', 'set', 'lo', 'up']);
      mkdirSync(join(HOSTS, name), { recursive: true });
      const known = names.map((each) => `${network.serverAddress} ${each}\n`).join('');
      writeFileSync(join(HOSTS, name, 'hosts'), `127.0.0.1 localhost\n::1 localhost\n${known}`);
    }
    return network;
  }

  get server(): Surroundings {
    return within(this.serverName);
  }

  get client(): Surroundings {
    return within(this.clientName);
  }

  private async remove(): Promise<void> {
    for (const name of [this.serverName, this.clientName]) await removeNamespace(name);
  }
}

/** A machine that nothing is connected to: there is no way out, not even to its neighbours. */
export async function aloneInTheWorld(): Promise<Surroundings> {
  const name = `${mark(runFolder())}${++count}x`;
  atTheEnd(() => removeNamespace(name));
  await need(['ip', 'netns', 'add', name]);
  await need(['ip', '-n', name, 'link', 'set', 'lo', 'up']);
  return within(name);
}

/** Removes what a run that was interrupted has left. */
export async function removeNetworksOf(folder: string): Promise<void> {
  if (!IS_ROOT || !existsSync('/run/netns')) return;
  for (const name of readdirSync('/run/netns')) if (name.startsWith(mark(folder))) await removeNamespace(name);
}

const within = (name: string): Surroundings => ({ prefix: ['ip', 'netns', 'exec', name], root: '' });

/** The cable goes with the namespace. */
async function removeNamespace(name: string): Promise<void> {
  await run(['ip', 'netns', 'delete', name]);
  rmSync(join(HOSTS, name), { recursive: true, force: true });
  if (existsSync(HOSTS) && readdirSync(HOSTS).length === 0) rmdirSync(HOSTS);
}
