export type MicrophoneRefusal = 'insecure' | 'denied' | 'missing' | 'busy' | 'failed';

/** Without a secure context a browser has no microphone to give; the page on trust says how to mend that. */
export class InsecureContext extends Error {
  override readonly name = 'InsecureContext';
}

/** Which sentence a refusal of the browser deserves. */
export function refusalOf(refusal: unknown): MicrophoneRefusal {
  const name = refusal instanceof Error ? refusal.name : '';
  if (name === 'InsecureContext') return 'insecure';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'failed';
}

/** Opens the microphone for talking: without the other side's echo, and as one channel. */
export async function openMicrophone(): Promise<MediaStream> {
  if (!window.isSecureContext) throw new InsecureContext();
  return navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
  });
}

export function closeMicrophone(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
