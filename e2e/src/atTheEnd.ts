/** What a test file has made and has to be gone after it. */
const made: (() => Promise<void>)[] = [];

/** Hands something over to be undone after the last test of the file, whether the tests passed or not. */
export function atTheEnd(undo: () => Promise<void>): void {
  made.push(undo);
}

/** Undoes everything, the newest first; what fails does not keep the rest from being undone. */
export async function undoAll(): Promise<void> {
  const faults: unknown[] = [];
  for (const undo of made.splice(0).reverse()) {
    try {
      await undo();
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'not everything could be cleaned up');
}
