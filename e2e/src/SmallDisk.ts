import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { atTheEnd } from './atTheEnd';
import { need, run, type Surroundings } from './commands';
import { freshFolder, IS_ROOT } from './places';
import { kill } from './processes';

/** Whether a disk of one's own can be mounted: by root, where the container allows it. */
export async function disksCanBeMade(): Promise<boolean> {
  return IS_ROOT && (await run(['unshare', '-m', 'mount', '-t', 'tmpfs', 'none', '/mnt'])).code === 0;
}

/** A disk whose size can be changed, mounted where only the commands run within its surroundings see it. */
export class SmallDisk {
  private constructor(
    readonly folder: string,
    private readonly holder: number,
  ) {}

  static async make(mebibytes: number): Promise<SmallDisk> {
    const folder = freshFolder('disk');
    const script = `mount -t tmpfs -o size=${mebibytes}m,mode=755 none '${folder}' && echo mounted && exec cat`;
    // The mount lives as long as this process, which waits for an input that never comes.
    const holder = spawn('unshare', ['-m', '--propagation', 'private', 'sh', '-c', script], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const pid = holder.pid;
    if (pid === undefined) throw new Error('unshare could not be started');
    const disk = new SmallDisk(folder, pid);
    atTheEnd(() => kill(pid));
    await once(holder.stdout, 'data');
    return disk;
  }

  get surroundings(): Surroundings {
    return { prefix: ['nsenter', '-t', String(this.holder), '-m', '--'], root: `/proc/${this.holder}/root` };
  }

  /** Makes it so small that this much is left. */
  async leave(mebibytes: number): Promise<void> {
    const out = await need([...this.surroundings.prefix, 'df', '--output=used', '-k', this.folder]);
    const usedKib = Number(out.trim().split('\n').at(-1));
    await this.resize(`${usedKib + mebibytes * 1024}k`);
  }

  async grow(mebibytes: number): Promise<void> {
    await this.resize(`${mebibytes}m`);
  }

  private async resize(size: string): Promise<void> {
    await need([...this.surroundings.prefix, 'mount', '-o', `remount,size=${size}`, this.folder]);
  }
}
