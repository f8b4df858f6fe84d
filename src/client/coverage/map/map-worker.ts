import { prepareMap } from './prepare-map.ts';

/** Makes a map of one file and says which step it is at; then the page ends this worker. */
addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  postMessage(prepareMap(data, (step) => postMessage({ step })));
});
