import type { SoundRelays } from '@/api';

export interface LegHearer {
  /** Sound from the other side. */
  sound(stream: MediaStream): void;
  state(state: RTCPeerConnectionState): void;
}

/** One audio connection with the server. */
export interface Leg {
  /** What this side offers, with all its addresses. */
  offer(): Promise<string>;
  answer(sdp: string): Promise<void>;
  close(): void;
}

export type MakeLeg = (microphone: MediaStream, hearer: LegHearer) => Leg;

const NO_RELAYS: SoundRelays = { only: false, servers: [] };

/** Addresses of this computer come within moments; an interface that says nothing is not waited for. */
const ADDRESSES_WITHIN_MS = 2_000;

const BUNDLED: RTCConfiguration = { bundlePolicy: 'max-bundle' };

/** A leg by the browser's own WebRTC. */
export class BrowserLeg implements Leg {
  private readonly peer = new RTCPeerConnection(BUNDLED);

  /** @param relays by which sound may come; without an answer it comes directly or not at all */
  constructor(
    microphone: MediaStream,
    hearer: LegHearer,
    private readonly relays: () => Promise<SoundRelays>,
  ) {
    for (const track of microphone.getAudioTracks()) this.peer.addTrack(track, microphone);
    this.peer.ontrack = ({ streams, track }) => hearer.sound(streams[0] ?? new MediaStream([track]));
    this.peer.onconnectionstatechange = () => hearer.state(this.peer.connectionState);
  }

  async offer(): Promise<string> {
    const { only, servers } = await this.relays().catch(() => NO_RELAYS);
    this.peer.setConfiguration({
      ...BUNDLED,
      iceServers: servers.map((server) => ({ ...server, urls: [...server.urls] })),
      iceTransportPolicy: only ? 'relay' : 'all',
    });
    await this.peer.setLocalDescription(await this.peer.createOffer());
    await this.gathered();
    return this.peer.localDescription?.sdp ?? '';
  }

  async answer(sdp: string): Promise<void> {
    await this.peer.setRemoteDescription({ type: 'answer', sdp });
  }

  close(): void {
    this.peer.ontrack = null;
    this.peer.onconnectionstatechange = null;
    this.peer.close();
  }

  private gathered(): Promise<void> {
    const { peer } = this;
    if (peer.iceGatheringState === 'complete') return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(end, ADDRESSES_WITHIN_MS);
      function end(): void {
        clearTimeout(timer);
        peer.removeEventListener('icegatheringstatechange', look);
        done();
      }
      function look(): void {
        if (peer.iceGatheringState === 'complete') end();
      }
      peer.addEventListener('icegatheringstatechange', look);
    });
  }
}
