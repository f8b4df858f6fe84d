import './site.css';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { FeedbackCard } from './FeedbackCard.tsx';
import { OpeningsCard } from './OpeningsCard.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { site } from './words.ts';

/** 公开网页: what the public pages say, what people wrote, and how often the pages were opened. */
export default function SitePage() {
  return (
    <>
      <PageHeader
        title={site.title}
        trailing={
          <LinkButton href="/#main" target="_blank" rel="noopener">
            {site.open}
          </LinkButton>
        }
      />
      <FeedbackCard />
      <SettingsCard />
      <OpeningsCard />
    </>
  );
}
