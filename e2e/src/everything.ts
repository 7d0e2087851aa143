import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { run } from './commands';
import { until } from './conditions';
import { removeNetworksOf } from './Network';
import { DIST, LAUNCHER, makeRunFolder, TARGET } from './places';
import { isAlive, processesOf, signal } from './processes';

/** Before the first test: a built program. After the last: nothing of this run is left, whatever happened in between. */
export async function setup(): Promise<() => Promise<void>> {
  const folder = makeRunFolder();
  mkdirSync(TARGET, { recursive: true });
  rmSync(join(TARGET, 'screens'), { recursive: true, force: true });
  await build(folder);
  return () => removeEverything(folder);
}

/** Builds by a command that needs a built program and is refused afterwards: a build within a test would count as its time. */
async function build(folder: string): Promise<void> {
  const words = [LAUNCHER, 'backup', join(folder, 'none.backup'), '--data', join(folder, 'none')];
  const ended = await run(words, { withinMs: 15 * 60_000 });
  if (!existsSync(join(DIST, 'build-id'))) throw new Error(`the program could not be built:\n${ended.err}`);
}

async function removeEverything(folder: string): Promise<void> {
  const left = processesOf(folder);
  for (const pid of left) signal(pid, 'SIGTERM');
  await goneOrKilled(left);
  await goneOrKilled(processesOf(folder));
  await removeNetworksOf(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function goneOrKilled(pids: readonly number[]): Promise<void> {
  try {
    await until('processes of this run end', () => pids.every((pid) => !isAlive(pid)), 20_000);
  } catch {
    for (const pid of pids) signal(pid, 'SIGKILL');
  }
}
