// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Leg, LegHearer } from './BrowserLeg';
import { BREAK_BORNE_MS, CONNECTED_WITHIN_MS, SeatAudio, type SeatAudioState } from './SeatAudio';

class FakeLeg implements Leg {
  closed = false;
  answered: string | null = null;

  constructor(
    readonly microphone: MediaStream,
    readonly hearer: LegHearer,
  ) {}

  offer = (): Promise<string> => Promise.resolve(`offer-${String(legs.indexOf(this))}`);

  answer(sdp: string): Promise<void> {
    this.answered = sdp;
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }
}

interface FakeTrack {
  stopped: boolean;
  onended: (() => void) | null;
  stop: () => void;
}

let legs: FakeLeg[];
let tracks: FakeTrack[];
let states: SeatAudioState[];
let exchange: (sdp: string) => Promise<string>;
let open: () => Promise<MediaStream>;
let audio: SeatAudio;

function stream(): MediaStream {
  const track: FakeTrack = { stopped: false, onended: null, stop: () => (track.stopped = true) };
  tracks.push(track);
  return { getTracks: () => [track], getAudioTracks: () => [track] } as unknown as MediaStream;
}

const refusing = (name: string) => () => Promise.reject(Object.assign(new Error(name), { name }));
const last = (): FakeLeg => legs.at(-1) ?? expect.fail('no leg');
const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

async function connected(): Promise<void> {
  await audio.start();
  last().hearer.state('connected');
}

beforeEach(() => {
  vi.useFakeTimers();
  legs = [];
  tracks = [];
  states = [];
  exchange = (sdp) => Promise.resolve(sdp.replace('offer', 'answer'));
  open = () => Promise.resolve(stream());
  audio = new SeatAudio(
    {
      openMicrophone: () => open(),
      makeLeg: (microphone, hearer) => {
        legs.push(new FakeLeg(microphone, hearer));
        return last();
      },
      exchange: (sdp) => exchange(sdp),
    },
    { state: (state) => states.push(state), microphone: () => undefined, sound: () => undefined },
  );
});
afterEach(() => {
  audio.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('the audio of a seat', () => {
  it('given_a_microphone_when_started_then_its_offer_is_answered_and_the_leg_connects', async () => {
    await connected();

    expect(last().answered).toBe('answer-0');
    expect(states).toEqual(['asking', 'connecting', 'connected']);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['InsecureContext', 'insecure'],
    ['NotFoundError', 'missing'],
  ] as const)('given_the_refusal_%s_when_started_then_it_is_%s_and_can_be_tried_again', async (name, state) => {
    open = refusing(name);
    await audio.start();
    expect(audio.state).toBe(state);

    open = () => Promise.resolve(stream());
    await connected();
    expect(audio.state).toBe('connected');
  });

  it('given_a_start_under_way_when_started_again_then_the_microphone_is_asked_for_once', async () => {
    const asked = vi.fn(() => Promise.resolve(stream()));
    open = asked;
    await Promise.all([audio.start(), audio.start()]);
    await audio.start();

    expect(asked).toHaveBeenCalledOnce();
    expect(legs).toHaveLength(1);
  });

  it('given_a_stop_while_the_browser_asks_when_it_is_allowed_then_the_microphone_is_closed_again', async () => {
    let allow: (stream: MediaStream) => void = () => undefined;
    open = () => new Promise((done) => (allow = done));
    const started = audio.start();
    audio.stop();
    allow(stream());
    await started;

    expect(tracks[0]?.stopped).toBe(true);
    expect(legs).toEqual([]);
    expect(audio.state).toBe('off');
  });

  it('given_a_leg_that_fails_when_a_second_is_over_then_a_new_one_takes_its_place_with_the_same_microphone', async () => {
    await connected();
    last().hearer.state('failed');
    expect(audio.state).toBe('connecting');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(legs).toHaveLength(2);
    expect(legs[0]?.closed).toBe(true);
    expect(last().microphone).toBe(legs[0]?.microphone);
    expect(last().answered).toBe('answer-1');
    expect(tracks).toHaveLength(1);
  });

  it('given_a_short_break_when_it_mends_itself_then_the_leg_stays', async () => {
    await connected();
    last().hearer.state('disconnected');
    await vi.advanceTimersByTimeAsync(BREAK_BORNE_MS - 1);
    last().hearer.state('connected');
    await vi.advanceTimersByTimeAsync(60_000);

    expect(legs).toHaveLength(1);
    expect(audio.state).toBe('connected');
  });

  it('given_a_break_that_lasts_when_it_was_borne_long_enough_then_there_is_a_new_leg', async () => {
    await connected();
    last().hearer.state('disconnected');
    await vi.advanceTimersByTimeAsync(BREAK_BORNE_MS);

    expect(legs).toHaveLength(2);
  });

  it('given_an_exchange_that_fails_when_it_goes_on_then_attempts_come_ever_more_seldom', async () => {
    exchange = () => Promise.reject(new Error('offline'));
    await audio.start();
    for (const wait of [1_000, 2_000, 4_000, 8_000, 8_000]) {
      const before = legs.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(legs).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(legs).toHaveLength(before + 1);
    }
  });

  it('given_an_answer_after_which_nothing_connects_when_ten_seconds_are_over_then_it_is_tried_anew', async () => {
    await audio.start();
    await vi.advanceTimersByTimeAsync(CONNECTED_WITHIN_MS);

    expect(legs).toHaveLength(2);
  });

  it('given_an_answer_to_a_former_offer_when_it_comes_late_then_it_is_dropped', async () => {
    let late: (sdp: string) => void = () => undefined;
    exchange = () => new Promise((done) => (late = done));
    void audio.start();
    await settled();
    const first = last();
    exchange = () => Promise.resolve('second');
    audio.heal();
    await settled();
    late('first');
    await settled();

    expect(first.answered).toBeNull();
    expect(last().answered).toBe('second');
  });

  it('given_a_headset_that_is_pulled_out_when_another_is_there_then_it_is_opened_in_its_place', async () => {
    await connected();
    tracks[0]?.onended?.();
    await settled();

    expect(tracks).toHaveLength(2);
    expect(tracks[0]?.stopped).toBe(true);
    expect(legs).toHaveLength(2);
  });

  it('given_a_seat_that_is_left_when_stopped_then_microphone_and_leg_are_closed_and_stay_so', async () => {
    await connected();
    audio.stop();
    last().hearer.state('failed');
    audio.heal();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(tracks[0]?.stopped).toBe(true);
    expect(legs.map((leg) => leg.closed)).toEqual([true]);
    expect(states.at(-1)).toBe('off');
  });
});
