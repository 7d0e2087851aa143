import '@/styles/tokens.css';
import 'element-plus/theme-chalk/base.css';
import '@/styles/element.css';
import '@/styles/base.css';

import { createPinia } from 'pinia';
import { createApp } from 'vue';

import App from './App.vue';
import { i18n } from './locales';
import { makeRouter } from './router';
import { useConnection } from './stores/connection';
import { useLanguage } from './stores/language';
import { useOtherTabs } from './stores/otherTabs';
import { useTheme } from './stores/theme';

const app = createApp(App).use(createPinia());
useTheme();
useConnection();
useOtherTabs();
// The sentences have to be there before the first page is drawn.
await useLanguage().start();
app.use(i18n).use(makeRouter()).mount('#app');
