import { Show } from 'solid-js';
import { placeForms } from '../../../../domain/records/kinds/place.ts';
import { kinds } from '../../../../domain/records/kinds/registry.ts';
import { textField } from '../../../../domain/records/record.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Select } from '../../../components/Select.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { namedOptions } from '../../../records/named-options.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { type CoverageFilter, periods } from './coverage-query.ts';
import { desk as words } from './words.ts';

const { work: works, stage: stages } = kinds.task.fields;

/** The filters of the page: period, what counts as reached, town and sort of place. Tasks have no period. */
export function CoverageFilterBar(props: {
  readonly filter: CoverageFilter;
  readonly from: string;
  readonly to: string;
  readonly places: readonly LocalRecord[];
  readonly onInput: (change: Readonly<Record<string, string | undefined>>) => void;
}) {
  const towns = () => namedOptions(props.places.filter(({ record }) => textField(record, 'form') === 'town'));
  const option = (field: 'work' | 'stage', value: string) => ({ value, label: optionLabel('task', field, value) });
  const choose = (period: string) =>
    props.onInput(
      period === 'custom'
        ? { period, from: props.from, to: props.to }
        : { period: period === 'year' ? undefined : period, from: undefined, to: undefined },
    );
  return (
    <search class="coverage-filter">
      <Show when={props.filter.view !== 'tasks'}>
        <Segmented
          hideLabel
          label={words.period.label}
          value={props.filter.period}
          options={periods.map((value) => ({ value, label: words.period[value] }))}
          onInput={choose}
        />
      </Show>
      <div class="coverage-filter-fields">
        <Show when={props.filter.period === 'custom' && props.filter.view !== 'tasks'}>
          <DateField label={words.period.from} value={props.from} onInput={(from) => props.onInput({ from })} />
          <DateField label={words.period.to} value={props.to} onInput={(to) => props.onInput({ to })} />
        </Show>
        <Show when={props.filter.view === 'places' || props.filter.view === 'map'}>
          <Select
            label={words.filter.work}
            value={props.filter.work}
            options={works.options.map((value) => option('work', value))}
            onInput={(work) => props.onInput({ work: work === 'any' ? undefined : work, stage: undefined })}
          />
          <Show when={props.filter.work === 'patrol'}>
            <Select
              label={words.filter.stage}
              value={props.filter.stage ?? ''}
              empty={words.filter.anyStage}
              options={stages.options.map((value) => option('stage', value))}
              onInput={(stage) => props.onInput({ stage: stage || undefined })}
            />
          </Show>
          <Select
            label={words.filter.form}
            value={props.filter.form}
            options={placeForms.map((value) => ({ value, label: optionLabel('place', 'form', value) }))}
            onInput={(form) => props.onInput({ form: form === 'village' ? undefined : form })}
          />
        </Show>
        <Select
          label={words.filter.town}
          value={props.filter.town ?? ''}
          empty={words.filter.allTowns}
          options={towns()}
          onInput={(town) => props.onInput({ town: town || undefined })}
        />
      </div>
    </search>
  );
}
