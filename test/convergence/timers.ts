interface Timer {
  readonly due: number;
  readonly owner: object;
  readonly work: () => void;
}

/** Timers that run when the simulation says so. */
export interface Timers {
  /** @param owner the process that waits; its timers end with it */
  scheduleFor(owner: object): (ms: number, work: () => void) => () => void;
  fireDue(): void;
  end(owner: object): void;
}

/** @param elapsed milliseconds since the story began, by no phone's clock */
export function makeTimers(elapsed: () => number): Timers {
  const timers = new Set<Timer>();
  return {
    scheduleFor: (owner) => (ms, work) => {
      const timer = { due: elapsed() + ms, owner, work };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    fireDue() {
      for (const timer of [...timers].filter(({ due }) => due <= elapsed())) {
        timers.delete(timer);
        timer.work();
      }
    },
    end(owner) {
      for (const timer of [...timers]) if (timer.owner === owner) timers.delete(timer);
    },
  };
}
