import type { JSX } from 'solid-js';
import { placeForms } from '../../../../domain/records/kinds/place.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { formatNumber } from '../../../words/format.ts';
import { nameOf } from './people-groups.ts';
import { formOf, type PlaceRow } from './place-rows.ts';

const label = (field: string) => fieldLabel('place', field);

/** Places as a table; each name opens the place. */
export function PlacesTable(props: {
  caption: string;
  places: readonly PlaceRow[];
  /** Whether the places are of several towns. */
  mixed: boolean;
  hrefOf: (row: PlaceRow) => string;
  tools?: JSX.Element;
}) {
  const count = (field: 'households' | 'population' | 'pupils') => {
    const value = ({ local }: PlaceRow) => {
      const found = local.record.fields[field];
      return typeof found === 'number' ? found : undefined;
    };
    const cell = (row: PlaceRow) => {
      const found = value(row);
      return found === undefined ? '' : formatNumber(found);
    };
    return { key: field, head: label(field), number: true, value, cell };
  };
  const choice = (field: 'level' | 'venue') => (row: PlaceRow) => {
    const found = row.local.record.fields[field];
    return typeof found === 'string' ? optionLabel('place', field, found) : undefined;
  };
  const inFile = (field: 'level' | 'venue') => ({
    key: field,
    head: label(field),
    only: 'file' as const,
    value: choice(field),
  });
  const form = ({ local }: PlaceRow) => formOf(local.record);
  return (
    <DeskTable
      heading
      caption={props.caption}
      tools={props.tools}
      sortParam="sort"
      fileName={props.caption}
      rows={props.places}
      columns={[
        {
          key: 'name',
          head: label('name'),
          rowHead: true,
          value: ({ local }) => nameOf(local.record),
          cell: (row) => (
            <span class="place-cell" style={{ '--depth': props.mixed ? 0 : row.depth }}>
              {nameOf(row.local.record)}
            </span>
          ),
          href: props.hrefOf,
        },
        {
          key: 'form',
          head: label('form'),
          only: 'screen',
          value: (row) => placeForms.map(String).indexOf(form(row)),
          cell: (row) =>
            [optionLabel('place', 'form', form(row)), choice('level')(row), choice('venue')(row)]
              .filter((each) => each !== undefined)
              .join(' · '),
        },
        ...(props.mixed ? [{ key: 'town', head: office.places.town, value: ({ town }: PlaceRow) => town }] : []),
        { key: 'formName', head: label('form'), only: 'file', value: (row) => optionLabel('place', 'form', form(row)) },
        inFile('level'),
        inFile('venue'),
        count('households'),
        count('population'),
        count('pupils'),
      ]}
    />
  );
}
