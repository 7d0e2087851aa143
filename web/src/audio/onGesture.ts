const GESTURES = ['pointerdown', 'keydown'] as const;

/** Calls back whenever somebody touches the page, by which browsers allow it to sound, until the returned function is called. */
export function onGesture(act: () => void): () => void {
  for (const gesture of GESTURES) window.addEventListener(gesture, act, true);
  return () => {
    for (const gesture of GESTURES) window.removeEventListener(gesture, act, true);
  };
}
