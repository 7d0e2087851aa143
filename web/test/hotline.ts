import type { Line, Queue, Project } from '@/api';

/** A queue as most are. */
export const queue: Queue = {
  id: '2001',
  name: '社会保险',
  clientId: '11',
  projectId: '31',
  offerLimitMs: 20_000,
  wrapUpLimitMs: 60_000,
  recorded: true,
  musicPromptId: null,
  waiting: { strategy: 'longest-idle', mostWaiting: 0, longestWaitMs: 0, overflowQueueId: null },
  opening: { admission: 'by-hours', calendarId: null, closedQueueId: null, servedOut: true },
  demand: { steps: [], shareId: null },
  duties: { wrapUp: 'timed', longerMs: 0, mostTimes: 0, rejectedMs: 0, overlookedMs: 0, mostReturns: 0 },
};

/** The line that leads there. */
export const line: Line = {
  id: '1004',
  name: '社保热线',
  number: '4001000001',
  clientId: '11',
  projectId: '31',
  queueId: '2001',
  welcome: true,
  welcomePromptId: null,
  urgency: { callerClass: 'normal', priority: 0, deadlineMs: 0 },
  demand: { skills: [], shareId: null },
};

/** The project of both. */
export const project: Project = {
  id: '31',
  name: '海州',
  client: { id: '11', name: '人社局' },
  vendors: [],
  division: { systemOwner: 'client', siteOwner: 'vendor', agentsBy: 'vendor' },
};
