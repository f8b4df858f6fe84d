import { networkSaysType, onlyWifi, setOnlyWifi } from '../../state/photos/wifi-choice.ts';
import { Switch } from '../../ui/Checkbox.tsx';
import { photos as words } from '../../words/photos.ts';

/** 只用 Wi-Fi 发照片, and what that means in a browser that does not say over what it is connected. */
export const WifiChoice = () => (
  <Switch
    label={words.queue.onlyWifi}
    hint={networkSaysType() ? words.queue.onlyWifiHint : words.queue.onlyWifiAsk}
    checked={onlyWifi()}
    onInput={setOnlyWifi}
  />
);
