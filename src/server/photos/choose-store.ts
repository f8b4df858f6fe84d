import { join } from 'node:path';
import { createFileStore } from './file-store.ts';
import type { PhotoStore } from './photo-store.ts';
import { createS3Store, type S3Config } from './s3-store.ts';

/** Chooses the store of photos by the configuration: a bucket, or files under DATA_DIR. */
export const choosePhotoStore = ({ dataDir, s3 }: { readonly dataDir: string; readonly s3?: S3Config }): PhotoStore =>
  s3 ? createS3Store(s3) : createFileStore(join(dataDir, 'photos'));
