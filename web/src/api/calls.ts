import { ApiClient, type ApiListener } from './client';
import type { Call, CallMoment, Keeping, Retention } from './call';
import type { LineOut, SupervisedAgent, TalkGoals } from './talk';
import type {
  CalendarDay,
  HolidaysOfYear,
  QueueOpening,
  ServiceCalendar,
  WantedCalendar,
  WantedHolidays,
} from './hours';
import type { Assigned, Share, WantedShare } from './shares';
import type {
  Granted,
  ImportRow,
  NewAccount,
  RowProblem,
  Team,
  TeamPart,
  TimeInTeam,
  WantedGrant,
  WantedTeam,
  WantedTime,
} from './teams';
import type { Certificate, CertifiedAgent, Skill, WantedCertificate, WantedSkill } from './skills';
import type {
  AuditEntry,
  CallQuality,
  CallRules,
  Division,
  Ladder,
  Language,
  Line,
  NewLine,
  NewParty,
  NewPerson,
  NewProject,
  NewQueue,
  Page,
  Party,
  Person,
  Project,
  Prompt,
  PromptMeans,
  Queue,
  SecondFactorSetup,
  SoundRelays,
  Session,
  Speech,
  SignInRequest,
  Status,
  Telephone,
  TelephoneSecrets,
  TelephoneState,
  Trunk,
  TrunkState,
  UsableTelephone,
  WantedTelephone,
  WantedTrunk,
} from './types';

export interface PageQuery {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly q?: string | undefined;
}

/** Every call of the server that the pages make, by its name. */
export class Api {
  private readonly client: ApiClient;

  constructor(language: () => string, listener: ApiListener) {
    this.client = new ApiClient({ language, listener });
  }

  session = (): Promise<Session> => this.client.get('/api/session');
  signIn = (request: SignInRequest): Promise<Session> => this.client.write('POST', '/api/session', request);

  async signOut(): Promise<void> {
    await this.client.write('DELETE', '/api/session');
    this.client.forget();
  }

  changePassword = (current: string, fresh: string): Promise<void> =>
    this.client.write('POST', '/api/session/password', { current, fresh });
  changeLanguage = (language: Language): Promise<void> =>
    this.client.write('PUT', '/api/session/language', { language });
  startSecondFactor = (password: string): Promise<SecondFactorSetup> =>
    this.client.write('POST', '/api/session/second-factor', { password });
  confirmSecondFactor = (code: string): Promise<{ recoveryCodes: readonly string[] }> =>
    this.client.write('PUT', '/api/session/second-factor', { code });
  removeSecondFactor = (password: string): Promise<void> =>
    this.client.write('DELETE', '/api/session/second-factor', { password });

  clients = (query: PageQuery, signal?: AbortSignal): Promise<Page<Party>> =>
    this.client.get('/api/organisation/clients', { ...query }, signal);
  vendors = (query: PageQuery, signal?: AbortSignal): Promise<Page<Party>> =>
    this.client.get('/api/organisation/vendors', { ...query }, signal);
  projects = (query: PageQuery, signal?: AbortSignal): Promise<Page<Project>> =>
    this.client.get('/api/organisation/projects', { ...query }, signal);
  people = (query: PageQuery, signal?: AbortSignal): Promise<Page<Person>> =>
    this.client.get('/api/identity/people', { ...query }, signal);
  createClient = (party: NewParty): Promise<Party> => this.client.write('POST', '/api/organisation/clients', party);
  createVendor = (party: NewParty): Promise<Party> => this.client.write('POST', '/api/organisation/vendors', party);
  createProject = (project: NewProject): Promise<Project> =>
    this.client.write('POST', '/api/organisation/projects', project);

