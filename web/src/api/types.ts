import type { DutyRules } from './duties';
import type { OpeningRules } from './hours';
import type { Permission, Role } from './roles';
import type { LineDemand, QueueDemand } from './skills';
import type { LineUrgency, WaitingRules } from './waiting';

/** The shapes of the published REST contract. Ids are strings, times are ISO 8601 in UTC. */
export type Language = 'zh' | 'en';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Grant {
  readonly role: Role;
  readonly client: Named | null;
  readonly vendor: Named | null;
  readonly project: Named | null;
  readonly team: Named | null;
}

export interface SignedInPerson extends Named {
  readonly loginName: string;
  readonly language: Language;
}

export interface SignedOutSession {
  readonly signedIn: false;
  readonly csrf: string;
  readonly localAuthority: boolean;
  readonly version: string;
}

export interface SignedInSession {
  readonly signedIn: true;
  readonly csrf: string;
  readonly localAuthority: boolean;
  readonly version: string;
  readonly person: SignedInPerson;
  readonly mustChangePassword: boolean;
  readonly secondFactor: boolean;
  readonly grants: readonly Grant[];
  readonly permissions: readonly Permission[];
}

export type Session = SignedOutSession | SignedInSession;

export interface SignInRequest {
  readonly loginName: string;
  readonly password: string;
  readonly code?: string;
}

export interface SecondFactorSetup {
  readonly secret: string;
  readonly uri: string;
}

export interface Party extends Named {
  readonly shortName: string;
}

export type Holder = 'client' | 'vendor';

/** Who has which part in a project. */
export interface Division {
  readonly systemOwner: Holder;
  readonly siteOwner: Holder;
  readonly agentsBy: Holder;
}

export interface Project extends Named {
  readonly client: Named;
  readonly vendors: readonly Named[];
  readonly division: Division;
}

export interface NewParty {
  readonly name: string;
  readonly shortName: string;
}

export interface NewProject {
  readonly name: string;
  readonly clientId: string;
  readonly vendorIds: readonly string[];
}

export interface Person extends Named {
  readonly side: 'client' | 'vendor' | 'system';
  readonly party: Named | null;
  /** Null for somebody without an account, and where the account is outside the reader's scope. */
  readonly loginName: string | null;
  readonly roles: readonly Role[];
  readonly active: boolean;
}

export interface NewPerson {
  readonly name: string;
  readonly loginName: string;
  readonly language: Language;
  readonly role: Role;
  readonly clientId?: string;
  readonly vendorId?: string;
  readonly projectId?: string;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  /** Null when nobody was signed in; without a name when the person is outside the reader's scope. */
  readonly who: { readonly id: string; readonly name: string | null } | null;
  readonly action: string;
  readonly subject: string | null;
  readonly from: string | null;
  /** What it changed, as far as that is kept. */
  readonly changes: readonly AuditChange[];
}

export interface AuditChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Status {
  readonly version: string;
  readonly buildId: string;
  readonly startedAt: string;
  readonly now: string;
  readonly database: { readonly kind: 'embedded' | 'external'; readonly version: string; readonly state: string };
  readonly disk: { readonly freeBytes: number; readonly totalBytes: number };
  /** The disk of the recordings: below the first mark it is low, below the second none is begun. */
  readonly recordings: {
    readonly room: 'ample' | 'low' | 'full';
    readonly freeBytes: number;
    readonly warnBytes: number;
    readonly stopBytes: number;
    /** What makes recordings small in quiet hours; null when it is not installed. */
    readonly coder: string | null;
  };
  /** How many trunks there are, of how many no peer answers, and how many could not register. */
  readonly trunks: { readonly all: number; readonly silent: number; readonly unregistered: number };
  readonly memory: { readonly usedBytes: number; readonly maxBytes: number };
  readonly certificate: { readonly subject: string; readonly notAfter: string; readonly local: boolean } | null;
}

/** Where callers of a project wait. */
export interface Queue extends Named {
  readonly clientId: string;
  readonly projectId: string;
  readonly offerLimitMs: number;
  readonly wrapUpLimitMs: number;
  readonly recorded: boolean;
  /** Null for the music that comes with the product. */
  readonly musicPromptId: string | null;
  readonly waiting: WaitingRules;
  readonly opening: OpeningRules;
  readonly demand: QueueDemand;
  readonly duties: DutyRules;
}

