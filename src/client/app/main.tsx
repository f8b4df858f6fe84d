import '../components/base.css';
import { render } from 'solid-js/web';
import type { StuckEvent } from '../platform/stuck.ts';
import { language, wordsReady } from '../words/language.ts';
import { App } from './App.tsx';
import { preloadPage } from './preload.ts';
import { routes } from './routes.tsx';
import { startServiceWorker } from './service-worker-bridge.ts';
import { hasStarted, mayStart } from './start.ts';
import { sendWaitingTips } from './waiting-tips.ts';

const STUCK: StuckEvent = 'qingyuan-stuck';

const root = document.getElementById('app');
if (!root) throw new Error('index.html has no #app');

if (mayStart({ goesOn: false })) {
  document.documentElement.lang = language();
  preloadPage(routes, location.pathname);
  await wordsReady();
  render(() => <App />, root);
  hasStarted();
  void startServiceWorker();
  sendWaitingTips();
  addEventListener(STUCK, async (event) => (await import('../browser-help/show-stuck.tsx')).showStuck(event));
}
