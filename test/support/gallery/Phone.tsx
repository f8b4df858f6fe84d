import { Button } from '../../../src/client/components/Button.tsx';
import { Card } from '../../../src/client/components/Card.tsx';
import { EmptyState } from '../../../src/client/components/EmptyState.tsx';
import { Icon } from '../../../src/client/components/Icon.tsx';
import { List, ListItem } from '../../../src/client/components/List.tsx';
import { Notice } from '../../../src/client/components/Notice.tsx';
import { Page } from '../../../src/client/components/Page.tsx';
import { PageHeader } from '../../../src/client/components/PageHeader.tsx';
import { Pill } from '../../../src/client/components/Pill.tsx';
import { Progress, Spinner } from '../../../src/client/components/Progress.tsx';
import { TabBar } from '../../../src/client/components/TabBar.tsx';
import { Tile, Tiles } from '../../../src/client/components/Tile.tsx';

export function Phone() {
  return (
    <>
      <Page above="tabs">
        <PageHeader title="今日" overline="11月23日 星期一 · 第二分队" trailing={<Pill tone="plain">离线</Pill>} />
        <Notice tone="wait" title="3 条待发，已存在本机">
          有网络后自动发送
        </Notice>
        <Card title="下一件事">
          <h3>石岭村禁毒知识巡回展</h3>
          <p class="row note">
            <Icon name="clock" size={20} />
            今天 14:00 至 16:30
          </p>
          <p class="row note">
            <Icon name="pin" size={20} />
            清水镇 石岭村村委会
          </p>
          <div class="two">
            <Button>不能参加</Button>
            <Button look="primary">扫码签到</Button>
          </div>
        </Card>
        <section aria-labelledby="log" class="stack">
          <h2 id="log">记一笔</h2>
          <Tiles>
            <Tile main href="/log/leaflet" icon="leaflet" title="发放资料" detail="上次：折页，石岭村，50 份" />
            <Tile href="/log/visit" icon="house" title="入户走访" />
            <Tile href="/log/event" icon="calendar" title="活动" />
            <Tile href="/log/patrol" icon="sprout" title="踏查" />
            <Tile href="/log" icon="more" title="更多" />
          </Tiles>
        </section>
        <Card title="今天">
          <List>
            <ListItem title="折页 120 份" detail="清水镇 石岭村 · 10:42" trailing={<Pill tone="wait">待发</Pill>} />
            <ListItem
              href="/records/1"
              title="踏查 12 亩，出苗期"
              detail="日期不能晚于今天，请改正"
              trailing={<Pill tone="bad">需要处理</Pill>}
            />
            <ListItem title="折页 200 份" detail="清水镇 集市 · 张队长核实" trailing={<Pill tone="ok">已核实</Pill>} />
            <ListItem title="主题班会 1 场，46 人次" icon="training" onClick={() => undefined} />
          </List>
        </Card>
        <Notice tone="bad" title="2 条没有被接受" action={<Button look="plain">去处理</Button>}>
          内容还在本机，改正后可以再发。
        </Notice>
        <Notice tone="ok" title="都已送到" />
        <EmptyState icon="records" title="还没有记录" action={<Button look="primary">记一笔</Button>}>
          记下第一笔后，会显示在这里。
        </EmptyState>
        <Progress label="正在发送 12 / 40" value={12} max={40} />
        <Spinner label="正在打开" />
      </Page>
      <TabBar
        label="主导航"
        tabs={[
          { href: '/phone', label: '今日', icon: 'home' },
          { href: '/records', label: '记录', icon: 'records' },
          { href: '/events', label: '活动', icon: 'calendar' },
          { href: '/me', label: '我的', icon: 'person' },
        ]}
      />
    </>
  );
}
