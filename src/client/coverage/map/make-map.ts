import { type GeoJsonFailure, MAX_GEOJSON_BYTES } from '../../../domain/coverage/geojson.ts';
import { err, type Result } from '../../../domain/kernel/result.ts';
import { trustedScriptUrl } from '../../platform/script-url.ts';
import address from './map-worker.ts?worker&url';
import type { PreparedMap, Step } from './prepare-map.ts';

/** Why no map was made of a file; `failed`: the browser ended the work, as without memory. */
export type MapFailure = GeoJsonFailure | 'too_large' | 'unreadable' | 'failed';

type Made = Result<PreparedMap, MapFailure>;

const workerUrl = trustedScriptUrl('map-worker', address);

/** The build makes a classic script, for older browsers too; the development server serves modules. */
const type = import.meta.env.DEV ? 'module' : 'classic';

/** @returns undefined where no worker can be started */
function startWorker(): Worker | undefined {
  try {
    return new Worker(workerUrl, { type });
  } catch {
    return undefined;
  }
}

const inWorker = (worker: Worker, bytes: ArrayBuffer, onStep: (step: Step) => void): Promise<Made> =>
  new Promise((resolve) => {
    const end = (made: Made) => {
      worker.terminate();
      resolve(made);
    };
    worker.onmessage = ({ data }: MessageEvent<{ readonly step: Step } | Made>) => {
      if ('step' in data) onStep(data.step);
      else end(data);
    };
    worker.onerror = () => end(err('failed'));
    worker.postMessage(bytes, [bytes]);
  });

/**
 * Makes a map of a GeoJSON file in a worker, since a file of 20 MB takes seconds. Where no worker can be started, the
 * page does it.
 */
export async function makeMap(file: Blob, onStep: (step: Step) => void): Promise<Made> {
  if (file.size > MAX_GEOJSON_BYTES) return err('too_large');
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    return err('unreadable');
  }
  const worker = startWorker();
  if (worker) return inWorker(worker, bytes, onStep);
  const { prepareMap } = await import('./prepare-map.ts');
  return prepareMap(bytes, onStep);
}
