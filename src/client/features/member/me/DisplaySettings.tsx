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
import { display as words } from '../../../words/display.ts';
import { type Language, language, setLanguage } from '../../../words/language.ts';

/** Language, theme, 长辈版 text sizes, and extra contrast. */
export function DisplaySettings() {
  const sizes = (): { value: Size; label: string }[] => [
    { value: 'normal', label: words.sizeNormal },
    { value: 'elder', label: words.sizeElder },
    { value: 'elder-27', label: words.sizeElder27 },
    { value: 'elder-30', label: words.sizeElder30 },
  ];
  const themes = (): { value: Theme; label: string }[] => [
    { value: 'auto', label: words.themeAuto },
    { value: 'light', label: words.themeLight },
    { value: 'dark', label: words.themeDark },
  ];
  const languages: { value: Language; label: string }[] = [
    { value: 'zh-CN', label: words.chinese },
    { value: 'en', label: words.english },
  ];
  return (
    <Card title={words.title}>
      <Segmented label={words.size} value={size()} options={sizes()} onInput={setSize} />
      <Segmented label={words.theme} value={theme()} options={themes()} onInput={setTheme} />
      <Switch
        label={words.contrast}
        hint={words.contrastHint}
        checked={contrast() === 'more'}
        onInput={(on) => setContrast(on ? 'more' : 'auto')}
      />
      <Segmented
        label={words.language}
        value={language()}
        options={languages}
        onInput={(next) => void setLanguage(next)}
      />
    </Card>
  );
}
