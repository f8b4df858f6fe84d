import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PROTOCOL } from '../../../src/protocol/kernel/version.ts';
import { RelayResponse, SealedContent, SealedFile } from '../../../src/protocol/relay/relay.ts';
import { HelloRequest, HelloResponse } from '../../../src/protocol/sync/hello.ts';
import { PullRequest, PullResponse, WireRecord } from '../../../src/protocol/sync/pull.ts';
import { outcomes, PushRequest, PushResponse, PushResult, WireChange } from '../../../src/protocol/sync/push.ts';

/** A schema by shape: types, entries and literals; a function only as being there. */
const describeSchema = (value: unknown): unknown => {
  if (typeof value === 'function') return 'function';
  if (value instanceof RegExp) return String(value);
  if (Array.isArray(value)) return value.map(describeSchema);
  if (typeof value !== 'object' || value === null) return value;
  const kept = [
    'type',
    'entries',
    'wrapped',
    'item',
    'items',
    'key',
    'value',
    'options',
    'pipe',
    'requirement',
    'literal',
  ];
  return Object.fromEntries(
    Object.entries(value)
      // A part of a schema; the entries of an object may well have one that is called kind.
      .filter(([name]) => kept.includes(name) || !('kind' in value) || typeof value.kind !== 'string')
      .map(([name, part]) => [name, describeSchema(part)]),
  );
};

const fingerprint = createHash('sha256')
  .update(
    JSON.stringify(
      describeSchema([
        HelloRequest,
        HelloResponse,
        WireChange,
        PushRequest,
        PushResult,
        PushResponse,
        PullRequest,
        WireRecord,
        PullResponse,
        SealedFile,
        SealedContent,
        RelayResponse,
      ]),
    ) + JSON.stringify(outcomes),
  )
  .digest('hex')
  .slice(0, 16);

describe('the protocol', () => {
  it('has a version for each shape: a changed schema needs a new version with a dated reason', () => {
    expect({ version: PROTOCOL, fingerprint }).toEqual({ version: 5, fingerprint: 'c0f35dd741c0f359' });
  });
});
