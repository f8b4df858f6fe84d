import { type JSX, splitProps } from 'solid-js';
import { Card } from '../../../components/Card.tsx';
import { DeskTable, type DeskTableProps } from '../../../records/DeskTable.tsx';

/** A table that fills its card, with what follows it. */
export function TableCard<Row>(
  props: Omit<DeskTableProps<Row>, 'heading'> & {
    readonly id?: string;
    readonly before?: JSX.Element;
    readonly children?: JSX.Element;
  },
) {
  const [own, table] = splitProps(props, ['id', 'before', 'children']);
  return (
    <Card id={own.id}>
      {own.before}
      <DeskTable heading {...table} />
      {own.children}
    </Card>
  );
}
