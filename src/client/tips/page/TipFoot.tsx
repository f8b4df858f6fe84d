import { SiteFoot } from '../../site/SiteFoot.tsx';
import type { TipKit } from './kit.ts';

/** The foot of a tip page. Its links replace the page in the history, so that leaving removes all of them. */
export const TipFoot = (props: { readonly kit: TipKit }) => <SiteFoot replace site={props.kit.office()?.site} />;
