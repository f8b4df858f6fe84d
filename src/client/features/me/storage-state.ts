export interface StorageState {
  readonly persisted: boolean | undefined;
  /** Bytes. */
  readonly used: number | undefined;
  readonly quota: number | undefined;
}

/** How safely the browser keeps what is stored, as far as it says. */
export async function readStorage(): Promise<StorageState> {
  const manager = navigator.storage as StorageManager | undefined;
  try {
    const estimate = await manager?.estimate?.();
    return { persisted: await manager?.persisted?.(), used: estimate?.usage, quota: estimate?.quota };
  } catch {
    return { persisted: undefined, used: undefined, quota: undefined };
  }
}
