/** The process of a page: it can be frozen by the system, and end between any two of its steps. */
export interface Life {
  readonly isOn: boolean;
  readonly isFrozen: boolean;
  readonly hasBeenFrozen: boolean;
  /** What comes back to the page: later, where it is frozen; never, where it is gone. */
  through<T>(work: Promise<T>): Promise<T>;
  /** Calls the page back: later, or never. */
  call(work: () => void): void;
  freeze(): void;
  thaw(): void;
  end(): void;
}

export function makeLife(): Life {
  let isOn = true;
  let hasBeenFrozen = false;
  let waiting: (() => void)[] | undefined;
  const resume = () => {
    const all = waiting ?? [];
    waiting = undefined;
    for (const work of all) work();
  };
  const call = (work: () => void): void => {
    if (!isOn) return;
    if (waiting) waiting.push(() => call(work));
    else work();
  };
  return {
    get isOn() {
      return isOn;
    },
    get isFrozen() {
      return waiting !== undefined;
    },
    get hasBeenFrozen() {
      return hasBeenFrozen;
    },
    through: (work) =>
      new Promise((resolve, reject) => {
        work.then(
          (value) => call(() => resolve(value)),
          (thrown: unknown) => call(() => reject(thrown)),
        );
      }),
    call,
    freeze() {
      waiting ??= [];
      hasBeenFrozen = true;
    },
    thaw: resume,
    end() {
      isOn = false;
      waiting = undefined;
    },
  };
}
