import './site.css';
import { OPENING_DAYS } from '../../../../protocol/pages/openings.ts';
import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { FeedbackCard } from './FeedbackCard.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { fetchOpenings } from './site-client.ts';
import { site } from './words.ts';

/** How often the public pages were opened. */
function OpeningsCard() {
  const polled = createPolled(() => fetchOpenings, { repeat: false });
  return (
    <Card>
      <Loaded of={polled} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
        {(openings) => (
          <DeskTable
            heading
            caption={site.openings.title}
            sortParam="openings"
            fileName={site.openings.title}
            rows={openings().rows}
            columns={[
              { key: 'page', head: site.openings.page, rowHead: true, value: ({ page }) => page },
              {
                key: 'count',
                head: site.openings.count,
                number: true,
                sum: formatNumber,
                value: ({ openings: count }) => count,
              },
            ]}
          />
        )}
      </Loaded>
      <p class="note">{site.openings.hint(formatNumber(OPENING_DAYS))}</p>
    </Card>
  );
}

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