  addPerson = (person: NewPerson): Promise<{ person: Person; initialPassword: string }> =>
    this.client.write('POST', '/api/identity/people', person);
  endAccess = (id: string): Promise<void> =>
    this.client.write('POST', `/api/identity/people/${encodeURIComponent(id)}/end`);
  resetAccess = (id: string): Promise<{ initialPassword: string }> =>
    this.client.write('POST', `/api/identity/people/${encodeURIComponent(id)}/reset`);
  divideProject = (id: string, division: Division): Promise<Project> =>
    this.client.write('PUT', `/api/organisation/projects/${encodeURIComponent(id)}/division`, division);
  checkImport = (rows: readonly ImportRow[]): Promise<{ problems: readonly RowProblem[] }> =>
    this.client.write('POST', '/api/identity/people/import/check', { rows });
  importPeople = (rows: readonly ImportRow[]): Promise<{ accounts: readonly NewAccount[] }> =>
    this.client.write('POST', '/api/identity/people/import', { rows });
  grants = (person: string): Promise<readonly Granted[]> =>
    this.client.get(`/api/identity/people/${encodeURIComponent(person)}/grants`);
  giveGrant = (person: string, wanted: WantedGrant): Promise<Granted> =>
    this.client.write('POST', `/api/identity/people/${encodeURIComponent(person)}/grants`, wanted);
  endGrant = (id: string): Promise<void> =>
    this.client.write('POST', `/api/identity/grants/${encodeURIComponent(id)}/end`);
  teams = (query: PageQuery & { readonly day?: string }, signal?: AbortSignal): Promise<Page<Team>> =>
    this.client.get('/api/organisation/teams', { ...query }, signal);
  createTeam = (wanted: WantedTeam): Promise<Team> => this.client.write('POST', '/api/organisation/teams', wanted);
  renameTeam = (id: string, name: string): Promise<Team> =>
    this.client.write('PUT', `/api/organisation/teams/${encodeURIComponent(id)}`, { name });
  teamPeople = (id: string, day?: string): Promise<readonly TimeInTeam[]> =>
    this.client.get(`/api/organisation/teams/${encodeURIComponent(id)}/people`, { day });
  bringToTeam = (id: string, wanted: WantedTime): Promise<TimeInTeam> =>
    this.client.write('POST', `/api/organisation/teams/${encodeURIComponent(id)}/people`, wanted);
  endInTeam = (id: string, end: { personId: string; part: TeamPart; until: string | null }): Promise<void> =>
    this.client.write('POST', `/api/organisation/teams/${encodeURIComponent(id)}/people/end`, end);
  audit = (query: PageQuery, signal?: AbortSignal): Promise<Page<AuditEntry>> =>
    this.client.get('/api/identity/audit', { ...query }, signal);

  queues = (query: PageQuery, signal?: AbortSignal): Promise<Page<Queue>> =>
    this.client.get('/api/hotline/queues', { ...query }, signal);
  lines = (query: PageQuery, signal?: AbortSignal): Promise<Page<Line>> =>
    this.client.get('/api/hotline/lines', { ...query }, signal);
  createQueue = (queue: NewQueue): Promise<Queue> => this.client.write('POST', '/api/hotline/queues', queue);
  createLine = (line: NewLine): Promise<Line> => this.client.write('POST', '/api/hotline/lines', line);

  changeQueue = (id: string, queue: NewQueue): Promise<Queue> =>
    this.client.write('PUT', `/api/hotline/queues/${encodeURIComponent(id)}`, queue);
  changeLine = (id: string, line: NewLine): Promise<Line> =>
    this.client.write('PUT', `/api/hotline/lines/${encodeURIComponent(id)}`, line);

  queueOpenings = (signal?: AbortSignal): Promise<readonly QueueOpening[]> =>
    this.client.get('/api/hotline/queues/openings', {}, signal);
  calendars = (query: PageQuery, signal?: AbortSignal): Promise<Page<ServiceCalendar>> =>
    this.client.get('/api/hotline/calendars', { ...query }, signal);
  addCalendar = (calendar: WantedCalendar): Promise<ServiceCalendar> =>
    this.client.write('POST', '/api/hotline/calendars', calendar);
  changeCalendar = (id: string, calendar: WantedCalendar): Promise<ServiceCalendar> =>
    this.client.write('PUT', calendarPath(id), calendar);
  removeCalendar = (id: string): Promise<void> => this.client.write('DELETE', calendarPath(id));
  calendarDays = (id: string, from?: string): Promise<readonly CalendarDay[]> =>
    this.client.get(`${calendarPath(id)}/days`, { from });
  holidays = (signal?: AbortSignal): Promise<readonly HolidaysOfYear[]> =>
    this.client.get('/api/hotline/holidays', {}, signal);
  enterHolidays = (wanted: WantedHolidays): Promise<HolidaysOfYear> =>
    this.client.write('PUT', '/api/hotline/holidays', wanted);

