import '../components/base.css';
import { render } from 'solid-js/web';
import { RECEIPT_PAGE } from '../../protocol/tips/tip-pages.ts';
import { language, wordsReady } from '../words/language.ts';
import { startServiceWorker } from './service-worker-bridge.ts';
import { hasStarted, mayStart } from './start.ts';
import { TipApp } from './TipApp.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('tip.html has no #app');

// Tips can be encrypted and sent in somewhat older browsers, although the page looks poor there.
if (mayStart({ goesOn: true })) {
  document.documentElement.lang = language();
  await wordsReady();
  render(() => <TipApp page={location.pathname.startsWith(RECEIPT_PAGE) ? 'receipt' : 'tip'} />, root);
  hasStarted();
  void startServiceWorker();
}
