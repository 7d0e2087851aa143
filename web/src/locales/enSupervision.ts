import type { zhSupervision } from './zhSupervision';

/** What supervisors read on the live page. */
export const enSupervision: typeof zhSupervision = {
  supervised: {
    title: 'Agents and talks',
    empty: 'No agent of yours is signed in now. Whoever signs in is listed here.',
    agent: 'Agent',
    state: 'State',
    since: 'For',
    caller: 'Caller',
    acts: 'Actions',
    heard: 'You hear it',
    more: 'More for {name}',
    end: 'End the talk',
    makeReady: 'Make ready',
    makeNotReady: 'Make not ready',
    signOut: 'Sign out',
    endTitle: 'End the talk',
    endQuestion:
      'This hangs up the talk of {name} at once, and the caller is cut off. The agent goes on to wrap-up; the audit trail keeps who did it.',
    endConfirm: 'End the talk of {name}',
  },
  watch: {
    label: 'Listening',
    somebody: 'the agent',
    connecting: 'Connecting to the talk of {name}…',
    nothing: 'You are in the talk of {name}. The caller hears music now, so there is nothing to hear.',
    hears: {
      listen: 'You listen to the talk of {name}. Nobody hears you.',
      whisper: 'You whisper to {name}. Neither the caller nor the recording hears you.',
      barge: 'You are in the talk of {name}. All in it hear you.',
    },
    parts: { listen: 'Listen', whisper: 'Whisper', barge: 'Barge in' },
    end: 'Stop listening',
    endings: {
      'contact-over': 'The talk you listened to is over.',
      'sound-lost': 'Your sound was lost, so listening ended. Choose a talk again.',
      'not-joined': 'You could not be taken into the talk. Try again.',
      'out-of-jurisdiction': 'The call went to an agent of another vendor, so listening ended.',
    },
    refusals: {
      insecure: 'This site is not trusted yet, so the browser gives no microphone and you cannot listen.',
      denied:
        'The microphone was refused, so you cannot listen. Click the icon at the left of the address, set the microphone to “Allow” and try again.',
      missing: 'No microphone was found, so you cannot listen. Plug in the headset and try again.',
      busy: 'Another program is using the microphone, so you cannot listen. Close it and try again.',
      failed: 'The microphone could not be opened, so you cannot listen. Unplug the headset, plug it in and try again.',
    },
  },
};
