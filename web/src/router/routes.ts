import type { RouteRecordRaw } from 'vue-router';

import type { Permission } from '@/api';

import type { Access } from './guard';

export type PageTitle =
  | 'pages.signIn'
  | 'pages.firstPassword'
  | 'pages.home'
  | 'pages.desk'
  | 'pages.live'
  | 'pages.calls'
  | 'pages.hotline'
  | 'pages.prompts'
  | 'pages.hours'
  | 'pages.skills'
  | 'pages.shares'
  | 'pages.lines'
  | 'pages.queues'
  | 'pages.trunks'
  | 'pages.telephones'
  | 'pages.organisation'
  | 'pages.clients'
  | 'pages.vendors'
  | 'pages.projects'
  | 'pages.teams'
  | 'pages.people'
  | 'pages.audit'
  | 'pages.status'
  | 'pages.account'
  | 'pages.trust'
  | 'pages.notFound'
  | 'pages.forbidden';

declare module 'vue-router' {
  interface RouteMeta {
    title: PageTitle;
    access: Access;
    permission?: Permission;
  }
}

/** Every page is loaded when it is first wanted, and carries its own code only. */
export const routes: RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/pages/SignInPage.vue'),
    meta: { title: 'pages.signIn', access: 'sign-in' },
  },
  {
    path: '/first-password',
    name: 'first-password',
    component: () => import('@/pages/FirstPasswordPage.vue'),
    meta: { title: 'pages.firstPassword', access: 'first-password' },
  },
  {
    path: '/trust',
    name: 'trust',
    component: () => import('@/pages/TrustPage.vue'),
    meta: { title: 'pages.trust', access: 'public' },
  },
  {
    path: '/',
    component: () => import('@/shell/AppShell.vue'),
    meta: { title: 'pages.home', access: 'signed-in' },
    children: [
      {
        path: '',
        name: 'home',
        component: () => import('@/pages/HomePage.vue'),
        meta: { title: 'pages.home', access: 'signed-in' },
      },
      {
        path: 'desk',
        name: 'desk',
        component: () => import('@/pages/desk/DeskPage.vue'),
        meta: { title: 'pages.desk', access: 'signed-in', permission: 'contacts.take' },
      },
      {
        path: 'live',
        name: 'live',
        component: () => import('@/pages/live/LivePage.vue'),
        meta: { title: 'pages.live', access: 'signed-in', permission: 'calls.read' },
      },
      {
        path: 'calls',
        name: 'calls',
        component: () => import('@/pages/calls/CallsPage.vue'),
        meta: { title: 'pages.calls', access: 'signed-in', permission: 'calls.read' },
      },
      { path: 'hotline', redirect: '/hotline/lines' },
      {
        path: 'hotline/lines',
        name: 'lines',
        component: () => import('@/pages/hotline/LinesPage.vue'),
        meta: { title: 'pages.lines', access: 'signed-in', permission: 'hotline.read' },
      },
      {
        path: 'hotline/queues',
        name: 'queues',
        component: () => import('@/pages/hotline/QueuesPage.vue'),
        meta: { title: 'pages.queues', access: 'signed-in', permission: 'hotline.read' },
      },
      {
        path: 'hotline/skills',
        name: 'skills',
        component: () => import('@/pages/hotline/SkillsPage.vue'),
        meta: { title: 'pages.skills', access: 'signed-in', permission: 'hotline.read' },
      },
      {
        path: 'hotline/shares',
        name: 'shares',
        component: () => import('@/pages/hotline/SharesPage.vue'),
        meta: { title: 'pages.shares', access: 'signed-in', permission: 'hotline.read' },
      },
      {
        path: 'hotline/hours',
        name: 'hours',
        component: () => import('@/pages/hotline/HoursPage.vue'),
        meta: { title: 'pages.hours', access: 'signed-in', permission: 'hotline.read' },
      },
      {
        path: 'hotline/prompts',
        name: 'prompts',
        component: () => import('@/pages/hotline/PromptsPage.vue'),
        meta: { title: 'pages.prompts', access: 'signed-in', permission: 'hotline.read' },
      },
      {
        path: 'trunks',
        name: 'trunks',
        component: () => import('@/pages/trunks/TrunksPage.vue'),
        meta: { title: 'pages.trunks', access: 'signed-in', permission: 'trunk.configure' },
      },
      {
        path: 'telephones',
        name: 'telephones',
        component: () => import('@/pages/telephones/TelephonesPage.vue'),
        meta: { title: 'pages.telephones', access: 'signed-in', permission: 'telephone.configure' },
      },
      { path: 'organisation', redirect: '/organisation/clients' },
      {
        path: 'organisation/clients',
        name: 'clients',
        component: () => import('@/pages/organisation/ClientsPage.vue'),
        meta: { title: 'pages.clients', access: 'signed-in', permission: 'organisation.read' },
      },
      {
        path: 'organisation/vendors',
        name: 'vendors',
        component: () => import('@/pages/organisation/VendorsPage.vue'),
        meta: { title: 'pages.vendors', access: 'signed-in', permission: 'organisation.read' },
      },
      {
        path: 'organisation/projects',
        name: 'projects',
        component: () => import('@/pages/organisation/ProjectsPage.vue'),
        meta: { title: 'pages.projects', access: 'signed-in', permission: 'organisation.read' },
      },
      {
        path: 'organisation/teams',
        name: 'teams',
        component: () => import('@/pages/organisation/TeamsPage.vue'),
        meta: { title: 'pages.teams', access: 'signed-in', permission: 'people.read' },
      },
      {
        path: 'people',
        name: 'people',
        component: () => import('@/pages/people/PeoplePage.vue'),
        meta: { title: 'pages.people', access: 'signed-in', permission: 'people.read' },
      },
      {
        path: 'audit',
        name: 'audit',
        component: () => import('@/pages/AuditPage.vue'),
        meta: { title: 'pages.audit', access: 'signed-in', permission: 'audit.read' },
      },
      {
        path: 'status',
        name: 'status',
        component: () => import('@/pages/StatusPage.vue'),
        meta: { title: 'pages.status', access: 'signed-in', permission: 'status.read' },
      },
      {
        path: 'account',
        name: 'account',
        component: () => import('@/pages/account/AccountPage.vue'),
        meta: { title: 'pages.account', access: 'signed-in' },
      },
      {
        path: 'forbidden',
        name: 'forbidden',
        component: () => import('@/pages/ForbiddenPage.vue'),
        meta: { title: 'pages.forbidden', access: 'signed-in' },
      },
    ],
  },
  {
    path: '/:path(.*)*',
    name: 'not-found',
    component: () => import('@/pages/NotFoundPage.vue'),
    meta: { title: 'pages.notFound', access: 'public' },
  },
];
