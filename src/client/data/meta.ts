import type { Id } from '../../domain/kernel/id.ts';
import type { KindName } from '../../domain/records/kinds/index.ts';
import type { ReadTx, Tx } from './idb/backend.ts';
import type { DeviceMeta, MetaRow, SyncMeta } from './idb/rows.ts';
import type { Checked, Fields, Identity, KeptNotices, KeptRelayKey } from './store-types.ts';

/** Values of the meta table by key. */
interface MetaValues {
  readonly device: DeviceMeta;
  readonly sync: SyncMeta;
  readonly identity: Identity;
  readonly checked: Checked;
  readonly relay: KeptRelayKey;
  readonly notices: KeptNotices;
  /** Position in the order of saving before which no change is unsent. */
  readonly unsentFrom: number;
}

/** `remembered/KIND`: values that a form offers again; `draft/KEY`: an unfinished form. */
type FieldsKey = `remembered/${KindName}` | `draft/${string}`;
/** The bytes of a picture in a notice, by its hash. */
type PictureKey = `noticePicture/${string}`;
type MetaKey = keyof MetaValues | FieldsKey | PictureKey;
type MetaValue<K extends MetaKey> = K extends keyof MetaValues
  ? MetaValues[K]
  : K extends PictureKey
    ? ArrayBuffer
    : Fields;

export async function readMeta<K extends MetaKey>(tx: ReadTx, key: K): Promise<MetaValue<K> | undefined> {
  // Only writeMeta writes this table.
  return (await tx.get('meta', key))?.value as MetaValue<K> | undefined;
}

export const metaRow = <K extends MetaKey>(key: K, value: MetaValue<K>): MetaRow => ({ key, value });

export const writeMeta = <K extends MetaKey>(tx: Tx, key: K, value: MetaValue<K>): Promise<void> =>
  tx.put('meta', [metaRow(key, value)]);

const newSync: SyncMeta = {
  epoch: null,
  head: 0,
  cursors: {},
  wanted: [],
  generation: 0,
  sweeping: false,
  lastContact: null,
};

export const newDevice = (id: Id): DeviceMeta => ({
  id,
  nextSeq: 1,
  nextOrder: 1,
  lastClock: '',
  offset: 0,
  acknowledged: 0,
});

/** @param fresh returns an id for a phone that has none yet */
export const readDevice = async (tx: ReadTx, fresh: () => Id): Promise<DeviceMeta> =>
  (await readMeta(tx, 'device')) ?? newDevice(fresh());

export const readSync = async (tx: ReadTx): Promise<SyncMeta> => (await readMeta(tx, 'sync')) ?? newSync;