  skills = (query: PageQuery, signal?: AbortSignal): Promise<Page<Skill>> =>
    this.client.get('/api/hotline/skills', { ...query }, signal);
  addSkill = (skill: WantedSkill): Promise<Skill> => this.client.write('POST', '/api/hotline/skills', skill);
  changeSkill = (id: string, skill: WantedSkill): Promise<Skill> =>
    this.client.write('PUT', `/api/hotline/skills/${encodeURIComponent(id)}`, skill);
  removeSkill = (id: string): Promise<void> =>
    this.client.write('DELETE', `/api/hotline/skills/${encodeURIComponent(id)}`);
  certifiedAgents = (
    query: PageQuery & { readonly skillId?: string | undefined },
    signal?: AbortSignal,
  ): Promise<Page<CertifiedAgent>> => this.client.get('/api/hotline/agents', { ...query }, signal);
  certify = (wanted: WantedCertificate): Promise<Certificate> =>
    this.client.write('PUT', '/api/hotline/certificates', wanted);
  revoke = (personId: string, skillId: string): Promise<void> =>
    this.client.write('DELETE', `/api/hotline/certificates?${String(new URLSearchParams({ personId, skillId }))}`);

  shares = (query: PageQuery, signal?: AbortSignal): Promise<Page<Share>> =>
    this.client.get('/api/hotline/shares', { ...query }, signal);
  addShare = (share: WantedShare): Promise<Share> => this.client.write('POST', '/api/hotline/shares', share);
  changeShare = (id: string, share: WantedShare): Promise<Share> =>
    this.client.write('PUT', `/api/hotline/shares/${encodeURIComponent(id)}`, share);
  removeShare = (id: string): Promise<void> =>
    this.client.write('DELETE', `/api/hotline/shares/${encodeURIComponent(id)}`);
  assignedToday = (signal?: AbortSignal): Promise<readonly Assigned[]> =>
    this.client.get('/api/reports/shares', {}, signal);

  prompts = (query: PageQuery, signal?: AbortSignal): Promise<Page<Prompt>> =>
    this.client.get('/api/prompts', { ...query }, signal);
  promptMeans = (signal?: AbortSignal): Promise<PromptMeans> => this.client.get('/api/prompts/means', {}, signal);
  uploadPrompt = (name: string, projectId: string, file: File): Promise<Prompt> =>
    this.client.write('POST', `/api/prompts?${String(new URLSearchParams({ name, projectId }))}`, file);
  speakPrompt = (name: string, projectId: string, speech: Speech): Promise<Prompt> =>
    this.client.write('POST', '/api/prompts/spoken', { name, projectId, speech });
  replacePrompt = (id: string, sound: File | Speech): Promise<Prompt> =>
    this.client.write('PUT', `${promptPath(id)}/${sound instanceof File ? 'sound' : 'speech'}`, sound);
  removePrompt = (id: string): Promise<void> => this.client.write('DELETE', promptPath(id));
  /** Where a prompt is heard. */
  soundOfPrompt = (id: string): string => `${promptPath(id)}/sound`;

  trunks = (query: PageQuery, signal?: AbortSignal): Promise<Page<Trunk>> =>
    this.client.get('/api/trunks', { ...query }, signal);
  trunkStates = (signal?: AbortSignal): Promise<readonly TrunkState[]> =>
    this.client.get('/api/trunks/states', {}, signal);
  trunkAddresses = (signal?: AbortSignal): Promise<readonly string[]> =>
    this.client.get('/api/trunks/addresses', {}, signal);
  addTrunk = (trunk: WantedTrunk): Promise<Trunk> => this.client.write('POST', '/api/trunks', trunk);
  changeTrunk = (id: string, trunk: WantedTrunk): Promise<Trunk> =>
    this.client.write('PUT', `/api/trunks/${encodeURIComponent(id)}`, trunk);
  removeTrunk = (id: string): Promise<void> => this.client.write('DELETE', `/api/trunks/${encodeURIComponent(id)}`);
  telephones = (query: PageQuery, signal?: AbortSignal): Promise<Page<Telephone>> =>
    this.client.get('/api/telephones', { ...query }, signal);
  telephoneStates = (signal?: AbortSignal): Promise<readonly TelephoneState[]> =>
    this.client.get('/api/telephones/states', {}, signal);
  addTelephone = (telephone: WantedTelephone): Promise<TelephoneSecrets> =>
    this.client.write('POST', '/api/telephones', telephone);
  changeTelephone = (id: string, telephone: WantedTelephone): Promise<Telephone> =>
    this.client.write('PUT', `/api/telephones/${encodeURIComponent(id)}`, telephone);
  renewTelephone = (id: string): Promise<TelephoneSecrets> =>
    this.client.write('POST', `/api/telephones/${encodeURIComponent(id)}/secrets`);
  removeTelephone = (id: string): Promise<void> =>
    this.client.write('DELETE', `/api/telephones/${encodeURIComponent(id)}`);
  usableTelephones = (signal?: AbortSignal): Promise<readonly UsableTelephone[]> =>
    this.client.get('/api/telephones/usable', {}, signal);
  seatCode = (signal?: AbortSignal): Promise<{ readonly number: string | null }> =>
    this.client.get('/api/telephones/own-code', {}, signal);
  setSeatCode = (code: string): Promise<{ readonly number: string | null }> =>
    this.client.write('PUT', '/api/telephones/own-code', { code });
  removeSeatCode = (): Promise<void> => this.client.write('DELETE', '/api/telephones/own-code');
  callRules = (signal?: AbortSignal): Promise<CallRules> => this.client.get('/api/trunks/rules', {}, signal);
  setCallRules = (rules: CallRules): Promise<CallRules> => this.client.write('PUT', '/api/trunks/rules', rules);

