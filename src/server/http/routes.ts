import { accountRoutes } from '../accounts/routes.ts';
import { officeRoutes } from '../figures/routes.ts';
import { photoRoutes } from '../photos/routes.ts';
import { importRoutes } from '../register/routes.ts';
import { relayRoutes } from '../relay/routes.ts';
import { digestRoutes } from '../sync/digest-routes.ts';
import { liveRoutes } from '../sync/live-routes.ts';
import { syncRoutes } from '../sync/routes.ts';
import { tipDeskRoutes } from '../tips/desk-routes.ts';
import { tipRoutes } from '../tips/routes.ts';
import { healthRoutes } from './health.ts';
import type { Route } from './route.ts';
import type { Services, Shared } from './services.ts';

/** Lists the routes that exist under every host name. */
export const sharedRoutes = (shared: Shared): readonly Route[] => healthRoutes(shared);

/** Lists the routes of a district. */
export const routes = (services: Services): readonly Route[] => [
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
