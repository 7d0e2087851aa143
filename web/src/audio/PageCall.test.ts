// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { LegHearer } from './BrowserLeg';
import { PageCall, type PageCallParts, type PageCallState } from './PageCall';

let states: PageCallState[];
let leg: LegHearer;
let closed: number;
let track: { stop: ReturnType<typeof vi.fn> };
let answer: (sdp: string) => Promise<void>;
let place: PageCallParts['call'];
let end: ReturnType<typeof vi.fn<PageCallParts['end']>>;
let open: () => Promise<MediaStream>;
let call: PageCall;

const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
const now = (): PageCallState => states.at(-1) ?? expect.fail('no state');

beforeEach(() => {
  states = [];
  closed = 0;
  track = { stop: vi.fn() };
  const stream = { getTracks: () => [track] } as unknown as MediaStream;
  open = () => Promise.resolve(stream);
  answer = () => Promise.resolve();
  place = () => Promise.resolve({ sdp: 'answer', call: '12' });
  end = vi.fn<PageCallParts['end']>(() => Promise.resolve({}));
  call = new PageCall(
    {
      openMicrophone: () => open(),
      makeLeg: (_microphone, hearer) => {
        leg = hearer;
        return {
          offer: () => Promise.resolve('offer'),
          answer: (sdp) => answer(sdp),
          close: () => (closed += 1),
        };
      },
      call: (number, sdp) => place(number, sdp),
      end,
    },
    { state: (state) => states.push(state), microphone: () => undefined, sound: () => undefined },
  );
});

describe('a call from the page', () => {
  it('given_a_line_when_called_then_it_talks_once_the_leg_is_connected', async () => {
    await call.start('400');
    leg.state('connected');

    expect(states.map((state) => state.is)).toEqual(['asking', 'calling', 'talking']);
    expect(call.busy).toBe(true);
  });

  it('given_a_call_when_another_is_begun_then_there_is_only_the_first', async () => {
    await call.start('400');
    await call.start('401');

    expect(states.map((state) => state.is)).toEqual(['asking', 'calling']);
  });

  it('given_a_talk_when_hung_up_then_the_server_ends_it_and_the_microphone_is_closed', async () => {
    await call.start('400');
    leg.state('connected');
    call.hangUp();

    expect(end).toHaveBeenCalledExactlyOnceWith('12');
    expect(track.stop).toHaveBeenCalledOnce();
    expect(closed).toBe(1);
    expect(now()).toEqual({ is: 'over', cause: 200 });
  });

  it('given_a_call_without_an_id_yet_when_hung_up_then_it_is_ended_as_soon_as_it_has_one', async () => {
    let late: (given: { sdp: string; call: string }) => void = () => undefined;
    place = () => new Promise((done) => (late = done));
    const started = call.start('400');
    await settled();
    call.hangUp();
    expect(end).not.toHaveBeenCalled();

    late({ sdp: 'answer', call: '13' });
    await started;

    expect(end).toHaveBeenCalledExactlyOnceWith('13');
    expect(now()).toEqual({ is: 'over', cause: 200 });
  });

  it('given_the_other_side_that_hangs_up_when_told_then_the_cause_is_kept_and_nothing_is_ended_again', async () => {
    await call.start('400');
    leg.state('connected');
    call.ended('11', 486);
    expect(now().is).toBe('talking');
    call.ended('12', 486);

    expect(now()).toEqual({ is: 'over', cause: 486 });
    expect(end).not.toHaveBeenCalled();
  });

  it('given_an_end_that_is_told_before_the_answer_when_the_answer_comes_then_the_call_is_over', async () => {
    let late: (given: { sdp: string; call: string }) => void = () => undefined;
    place = () => new Promise((done) => (late = done));
    const started = call.start('400');
    await settled();
    call.ended('12', 404);
    late({ sdp: 'answer', call: '12' });
    await started;

    expect(now()).toEqual({ is: 'over', cause: 404 });
  });

  it('given_a_refusal_of_the_server_when_called_then_its_reason_is_kept', async () => {
    const problem = new Error('line-unknown');
    place = () => Promise.reject(problem);
    await call.start('400');

    expect(now()).toEqual({ is: 'refused', problem });
    expect(track.stop).toHaveBeenCalledOnce();
    expect(call.busy).toBe(false);
  });

  it('given_no_microphone_when_called_then_it_is_said_and_nothing_is_sent', async () => {
    open = () => Promise.reject(Object.assign(new Error(), { name: 'NotAllowedError' }));
    const placed = vi.fn(place);
    place = placed;
    await call.start('400');

    expect(now()).toEqual({ is: 'no-microphone', refusal: 'denied' });
    expect(placed).not.toHaveBeenCalled();
  });

  it.each(['an answer that cannot be used', 'a way that breaks'])(
    'given_%s_when_called_then_the_call_is_cut_and_ended_at_the_server',
    async (what) => {
      if (what === 'an answer that cannot be used') answer = () => Promise.reject(new TypeError('sdp'));
      await call.start('400');
      if (what === 'a way that breaks') leg.state('failed');

      expect(now()).toEqual({ is: 'cut' });
      expect(end).toHaveBeenCalledExactlyOnceWith('12');
    },
  );

  it('given_a_call_that_is_over_when_put_away_then_another_can_be_made', async () => {
    await call.start('400');
    call.dismiss();
    expect(now().is).toBe('calling');
    call.hangUp();
    call.dismiss();
    expect(now().is).toBe('idle');

    await call.start('400');
    expect(now().is).toBe('calling');
  });
});
