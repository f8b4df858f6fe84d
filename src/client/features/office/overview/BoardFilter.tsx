import { Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { occasions } from '../../../../domain/records/kinds/campaign.ts';
import { textField } from '../../../../domain/records/record.ts';
import { NONE } from '../../../../protocol/figures/board.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { namedOptions } from '../../../records/named-options.ts';
import { office } from '../../../records/words/office.ts';
import { createReferences } from '../../../state/records.ts';
import { type Address, filterIn, type PeriodChoice, periodChoice, periodIn } from './board-query.ts';

type Change = Readonly<Record<string, string | undefined>>;

/** The filter for period, town, squad, campaign and occasion; all of it is in the address. */
export function BoardFilter(props: { address: Address; today: Day; onInput: (change: Change) => void }) {
  const places = createReferences('place');
  const squads = createReferences('squad');
  const campaigns = createReferences('campaign');
  const towns = () => namedOptions((places() ?? []).filter(({ record }) => textField(record, 'form') === 'town'));
  const choice = () => periodChoice(props.address);
  const options = (): { value: PeriodChoice; label: string }[] => [
    { value: 'today', label: office.period.today },
    { value: 'month', label: office.period.month },
    { value: 'year', label: office.period.year(String(yearOf(props.today))) },
    { value: 'campaign', label: office.period.campaign },
    { value: 'custom', label: office.period.custom },
  ];
  // Custom dates start with the period shown before.
  const choose = (period: PeriodChoice) => {
    const shown = period === 'custom' ? periodIn(props.address, props.today) : undefined;
    props.onInput({ period, from: shown?.from, to: shown?.to });
  };
  return (
    <search class="board-filter">
      <Segmented hideLabel label={office.period.label} value={choice()} onInput={choose} options={options()} />
      <div class="board-filter-fields">
        <Show when={choice() === 'custom'}>
          <DateField
            label={office.period.from}
            value={String(props.address.from ?? '')}
            onInput={(from) => props.onInput({ from })}
          />
          <DateField
            label={office.period.to}
            value={String(props.address.to ?? '')}
            onInput={(to) => props.onInput({ to })}
          />
        </Show>
        <Select
          label={office.filter.town}
          value={filterIn(props.address).town ?? ''}
          options={towns()}
          empty={office.filter.allTowns}
          onInput={(town) => props.onInput({ town: town || undefined })}
        />
        <Select
          label={office.filter.squad}
          value={filterIn(props.address).squad ?? ''}
          options={namedOptions(squads())}
          empty={office.filter.allSquads}
          onInput={(squad) => props.onInput({ squad: squad || undefined })}
        />
        <Show when={campaigns()?.length}>
          <Select
            label={office.filter.campaign}
            value={filterIn(props.address).campaign ?? ''}
            options={[...namedOptions(campaigns()), { value: NONE, label: office.board.noCampaign }]}
            empty={office.filter.allCampaigns}
            onInput={(campaign) => props.onInput({ campaign: campaign || undefined })}
          />
          <Select
            label={office.filter.occasion}
            value={filterIn(props.address).occasion ?? ''}
            options={[
              ...occasions.map((value) => ({ value, label: optionLabel('campaign', 'occasion', value) })),
              { value: NONE, label: office.board.noOccasion },
            ]}
            empty={office.filter.allOccasions}
            onInput={(occasion) => props.onInput({ occasion: occasion || undefined })}
          />
        </Show>
      </div>
    </search>
  );
}
