import { accountRoutes } from '../accounts/routes.ts';
import { attendanceRoutes } from '../attendance/routes.ts';
import { calendarRoutes } from '../calendar/routes.ts';
import { certificateRoutes } from '../certificates/routes.ts';
import { checkRoutes } from '../checks/routes.ts';
import { coverageRoutes } from '../coverage/routes.ts';
import { officeRoutes } from '../figures/routes.ts';
import { historyRoutes } from '../history/routes.ts';
import { pagesRoutes } from '../pages/routes.ts';
import { photoRoutes } from '../photos/routes.ts';
import { postRoutes } from '../posts/routes.ts';
import { importRoutes } from '../register/routes.ts';
import { relayRoutes } from '../relay/routes.ts';
import { reportRoutes } from '../reports/routes.ts';
import { stockRoutes } from '../stock/routes.ts';
import { surveyRoutes } from '../surveys/routes.ts';
import { liveRoutes, syncRoutes } from '../sync/routes.ts';
import { tipDeskRoutes } from '../tips/desk-routes.ts';
import { tipRoutes } from '../tips/routes.ts';
import type { Route } from './route.ts';
import type { Services } from './services.ts';

/** Lists the routes of a district. */
export const routes = (services: Services): readonly Route[] => [
  ...accountRoutes(services),
  ...syncRoutes(services),
  ...liveRoutes(services),
  ...relayRoutes(services),
  ...photoRoutes(services),
  ...officeRoutes(services),
  ...checkRoutes(services),
  ...reportRoutes(services),
  ...attendanceRoutes(services),
  ...stockRoutes(services),
  ...coverageRoutes(services),
  ...calendarRoutes(services),
  ...certificateRoutes(services),
  ...importRoutes(services),
  ...historyRoutes(services),
  ...pagesRoutes(services),
  ...postRoutes(services),
  ...surveyRoutes(services),
  ...tipRoutes(services),
  ...tipDeskRoutes(services),
];
