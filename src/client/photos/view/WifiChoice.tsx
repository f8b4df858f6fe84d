import { Switch } from '../../components/Checkbox.tsx';
import { networkSaysType, onlyWifi, setOnlyWifi } from '../wifi-choice.ts';
import { photos as words } from '../words/photos.ts';

/** 只用 Wi-Fi 发照片, and what that means in a browser that does not say over what it is connected. */
export const WifiChoice = () => (
  <Switch
    label={words.queue.onlyWifi}
    hint={networkSaysType() ? words.queue.onlyWifiHint : words.queue.onlyWifiAsk}
    checked={onlyWifi()}
    onInput={setOnlyWifi}
  />
);