  soundRelays = (): Promise<SoundRelays> => this.client.get('/api/sound-relays');

  /** Whom the agent may ask in a talk, and to which queues it may be passed on, as it is now. */
  talkGoals = (): Promise<TalkGoals> => this.client.get('/api/talk-goals');
  /** The agents whom a supervisor may hear, and their talks. */
  supervisedAgents = (): Promise<readonly SupervisedAgent[]> => this.client.get('/api/supervision/agents');

  /** The lines by which the agent can call, as it is now; none without a seat. */
  linesOut = (): Promise<{ readonly lines: readonly LineOut[] }> => this.client.get('/api/lines-out');

  calls = (query: PageQuery, signal?: AbortSignal): Promise<Page<Call>> =>
    this.client.get('/api/calls', { ...query }, signal);
  call = (id: string, signal?: AbortSignal): Promise<Call> => this.client.get(callPath(id), {}, signal);
  /** What happened to a call, in its order. */
  course = (id: string, signal?: AbortSignal): Promise<{ readonly moments: readonly CallMoment[] }> =>
    this.client.get(`${callPath(id)}/course`, {}, signal);
  /** Where the recording of a call is heard; the server keeps who heard it. */
  recordingOf = (id: string): string => `${callPath(id)}/recording`;

  ladder = (id: string, signal?: AbortSignal): Promise<Ladder> => this.client.get(`${callPath(id)}/ladder`, {}, signal);
  quality = (id: string, signal?: AbortSignal): Promise<CallQuality> =>
    this.client.get(`${callPath(id)}/quality`, {}, signal);
  /** Where the SIP messages of a call are taken as a file; the server keeps who took it. */
  pcapOf = (id: string): string => `${callPath(id)}/ladder/pcap`;

  recordingKeeping = (id: string, signal?: AbortSignal): Promise<Keeping> =>
    this.client.get(`${callPath(id)}/recording/keeping`, {}, signal);
  holdRecording = (id: string): Promise<Keeping> => this.client.write('PUT', `${callPath(id)}/recording/hold`, {});
  releaseRecording = (id: string): Promise<Keeping> => this.client.write('DELETE', `${callPath(id)}/recording/hold`);
  retention = (clientId: string, signal?: AbortSignal): Promise<Retention> =>
    this.client.get(retentionPath(clientId), {}, signal);
  setRetention = (clientId: string, days: number): Promise<Retention> =>
    this.client.write('PUT', retentionPath(clientId), { days });

  status = (signal?: AbortSignal): Promise<Status> => this.client.get('/api/operations/status', {}, signal);
  /** Whether the server answers at all. Throws {@link Unreachable} or a problem while it does not. */
  ping = (): Promise<unknown> => this.client.get('/actuator/health/liveness');
}

function calendarPath(id: string): string {
  return `/api/hotline/calendars/${encodeURIComponent(id)}`;
}

function promptPath(id: string): string {
  return `/api/prompts/${encodeURIComponent(id)}`;
}

function retentionPath(clientId: string): string {
  return `/api/organisation/clients/${encodeURIComponent(clientId)}/recording-retention`;
}

function callPath(id: string): string {
  return `/api/calls/${encodeURIComponent(id)}`;
}
