import { createSignal, onCleanup } from 'solid-js';

/** Reads a text aloud by a Chinese voice of this device, where it has one. No voice of a server is used. */
export function createSpeech() {
  const synthesis = 'speechSynthesis' in globalThis ? speechSynthesis : undefined;
  const voiceOf = () =>
    synthesis?.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().startsWith('zh'));
  const [voice, setVoice] = createSignal(voiceOf());
  const [isSpeaking, setSpeaking] = createSignal(false);
  const look = () => setVoice(voiceOf());
  const stop = () => {
    synthesis?.cancel();
    setSpeaking(false);
  };
  // Browsers load their voices after the page.
  synthesis?.addEventListener?.('voiceschanged', look);
  onCleanup(() => {
    synthesis?.removeEventListener?.('voiceschanged', look);
    stop();
  });
  return {
    canSpeak: () => voice() !== undefined,
    isSpeaking,
    stop,
    speak(text: string): void {
      const chosen = voice();
      if (!synthesis || !chosen) return;
      const said = new SpeechSynthesisUtterance(text);
      said.voice = chosen;
      said.lang = chosen.lang;
      said.onend = () => setSpeaking(false);
      said.onerror = () => setSpeaking(false);
      setSpeaking(true);
      synthesis.speak(said);
    },
  };
}
