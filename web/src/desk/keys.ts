/** As much of a key press as the rule needs. */
export type KeyPress = Pick<
  KeyboardEvent,
  'code' | 'repeat' | 'isComposing' | 'keyCode' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'
>;

/** What an input method has not finished with still comes under this number in some browsers. */
const COMPOSING = 229;

/**
 * F2 accepts, wherever the focus is: by the key's place, not what it writes, and never while somebody composes a
 * character, holds the key down or means another shortcut.
 */
export function meansAccept(press: KeyPress): boolean {
  if (press.code !== 'F2' || press.repeat) return false;
  if (press.isComposing || press.keyCode === COMPOSING) return false;
  return !press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
}
