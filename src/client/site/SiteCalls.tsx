import type { JSX } from 'solid-js';
import { LinkButton } from '../components/LinkButton.tsx';
import { site } from './words.ts';

/** The police, and the psychological helpline. */
const POLICE = '110';
const HELP = '12356';

/** The two numbers that every page for the public has. */
export function SiteCalls(): JSX.Element {
  return (
    <nav class="two" aria-label={site.calls}>
      <LinkButton look="danger" icon="phone" href={`tel:${POLICE}`}>
        {site.police} {POLICE}
      </LinkButton>
      <LinkButton look="soft" icon="phone" href={`tel:${HELP}`}>
        {site.help} {HELP}
      </LinkButton>
    </nav>
  );
}