/** A service number. */
export interface Line extends Named {
  readonly number: string;
  readonly clientId: string;
  readonly projectId: string;
  readonly queueId: string;
  readonly welcome: boolean;
  /** Null for the welcome that comes with the product. */
  readonly welcomePromptId: string | null;
  readonly urgency: LineUrgency;
  readonly demand: LineDemand;
}

export type SpeechLanguage = 'zh' | 'en';

/** A text that the machine speaks. */
export interface Speech {
  readonly language: SpeechLanguage;
  readonly text: string;
}

/** What callers hear: a prompt or a piece of music. */
export interface Prompt extends Named {
  readonly clientId: string;
  readonly projectId: string;
  readonly lengthMs: number;
  /** Null when it was uploaded. */
  readonly spoken: Speech | null;
  readonly changedAt: string;
}

/** What the server can make prompts of. */
export interface PromptMeans {
  readonly files: readonly ('wav' | 'mp3' | 'ogg')[];
  readonly languages: readonly SpeechLanguage[];
  /** How large a file may be. */
  readonly fileMib: number;
}

export interface NewQueue {
  readonly name: string;
  readonly projectId: string;
  readonly offerLimitMs: number;
  readonly wrapUpLimitMs: number;
  readonly recorded: boolean;
  readonly musicPromptId: string | null;
  readonly waiting: WaitingRules;
  readonly opening: OpeningRules;
  readonly demand: QueueDemand;
  readonly duties: DutyRules;
}

export interface NewLine {
  readonly number: string;
  readonly name: string;
  readonly queueId: string;
  readonly welcome: boolean;
  readonly welcomePromptId: string | null;
  readonly urgency: LineUrgency;
  readonly demand: LineDemand;
}

export const TRANSPORTS = ['udp', 'tcp', 'tls'] as const;
export type Transport = (typeof TRANSPORTS)[number];
export const WRITINGS = ['national', 'e164', 'e164-digits'] as const;
export type Writing = (typeof WRITINGS)[number];

export const ENCRYPTIONS = ['off', 'taken', 'required'] as const;
export type Encryption = (typeof ENCRYPTIONS)[number];

/** A machine of a carrier. */
export interface TrunkPeer {
  readonly address: string;
  readonly port: number;
  readonly transport: Transport;
  readonly priority: number;
  readonly weight: number;
}

/** A way to a carrier, as it is set. */
export interface Trunk extends Named {
  readonly version: number;
  readonly clientId: string;
  readonly peers: readonly TrunkPeer[];
  readonly domain: string;
  readonly accountUser: string | null;
  readonly shown: readonly string[];
  readonly writing: Writing;
  readonly trusted: boolean;
  readonly mostCalls: number;
  readonly mostCallsASecond: number;
  readonly mostSilenceMs: number;
  readonly restMs: number;
  readonly probeMs: number;
  /** 0 for no registration. */
  readonly registerSeconds: number;
  /** The machine through which all goes to the peers. */
  readonly proxy: TrunkProxy | null;
  /** From which address of ours we speak with the carrier; null for the one that the routes lead by. */
  readonly bound: string | null;
  /** Under which address the carrier reaches us; null for our own. */
  readonly advertised: string | null;
  /** Whether sound is encrypted. */
  readonly encryption: Encryption;
  /** Whether its keys are said over UDP and TCP too. */
  readonly encryptionWithoutTls: boolean;
}

export type TrunkProxy = Pick<TrunkPeer, 'address' | 'port' | 'transport'>;

/** A trunk as somebody wants it. */
export interface WantedTrunk extends Omit<Trunk, 'id' | 'version' | 'accountUser'> {
  /** Of the trunk that is changed. */
  readonly version?: number | undefined;
  readonly accountUser?: string | undefined;
  /** Missing to keep the one there is. */
  readonly accountPassword?: string | undefined;
}

export interface PeerState {
  readonly address: string;
  readonly port: number;
  readonly reach: 'there' | 'silent' | 'unknown';
  /** Null where it is unknown. */
  readonly since: string | null;
}

/** How a trunk is now; its peers in the order of its settings. */
export interface TrunkState {
  readonly id: string;
  readonly calls: number;
  readonly peers: readonly PeerState[];
  /** Of us with the carrier; null where none is wanted. */
  readonly registration: {
    readonly login: 'trying' | 'registered' | 'failed';
    readonly status: number;
    readonly since: string;
  } | null;
}

