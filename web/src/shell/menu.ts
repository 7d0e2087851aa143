import type { Permission } from '@/api';
import type { PageTitle } from '@/router/routes';

export interface MenuItem {
  readonly id:
    | 'home'
    | 'desk'
    | 'live'
    | 'calls'
    | 'hotline'
    | 'trunks'
    | 'telephones'
    | 'organisation'
    | 'people'
    | 'audit'
    | 'status';
  readonly title: PageTitle;
  readonly path: string;
  readonly permission?: Permission;
}

const ITEMS: readonly MenuItem[] = [
  { id: 'home', title: 'pages.home', path: '/' },
  { id: 'desk', title: 'pages.desk', path: '/desk', permission: 'contacts.take' },
  { id: 'live', title: 'pages.live', path: '/live', permission: 'calls.read' },
  { id: 'calls', title: 'pages.calls', path: '/calls', permission: 'calls.read' },
  { id: 'hotline', title: 'pages.hotline', path: '/hotline', permission: 'hotline.read' },
  { id: 'trunks', title: 'pages.trunks', path: '/trunks', permission: 'trunk.configure' },
  { id: 'telephones', title: 'pages.telephones', path: '/telephones', permission: 'telephone.configure' },
  { id: 'organisation', title: 'pages.organisation', path: '/organisation', permission: 'organisation.read' },
  { id: 'people', title: 'pages.people', path: '/people', permission: 'people.read' },
  { id: 'audit', title: 'pages.audit', path: '/audit', permission: 'audit.read' },
  { id: 'status', title: 'pages.status', path: '/status', permission: 'status.read' },
];

/** The main menu of somebody with these permissions, always in the same order. */
export function menuFor(can: (permission: Permission) => boolean): readonly MenuItem[] {
  return ITEMS.filter((item) => item.permission === undefined || can(item.permission));
}

/** Whether a menu item leads to the place somebody is at, or to a page above it. */
export function isHere(item: MenuItem, path: string): boolean {
  return item.path === '/' ? path === '/' : path === item.path || path.startsWith(`${item.path}/`);
}
