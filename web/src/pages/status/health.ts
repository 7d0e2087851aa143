import type { Status } from '@/api';
import { percentOf } from '@/format/number';

export type Tone = 'calm' | 'warn' | 'bad';

const DAY_MS = 86_400_000;

/** How full the disk is, and whether somebody should see to it. */
export function diskHealth(disk: Status['disk']): { usedPercent: number; tone: Tone } {
  const usedPercent = percentOf(disk.totalBytes - disk.freeBytes, disk.totalBytes);
  return { usedPercent, tone: usedPercent >= 95 ? 'bad' : usedPercent >= 85 ? 'warn' : 'calm' };
}

/** Whole days until a certificate runs out, negative afterwards. */
export function certificateHealth(notAfter: string, now: number): { days: number; tone: Tone } {
  const days = Math.floor((Date.parse(notAfter) - now) / DAY_MS);
  return { days, tone: days < 0 ? 'bad' : days < 30 ? 'warn' : 'calm' };
}

export function databaseUp(database: Status['database']): boolean {
  return ['up', 'ok', 'ready'].includes(database.state.toLowerCase());
}

/** Whether somebody should make room for recordings. */
export function recordingsTone(recordings: Status['recordings']): Tone {
  return recordings.room === 'full' ? 'bad' : recordings.room === 'low' ? 'warn' : 'calm';
}

/** Whether calls cannot come or go by a trunk. */
export function trunksTone(trunks: Status['trunks']): Tone {
  return trunks.silent > 0 || trunks.unregistered > 0 ? 'warn' : 'calm';
}

/** How the installation is: as its worst part. */
export function health(status: Status, now: number): Tone {
  const tones: readonly Tone[] = [
    databaseUp(status.database) ? 'calm' : 'bad',
    diskHealth(status.disk).tone,
    recordingsTone(status.recordings),
    trunksTone(status.trunks),
    status.certificate ? certificateHealth(status.certificate.notAfter, now).tone : 'calm',
  ];
  return tones.includes('bad') ? 'bad' : tones.includes('warn') ? 'warn' : 'calm';
}
