import { basename } from 'node:path';

import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

import { LONG } from './src/long';

/** First what everything else stands on, then what takes longest, so that no worker has nothing to do at the end. */
const ORDER = [
  'start',
  'browser',
  'bad-input',
  'first-call',
  'backup',
  'call-cuts',
  'https',
  'security',
  'trunks',
  'logs',
  'package',
  'database',
];

const place = (file: string): number => {
  const index = ORDER.findIndex((word) => basename(file).startsWith(word));
  return index < 0 ? ORDER.length : index;
};

/** The files in the order in which a reader wants to hear of failures, the same in every run. */
class InOrder extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byPlace = (a: TestSpecification, b: TestSpecification): number =>
      place(a.moduleId) - place(b.moduleId) || a.moduleId.localeCompare(b.moduleId);
    return Promise.resolve([...files].sort(byPlace));
  }
}

export default defineConfig({
  test: {
    include: ['test/*.test.ts', ...(LONG ? ['test/long/*.test.ts'] : [])],
    globalSetup: ['src/everything.ts'],
    setupFiles: ['src/cleanUp.ts'],
    // Two files at a time: a program that starts, stops or plays sound leaves half of two cores idle.
    maxWorkers: 2,
    sequence: { sequencer: InOrder },
    testTimeout: 120_000,
    hookTimeout: 240_000,
    reporters: ['default', 'json'],
    outputFile: { json: 'target/report.json' },
  },
});
