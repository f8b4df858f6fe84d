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
  it('asks first, then takes over, then reloads', () => {
    const update = flow();
    update.waiting();
    expect(happened).toEqual(['ask']);
    expect(update.apply()).toBe('applying');
    update.controllerReplaced();
    expect(happened).toEqual(['ask', 'skip waiting', 'reload']);
  });

  it('that the browser does not make is helped along by a reload, once', () => {
    flow().apply();
    timePasses();
    timePasses();
    expect(happened).toEqual(['skip waiting', 'reload']);
  });

  it('that was made is not made again', () => {
    const update = flow();
    update.apply();
    update.controllerReplaced();
    timePasses();
    expect(happened).toEqual(['skip waiting', 'reload']);
  });

  it('that the browser does not make leaves a form alone that was begun meanwhile', () => {
    flow().apply();
    dirty = true;
    timePasses();
    expect(happened).toEqual(['skip waiting']);
  });

  it('does nothing over a dirty form', () => {
    dirty = true;
    expect(flow().apply()).toBe('dirty');
    expect(happened).toEqual([]);
  });

  it('does not reload a form that became dirty while the new version took over', () => {
    const update = flow();
    update.apply();
    dirty = true;
    update.controllerReplaced();
    expect(happened).toEqual(['skip waiting', 'ask']);
  });

  it('of another tab asks here when a form is dirty, and reloads only after it was saved', () => {
    const update = flow();
    dirty = true;
    update.controllerReplaced();
    expect(update.apply()).toBe('dirty');
    dirty = false;
    expect(update.apply()).toBe('applying');
    expect(happened).toEqual(['ask', 'reload']);
  });

  it('of another tab reloads a clean page at once', () => {
    flow().controllerReplaced();
    expect(happened).toEqual(['reload']);
  });
});
