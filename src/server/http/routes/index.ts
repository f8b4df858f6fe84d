import type { Route } from '../route.ts';
import type { Services } from '../services.ts';
import { accountRoutes } from './accounts.ts';
import { digestRoutes } from './digest.ts';
import { healthRoutes } from './health.ts';
import { importRoutes } from './import.ts';
import { liveRoutes } from './live.ts';
import { officeRoutes } from './office.ts';
import { photoRoutes } from './photos.ts';
import { relayRoutes } from './relay.ts';
import { syncRoutes } from './sync.ts';
import { tipDeskRoutes } from './tip-desk.ts';
import { tipRoutes } from './tips.ts';

/** The route table: everything that answers under /api. */
export const routes = (services: Services): readonly Route[] => [
  ...healthRoutes(services),
  ...accountRoutes(services),
  ...syncRoutes(services),
  ...digestRoutes(services),
  ...liveRoutes(services),
  ...relayRoutes(services),
  ...photoRoutes(services),
  ...officeRoutes(services),
  ...importRoutes(services),
  ...tipRoutes(services),
  ...tipDeskRoutes(services),
];
