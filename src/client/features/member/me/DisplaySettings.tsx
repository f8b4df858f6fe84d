import {
  contrast,
  type Size,
  setContrast,
  setSize,
  setTheme,
  size,
  type Theme,
  theme,
} from '../../../components/appearance.ts';
import { Card } from '../../../components/Card.tsx';
import { Switch } from '../../../components/Checkbox.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { common } from '../../../words/common.ts';
import { type Language, language, setLanguage } from '../../../words/language.ts';

/** Language, theme, 长辈版 text sizes, and extra contrast. */
export function DisplaySettings() {
  const words = common.settings;
  const sizes = (): { value: Size; label: string }[] => [
    { value: 'normal', label: common.settings.sizeNormal },
    { value: 'elder', label: common.settings.sizeElder },
    { value: 'elder-27', label: common.settings.sizeElder27 },
    { value: 'elder-30', label: common.settings.sizeElder30 },
  ];
  const themes = (): { value: Theme; label: string }[] => [
    { value: 'auto', label: common.settings.themeAuto },
    { value: 'light', label: common.settings.themeLight },
    { value: 'dark', label: common.settings.themeDark },
  ];
  const languages: { value: Language; label: string }[] = [
    { value: 'zh-CN', label: words.chinese },
    { value: 'en', label: words.english },
  ];
  return (
    <Card title={common.settings.title}>
      <Segmented label={common.settings.size} value={size()} options={sizes()} onInput={setSize} />
      <Segmented label={common.settings.theme} value={theme()} options={themes()} onInput={setTheme} />
      <Switch
        label={common.settings.contrast}
        hint={common.settings.contrastHint}
        checked={contrast() === 'more'}
        onInput={(on) => setContrast(on ? 'more' : 'auto')}
      />
      <Segmented
        label={common.settings.language}
        value={language()}
        options={languages}
        onInput={(next) => void setLanguage(next)}
      />
    </Card>
  );
}
