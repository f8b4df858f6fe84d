import { beforeEach, describe, expect, it } from 'vitest';
import { createUpdateFlow } from '../../../src/client/app/update-flow.ts';

let dirty = false;
let happened: string[] = [];
let later: (() => void)[] = [];

const flow = () =>
  createUpdateFlow({
    hasDirtyForm: () => dirty,
    reload: () => happened.push('reload'),
    skipWaiting: () => happened.push('skip waiting'),
    onReady: () => happened.push('ask'),
    after: (_, work) => void later.push(work),
  });

beforeEach(() => {
  dirty = false;
  happened = [];
  later = [];
});

const timePasses = () => {
  for (const work of later.splice(0)) work();
};

describe('an update', () => {
  it('asks first, then activates, then reloads', () => {
    const update = flow();
    update.waiting();
    expect(happened).toEqual(['ask']);
    expect(update.apply()).toBe('applying');
    update.controllerReplaced();
    expect(happened).toEqual(['ask', 'skip waiting', 'reload']);
  });

  it('reloads once if the browser does not activate it', () => {
    flow().apply();
    timePasses();
    timePasses();
    expect(happened).toEqual(['skip waiting', 'reload']);
  });

  it('is not applied twice', () => {
    const update = flow();
    update.apply();
    update.controllerReplaced();
    timePasses();
    expect(happened).toEqual(['skip waiting', 'reload']);
  });

  it('does not reload over a form that was started while activation is stuck', () => {
    flow().apply();
    dirty = true;
    timePasses();
    expect(happened).toEqual(['skip waiting']);
  });

  it('does nothing while a form has unsaved input', () => {
    dirty = true;
    expect(flow().apply()).toBe('dirty');
    expect(happened).toEqual([]);
  });

  it('does not reload a form that got input during activation', () => {
    const update = flow();
    update.apply();
    dirty = true;
    update.controllerReplaced();
    expect(happened).toEqual(['skip waiting', 'ask']);
  });

  it('applied in another tab asks here if a form has unsaved input, and reloads after it was saved', () => {
    const update = flow();
    dirty = true;
    update.controllerReplaced();
    expect(update.apply()).toBe('dirty');
    dirty = false;
    expect(update.apply()).toBe('applying');
    expect(happened).toEqual(['ask', 'reload']);
  });

  it('applied in another tab reloads a page without unsaved input at once', () => {
    flow().controllerReplaced();
    expect(happened).toEqual(['reload']);
  });
});
