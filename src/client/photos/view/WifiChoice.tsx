import { Switch } from '../../components/Checkbox.tsx';
import { networkSaysType, onlyWifi, setOnlyWifi } from '../wifi-choice.ts';
import { photos as words } from '../words.ts';

/** The switch 只用 Wi-Fi 发照片, with a hint for browsers that cannot detect Wi-Fi. */
export const WifiChoice = () => (
  <Switch
    label={words.queue.onlyWifi}
    hint={networkSaysType() ? words.queue.onlyWifiHint : words.queue.onlyWifiAsk}
    checked={onlyWifi()}
    onInput={setOnlyWifi}
  />
);
