import { onGesture } from './onGesture';

/** Measures how loud a stream is, 0..100, with every frame drawn, until the returned function is called. */
export function measureLoudness(stream: MediaStream, hear: (loudness: number) => void): () => void {
  const audio = new AudioContext();
  const analyser = audio.createAnalyser();
  analyser.fftSize = 1024;
  audio.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let frame = 0;
  // A page that nobody has touched yet may not make or measure sound.
  const deaf = onGesture(() => void audio.resume());

  function look(): void {
    analyser.getFloatTimeDomainData(samples);
    hear(loudnessOf(samples));
    frame = requestAnimationFrame(look);
  }

  look();
  return () => {
    cancelAnimationFrame(frame);
    deaf();
    void audio.close();
  };
}

/** The power of samples on a scale on which -60 dB is 0 and full scale is 100. */
export function loudnessOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibel = 10 * Math.log10(Math.max(power, 1e-9));
  return Math.round(Math.min(100, Math.max(0, ((decibel + 60) / 60) * 100)));
}
