import { Card } from '../../../components/Card.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Tile, Tiles } from '../../../components/Tile.tsx';
import { common } from '../../../words/common.ts';
import { home } from './words.ts';

/** China's emergency number; the office can add hotlines. */
const EMERGENCY = '110';

/** 首页: what the product is, whom to call, and the entry for members. */
export default function HomePage() {
  return (
    <Page>
      <PageHeader
        title={common.product}
        overline={home.overline}
        trailing={<img src="/logo.svg" alt="" width="56" height="56" />}
      />
      <p>{home.lead}</p>
      <section class="stack" aria-labelledby="home-public">
        <h2 id="home-public">{home.public.title}</h2>
        <Tiles>
          <Tile
            main
            tone="danger"
            external
            href="/tip"
            icon="lock"
            title={home.public.tip}
            detail={home.public.tipDetail}
          />
          <Tile
            external
            href="/tip/receipt"
            icon="mail"
            title={home.public.receipt}
            detail={home.public.receiptDetail}
          />
        </Tiles>
      </section>
      <section class="stack" aria-labelledby="home-member">
        <h2 id="home-member">{home.member.title}</h2>
        <Tiles>
          <Tile href="/today" icon="home" title={home.member.today} detail={home.member.todayDetail} />
          <Tile href="/join" icon="squad" title={home.member.join} detail={home.member.joinDetail} />
          <Tile href="/office" icon="chart" title={home.member.office} detail={home.member.officeDetail} />
        </Tiles>
      </section>
      <Card title={home.hotline.title}>
        <LinkButton look="danger" icon="phone" big href={`tel:${EMERGENCY}`}>
          {home.hotline.call(EMERGENCY)}
        </LinkButton>
        <p class="note">{home.hotline.note}</p>
      </Card>
      <Card title={home.about.title}>
        <p>{home.about.volunteer}</p>
        <p>{home.about.offline}</p>
        <p>{home.about.figure}</p>
        <p>{home.about.light}</p>
      </Card>
    </Page>
  );
}
