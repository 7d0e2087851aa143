import type { Page } from 'playwright-core';

/** Whether a tone stands out in what a page plays of a call, beside others that may be somewhat louder. The first time it only begins to listen. */
export function hearsInPage(page: Page, hz: number): Promise<boolean> {
  return page.evaluate((wanted) => {
    const ear = window as unknown as { ear?: AnalyserNode; heard?: MediaStream };
    const stream = [...document.querySelectorAll('audio')]
      .map((each) => each.srcObject)
      .find((each) => each instanceof MediaStream);
    if (stream === undefined) return false;
    if (ear.ear === undefined || ear.heard !== stream) {
      const context = new AudioContext();
      ear.ear = context.createAnalyser();
      ear.ear.fftSize = 8_192;
      ear.heard = stream;
      context.createMediaStreamSource(stream).connect(ear.ear);
    }
    const analyser = ear.ear;
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    const bin = (frequency: number): number => Math.round((frequency * analyser.fftSize) / analyser.context.sampleRate);
    const loudest = Math.max(...spectrum.subarray(bin(200), bin(3_400)));
    const at = spectrum[bin(wanted)] ?? -200;
    return at > -60 && at >= loudest - 10;
  }, hz);
}
