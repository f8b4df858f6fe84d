import { BarChart } from '../../../src/client/components/BarChart.tsx';
import { Button } from '../../../src/client/components/Button.tsx';
import { Card } from '../../../src/client/components/Card.tsx';
import { Cells, type Coverage } from '../../../src/client/components/Cells.tsx';
import { Segmented } from '../../../src/client/components/Choices.tsx';
import { Kpi } from '../../../src/client/components/Kpi.tsx';
import { Meter } from '../../../src/client/components/Meter.tsx';
import { OfficeShell } from '../../../src/client/components/OfficeShell.tsx';
import { PageHeader } from '../../../src/client/components/PageHeader.tsx';
import { Pill } from '../../../src/client/components/Pill.tsx';
import { Table } from '../../../src/client/components/Table.tsx';

const monthly = [3400, 2400, 4800, 6000, 9800, 20400, 7200, 4200, 6000, 5000, 3600];
const towns = ['清水镇', '石门镇', '云盘镇', '龙泉镇', '松坪镇'];
const format = (value: number) => value.toLocaleString('zh-CN');
const short = new Intl.NumberFormat('zh-CN', { notation: 'compact' });
const coverage = (town: number, village: number): Coverage =>
  town === 2 && village === 2 ? 'none' : (town + village) % 5 === 3 ? 'some' : 'full';

export function Office() {
  return (
    <OfficeShell
      brand="清源"
      place="清源区"
      label="禁毒办导航"
      items={[
        { href: '/office', label: '总览', icon: 'chart', end: true, tab: true },
        { href: '/office/people', label: '人员', icon: 'people', tab: true },
        { href: '/office/places', label: '地点', icon: 'place' },
      ]}
      person={{ name: '林小满', role: '禁毒办工作人员', onSignOut: () => undefined }}
      words={{ more: '更多', signOut: '退出', close: '关闭' }}
    >
      <PageHeader
        title="总览"
        trailing={
          <>
            <Segmented
              label="时段"
              hideLabel
              value="year"
              onInput={() => undefined}
              options={[
                { value: 'today', label: '今天' },
                { value: 'month', label: '本月' },
                { value: 'year', label: '2026 年' },
                { value: 'campaign', label: '全民禁毒宣传月' },
              ]}
            />
            <Button icon="download">导出</Button>
          </>
        }
      />
      <div class="kpis">
        <Kpi
          name="发放宣传资料"
          value="82,460"
          unit="份"
          detail="已核实 78,120，目标 80,000"
          href="/office/figures/leaflets"
          linkLabel="发放宣传资料 82,460 份，看记录"
        >
          <Meter label="已核实 78,120，上报 82,460，目标 80,000" verified={78120} reported={82460} target={90000} />
        </Kpi>
        <Kpi name="宣传活动" value="27" unit="场" detail="其中学校 22 场，目标 20">
          <Meter label="27 场，目标 20" verified={27} reported={27} target={20} />
        </Kpi>
        <Kpi name="接受咨询" value="20,318" unit="人次" detail="已核实 19,760" />
        <Kpi name="覆盖村" value="35 / 36" detail="未到：云盘村" />
      </div>
      <div class="side-by-side">
        <Card title="各月发放（份）">
          <BarChart
            label="各月发放（份）"
            bars={monthly.map((value, index) => ({ label: `${index + 1}月`, value, open: index === 10 }))}
            format={format}
            formatAxis={(value) => short.format(value)}
            words={{ table: '用表格看', time: '月份', value: '份' }}
          />
        </Card>
        <Card title="各镇覆盖（每格一村）">
          <Cells
            words={{ full: '已核实', some: '已上报，待核实', none: '还没有去过' }}
            rows={towns.map((label, town) => ({
              label,
              summary: town === 2 ? '6/7' : '7/7',
              cells: Array.from({ length: 7 }, (_, village) => ({
                label: `${label}${village + 1}村`,
                coverage: coverage(town, village),
              })),
            }))}
          />
        </Card>
      </div>
      <Card>
        <Table
          caption="“发放宣传资料 82,460 份” 由 1,906 条记录组成"
          rows={[
            { day: '11月21日', place: '清水镇 集市', amount: 200, by: '第二分队 李' },
            { day: '11月20日', place: '石门镇 中心小学', amount: 460, by: '第一分队 周' },
          ]}
          columns={[
            { key: 'day', head: '日期', value: (row) => row.day, rowHead: true },
            { key: 'place', head: '地点', value: (row) => row.place },
            {
              key: 'amount',
              head: '数量',
              value: (row) => row.amount,
              cell: (row) => format(row.amount),
              number: true,
            },
            { key: 'by', head: '记录人', value: (row) => row.by },
            { key: 'state', head: '状态', end: true, cell: () => <Pill tone="ok">已核实</Pill> },
          ]}
        />
      </Card>
    </OfficeShell>
  );
}
