import { Show } from 'solid-js';
import {
  GROUP_CHARACTERS,
  LED_CHARACTERS,
  ledSeconds,
  SCRIPT_SECONDS,
  SPEAKING_RATE,
  secondsOf,
  spokenCharacters,
} from '../../../../domain/posts/outputs.ts';
import { countCharacters } from '../../../../domain/posts/text.ts';
import { Button } from '../../../components/Button.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { PostModel } from './create-post.ts';
import { createSpeech } from './create-speech.ts';
import { OutputCard, TextTools } from './OutputCard.tsx';
import { posts as words } from './words.ts';

/** Says how many characters are too many. */
const overOf = (text: string, most: number): string | undefined => {
  const over = countCharacters(text) - most;
  return over > 0 ? words.outputs.over(over) : undefined;
};

/** 群消息: the message for chat groups. */
export function GroupOutput(props: { model: PostModel }) {
  let control: HTMLTextAreaElement | undefined;
  const { model } = props;
  const text = () => model.written().group ?? model.automatic().group;
  return (
    <OutputCard
      class="post-group"
      title={words.outputs.group}
      note={words.outputs.count(countCharacters(text()), GROUP_CHARACTERS)}
    >
      <div class="post-bubble">
        <TextArea
          ref={(element) => {
            control = element;
          }}
          label={words.outputs.groupText}
          rows={7}
          value={text()}
          error={overOf(text(), GROUP_CHARACTERS)}
          onInput={(group) => model.edit({ group })}
        />
      </div>
      <TextTools
        text={text()}
        control={() => control}
        isOwn={model.written().group !== null}
        onReset={() => model.edit({ group: null })}
      />
    </OutputCard>
  );
}

/** LED 一行: the line of an LED board, as it looks there. */
export function LedOutput(props: { model: PostModel }) {
  let control: HTMLInputElement | undefined;
  const { model } = props;
  const text = () => model.written().led ?? model.automatic().led;
  return (
    <OutputCard
      class="post-led"
      title={words.outputs.led}
      note={words.outputs.ledCount(countCharacters(text()), LED_CHARACTERS, ledSeconds(text()))}
    >
      <p class="post-board" aria-hidden="true">
        {text()}
      </p>
      <TextField
        ref={(element) => {
          control = element;
        }}
        autocomplete="off"
        label={words.outputs.ledText}
        value={text()}
        error={overOf(text(), LED_CHARACTERS)}
        onInput={(led) => model.edit({ led })}
      />
      <TextTools
        text={text()}
        control={() => control}
        isOwn={model.written().led !== null}
        onReset={() => model.edit({ led: null })}
      />
    </OutputCard>
  );
}

/** 大喇叭稿: the text for the loudspeaker, with how long it takes. */
export function ScriptOutput(props: { model: PostModel }) {
  let control: HTMLTextAreaElement | undefined;
  const { model } = props;
  const speech = createSpeech();
  const text = () => model.written().script ?? model.automatic().script;
  const seconds = () => secondsOf(text());
  const hint = () => {
    if (seconds() < SCRIPT_SECONDS.least) return words.outputs.scriptShort;
    if (seconds() > SCRIPT_SECONDS.most) return words.outputs.scriptLong;
    return words.outputs.scriptHint;
  };
  return (
    <OutputCard
      class="post-script"
      title={words.outputs.script}
      note={words.outputs.scriptCount(spokenCharacters(text()), seconds(), SPEAKING_RATE)}
    >
      <TextArea
        ref={(element) => {
          control = element;
        }}
        label={words.outputs.scriptText}
        rows={11}
        maxlength={1_000}
        value={text()}
        hint={hint()}
        onInput={(script) => model.edit({ script })}
      />
      <TextTools
        text={text()}
        control={() => control}
        isOwn={model.written().script !== null}
        onReset={() => model.edit({ script: null })}
      >
        <Show when={speech.canSpeak()}>
          <Button onClick={() => (speech.isSpeaking() ? speech.stop() : speech.speak(text()))}>
            {speech.isSpeaking() ? words.outputs.stop : words.outputs.listen}
          </Button>
        </Show>
      </TextTools>
    </OutputCard>
  );
}
