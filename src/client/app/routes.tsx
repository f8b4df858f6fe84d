import { type Component, lazy } from 'solid-js';
import { wordsReady } from '../words/language.ts';

/** Whose page it is, which also decides the frame around it: none, the tab bar, or the office's desk. */
export type Audience = 'public' | 'member' | 'office';

export interface AppRoute {
  path: string;
  audience: Audience;
  component: Component & { preload?: () => void };
}

/** A page in a chunk of its own, shown once its words are here in the language on screen. */
function page(load: () => Promise<{ default: Component }>): Component {
  return lazy(async () => {
    const module = await load();
    await wordsReady();
    return module;
  });
}

/** Every page of the app. A feature's page is the default export of its file. */
export const routes: readonly AppRoute[] = [
  { path: '/', audience: 'public', component: page(() => import('../features/home/HomePage.tsx')) },
];
