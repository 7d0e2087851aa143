import { chmodSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone the tests belong to. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** The launcher under test; HUAWU_LAUNCHER names another one, such as that of an installed package. */
export const LAUNCHER = process.env['HUAWU_LAUNCHER'] ?? join(REPOSITORY, 'huawu');

/** Where the launcher puts the built program. */
export const DIST = join(dirname(LAUNCHER), 'target', 'dist');

/** Reports and screenshots. */
export const TARGET = join(REPOSITORY, 'e2e', 'target');

export const IS_ROOT = process.getuid?.() === 0;

const RUN_FOLDER = 'HUAWU_E2E_RUN';

/** Makes the folder that everything of this run lies in. Its name marks the processes this run has started. */
export function makeRunFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'huawu-e2e-'));
  // Some programs run as another user and have to pass through.
  chmodSync(folder, 0o755);
  process.env[RUN_FOLDER] = folder;
  return folder;
}

/** The folder that everything of this run lies in. */
export function runFolder(): string {
  const folder = process.env[RUN_FOLDER];
  if (folder === undefined) throw new Error(`${RUN_FOLDER} is not set: tests run through vitest and its global setup`);
  return folder;
}

/** A name in the run's folder that nothing has yet. */
export function freshPath(name: string): string {
  for (let count = 1; ; count++) {
    const path = join(runFolder(), count === 1 ? name : `${name}-${count}`);
    if (!existsSync(path)) return path;
  }
}

/** A new folder in the run's folder. */
export function freshFolder(name: string, mode = 0o700): string {
  const path = freshPath(name);
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}
