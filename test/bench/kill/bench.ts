import { parseArgs } from 'node:util';
import { builtServer, ensureServerBuild } from '../../support/e2e-build.ts';
import { type Measure, percentile, type Report } from '../report.ts';
import { type KillResult, playKills } from './play.ts';
import { type Target, targets } from './victims.ts';

const names: Readonly<Record<Target, string>> = {
  server: 'the server',
  postgres: 'PostgreSQL',
  backend: 'one connection’s process of PostgreSQL',
  both: 'the server and PostgreSQL at once',
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function measuresOf({ rounds, witness }: KillResult, seed: number, seconds: number): readonly Measure[] {
  const count = (name: string, value: number, goal?: number): Measure => ({
    name,
    value,
    unit: '',
    ...(goal === undefined ? {} : { goal }),
  });
  const perTarget = targets.flatMap((target): Measure[] => {
    const outages = rounds.filter((round) => round.target === target).map(({ outage }) => outage);
    return [
      count(`kills of ${names[target]}`, outages.length),
      { name: `  until a push is taken again: ${target}, p95`, value: percentile(outages, 0.95), unit: 'ms' },
    ];
  });
  const changes = sum(rounds.map((round) => round.changes));
  return [
    count('rounds', rounds.length),
    ...perTarget,
    count('rounds with a push under way at the kill', rounds.filter(({ inFlight }) => inFlight > 0).length),
    count('pushes, with those sent again', witness.pushes),
    count('  cut off or refused connection', witness.cuts),
    count('  answered 503, come again', witness.unavailable),
    count('  taken, but the answer was lost', witness.takenUnanswered),
    count('changes', changes),
    count('acknowledged', changes - witness.refused),
    count('lost', sum(rounds.map(({ lost }) => lost)), 0),
    count('doubled', sum(rounds.map(({ doubled }) => doubled)), 0),
    count('missed by a polling reader', sum(rounds.map(({ missed }) => missed)), 0),
    count('refused', witness.refused, 0),
    count('pushes taken in part', witness.torn, 0),
    count('answers other than 200 and 503', witness.wrongAnswers.length, 0),
    count('books that disagree', sum(rounds.map(({ problems }) => problems.length)), 0),
    {
      name: 'a round, median',
      value: percentile(
        rounds.map(({ milliseconds }) => milliseconds),
        0.5,
      ),
      unit: 'ms',
    },
    count('seconds in all', seconds),
    count('seed', seed),
  ];
}

/**
 * SIGKILL of the server and of PostgreSQL in the middle of pushes, again and again over one database.
 * @param args `--rounds N` (200), `--seed N` (1)
 */
export async function kill(args: readonly string[]): Promise<Report> {
  const options = { rounds: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } as const;
  const { values } = parseArgs({ args: [...args], options });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  console.log(`kill: ${rounds} rounds, seed ${seed}`);
  ensureServerBuild();
  const began = performance.now();
  const result = await playKills({
    rounds,
    seed,
    program: builtServer,
    onRound: (index, target, { changes, problems }) => {
      for (const problem of problems) console.log(`  round ${index} (${target}): ${problem}`);
      if (index % 20 === 0) console.log(`  ${index} rounds; in this one ${changes} changes`);
    },
  });
  return {
    bench: 'kill',
    measures: measuresOf(result, seed, (performance.now() - began) / 1_000),
    notes: [
      'the built server over its embedded PostgreSQL (fsync on); 4 writers and a polling reader over HTTP',
      'each round: pushes, a SIGKILL at a random moment, the same ids again until acknowledged, all of them once more',
      'then: changes, numbers, records, evidence and tallies in the database; what the reader holds; now and then a rebuild',
      ...new Set(result.witness.wrongAnswers),
    ],
  };
}
