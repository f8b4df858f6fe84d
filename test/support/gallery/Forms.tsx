import { createSignal } from 'solid-js';
import { AmountField } from '../../../src/client/components/AmountField.tsx';
import { BottomBar } from '../../../src/client/components/BottomBar.tsx';
import { Button } from '../../../src/client/components/Button.tsx';
import { Card } from '../../../src/client/components/Card.tsx';
import { Checkbox, Switch } from '../../../src/client/components/Checkbox.tsx';
import { Chips, Segmented } from '../../../src/client/components/Choices.tsx';
import { DateField } from '../../../src/client/components/DateField.tsx';
import { Dialog } from '../../../src/client/components/Dialog.tsx';
import { NumberField } from '../../../src/client/components/NumberField.tsx';
import { Page } from '../../../src/client/components/Page.tsx';
import { PageHeader } from '../../../src/client/components/PageHeader.tsx';
import { PickField } from '../../../src/client/components/PickField.tsx';
import { Pill } from '../../../src/client/components/Pill.tsx';
import { SaveConfirmation } from '../../../src/client/components/SaveConfirmation.tsx';
import { Select } from '../../../src/client/components/Select.tsx';
import { TextArea } from '../../../src/client/components/TextArea.tsx';
import { TextField } from '../../../src/client/components/TextField.tsx';

export function Forms() {
  const [amount, setAmount] = createSignal<number | undefined>(120);
  const [people, setPeople] = createSignal<number | undefined>();
  const [material, setMaterial] = createSignal('fold');
  const [size, setSize] = createSignal('normal');
  const [day, setDay] = createSignal('2026-11-23');
  const [place, setPlace] = createSignal('');
  const [note, setNote] = createSignal('');
  const [on, setOn] = createSignal(true);
  const [open, setOpen] = createSignal(false);
  const [saved, setSaved] = createSignal<string>();
  return (
    <>
      <Page above="bar">
        <PageHeader
          title="发放资料"
          back={{ href: '/phone', label: '返回' }}
          trailing={<Pill tone="plain">草稿已存</Pill>}
        />
        <SaveConfirmation title={saved()} detail="有网络后自动发送。" />
        <PickField
          label="地点"
          value="清水镇 石岭村"
          placeholder="选择地点"
          action="更换"
          onPick={() => setOpen(true)}
        />
        <Chips
          label="资料"
          value={material()}
          onInput={setMaterial}
          options={[
            { value: 'fold', label: '折页' },
            { value: 'book', label: '手册' },
            { value: 'poster', label: '海报' },
            { value: 'fan', label: '扇子' },
            { value: 'bag', label: '购物袋' },
          ]}
        />
        <Card>
          <AmountField label="数量（份）" value={amount()} onInput={setAmount} plusLabel={(step) => `加 ${step}`} />
        </Card>
        <div class="two">
          <Button icon="camera">加照片</Button>
          <Button icon="edit">写备注</Button>
        </div>
        <NumberField
          label="人次"
          unit="人次"
          value={people()}
          onInput={setPeople}
          error={Number.isNaN(people()) ? '请填数字，例如 120。' : undefined}
        />
        <DateField label="日期" value={day()} onInput={setDay} max="2026-11-23" error="日期晚于今天，请改正。" />
        <Select
          label="村"
          value={place()}
          onInput={setPlace}
          empty="未选择"
          hint="先选镇，再选村。"
          options={[{ group: '清水镇', options: [{ value: 'a', label: '石岭村' }] }]}
        />
        <TextField label="姓名" value={note()} onInput={setNote} placeholder="真实姓名" />
        <TextArea label="备注" value={note()} onInput={setNote} hint="可不填" />
        <Segmented
          label="文字大小"
          value={size()}
          onInput={setSize}
          options={[
            { value: 'normal', label: '标准' },
            { value: 'elder', label: '长辈版' },
            { value: 'elder-27', label: '更大' },
            { value: 'elder-30', label: '最大' },
          ]}
        />
        <Checkbox label="我已阅读说明" checked={on()} onInput={setOn} />
        <Switch label="阳光下加强对比" hint="在太阳底下看不清时打开。" checked={on()} onInput={setOn} />
      </Page>
      <BottomBar>
        <Button look="primary" big onClick={() => setSaved('已保存到本机')}>
          保存
        </Button>
      </BottomBar>
      <Dialog open={open()} onClose={() => setOpen(false)} title="选择地点" closeLabel="关闭">
        <TextField label="搜索" type="search" value={note()} onInput={setNote} />
        <Button look="primary" onClick={() => setOpen(false)}>
          石岭村
        </Button>
      </Dialog>
    </>
  );
}