/** A telephone of the house, as it is set. */
export interface Telephone extends Named {
  readonly version: number;
  readonly number: string;
  /** Whose agents may use it; null for all. */
  readonly vendorId: string | null;
  /** Where it fetches its settings; null where it is set by hand. */
  readonly mac: string | null;
  readonly transport: Transport;
  readonly answersItself: boolean;
  /** Whether it is asked for digests by MD5 alone. */
  readonly md5Only: boolean;
  /** Whether it hears without asking how many messages wait for it. */
  readonly lampUnasked: boolean;
  /** Whether sound is encrypted. */
  readonly encryption: Encryption;
  /** Whether its keys are said over UDP and TCP too. */
  readonly encryptionWithoutTls: boolean;
}

/** A telephone as somebody wants it. */
export interface WantedTelephone extends Omit<Telephone, 'id' | 'version'> {
  readonly version?: number | undefined;
}

/** What is shown of a telephone once. */
export interface TelephoneSecrets {
  readonly telephone: Telephone;
  readonly password: string;
  /** Where it registers; null while that is not possible. */
  readonly server: string | null;
  /** Where it fetches its settings; null where it has no MAC. */
  readonly settingsUrl: string | null;
}

/** A telephone that is registered. */
export interface TelephoneState {
  readonly id: string;
  /** Whether it can be called: one whose connection is gone cannot, until it registers again. */
  readonly reachable: boolean;
  readonly contacts: readonly {
    readonly address: string;
    readonly transport: Transport;
    readonly since: string;
    readonly until: string;
    readonly userAgent: string;
  }[];
}

/** A telephone that the own seat may have for its sound. */
export interface UsableTelephone {
  readonly number: string;
  readonly name: string;
  readonly registered: boolean;
  /** Whether it can be called now. */
  readonly reachable: boolean;
}

/** What holds for all trunks. */
export interface CallRules {
  readonly takesStrangers: boolean;
  readonly caps: readonly { readonly prefix: string; readonly mostAnHour: number }[];
}

/** By which relay a browser's sound may come. */
export interface SoundRelays {
  /** Whether it is to come by the relay alone. */
  readonly only: boolean;
  readonly servers: readonly {
    readonly urls: readonly string[];
    readonly username?: string;
    readonly credential?: string;
  }[];
}

/** Sound in one direction. */
export interface SoundWay {
  readonly packets: number;
  readonly lost: number;
  readonly lossPercent: number;
  readonly jitterMs: number;
  /** The score (MOS) of the worst few seconds, 1 to 4.5. */
  readonly leastMos: number;
  readonly meanMos: number;
}

/** How the sound of one party of a call came over. */
export interface PartyQuality {
  readonly party: 'caller' | 'agent';
  /** By the worse mean score of both ways; null when nothing was measured. */
  readonly grade: 'good' | 'fair' | 'poor' | null;
  readonly lastedMs: number | null;
  readonly roundTripMs: number | null;
  /** What came from the party. */
  readonly said: SoundWay | null;
  /** What the party says that came of ours; null when it said nothing. */
  readonly heard: SoundWay | null;
}

export interface CallQuality {
  readonly parties: readonly PartyQuality[];
}

/** A message of SIP, as it passed. */
export interface LadderMessage {
  readonly at: string;
  /** Whose it is: the place in the list of parties. */
  readonly party: number;
  readonly incoming: boolean;
  readonly from: string;
  readonly to: string;
  readonly transport: Transport;
  /** The method of a request, number and words of an answer. */
  readonly title: string;
  /** Number and method of the request it is or answers. */
  readonly step: string;
  /** Whether it speaks of sound. */
  readonly sdp: boolean;
  readonly text: string;
  /** Whether the text is only its beginning. */
  readonly cut: boolean;
}

/** The SIP messages of a call. */
export interface Ladder {
  readonly state: 'open' | 'kept' | 'deleted' | 'key-gone' | 'none';
  /** Until when it is kept, or when it was deleted; null where neither is known. */
  readonly at: string | null;
  readonly keepDays: number;
  /** Whether numbers and names are hidden. */
  readonly masked: boolean;
  /** How many messages more there were that are not kept. */
  readonly left: number;
  /** Who speaks with us, the caller first. */
  readonly parties: readonly { readonly address: string; readonly transport: Transport }[];
  readonly messages: readonly LadderMessage[];
}
