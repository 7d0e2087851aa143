import { Api } from './calls';
import { ApiEvents } from './events';

export { ApiProblem, Unreachable } from './problem';
export { CommandFailure } from './console/CommandFailure';
export type * from './call';
export type * from './roles';
export type * from './talk';
export type * from './types';
export type { PageQuery } from './calls';

export const apiEvents = new ApiEvents();

/** The page's language is the one of its html element; the server's sentences follow it. */
export const api = new Api(() => document.documentElement.lang || 'zh-CN', apiEvents);
