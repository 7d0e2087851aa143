import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

import { until } from './conditions';

/** The words of a process's command line; none when it is gone. */
export function wordsOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Whether a process runs: one that has ended and was not fetched yet does not. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !/^\d+ \(.*\) [ZX]/s.test(stat);
  } catch {
    return false;
  }
}

/** Sends a signal to one process; false when it is gone already. */
export function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Kills one process and waits until it is gone. */
export async function kill(pid: number): Promise<void> {
  signal(pid, 'SIGKILL');
  await until(`process ${pid} is gone`, () => !isAlive(pid));
}

/** The processes that work in a folder or name it on their command line, this one and its ancestors apart. */
export function processesOf(folder: string): number[] {
  const own = ancestors(process.pid);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => !own.has(pid) && isAlive(pid))
    .filter((pid) => isWithin(folder, workFolder(pid)) || wordsOf(pid).some((word) => word.includes(folder)));
}

function ancestors(pid: number): Set<number> {
  const found = new Set<number>();
  for (let each = pid; each > 1 && !found.has(each); each = parentOf(each)) found.add(each);
  return found;
}

function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function workFolder(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

const isWithin = (folder: string, path: string): boolean => path === folder || path.startsWith(`${folder}/`);
