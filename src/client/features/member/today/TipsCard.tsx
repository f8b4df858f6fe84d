import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { today as words } from './words/today.ts';

/** What somebody tells a volunteer: sealed for the office at once, or, a call, logged as a number. */
export function TipsCard() {
  return (
    <Card title={words.tips}>
      <List>
        <ListItem external href="/tip#behalf" icon="lock" title={words.behalf} detail={words.behalfDetail} />
        <ListItem href="/log/tipline" icon="phone" title={words.tipline} detail={words.tiplineDetail} />
      </List>
    </Card>
  );
}
