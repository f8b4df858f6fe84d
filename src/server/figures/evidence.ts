import type { Kysely } from 'kysely';
import type { Actor } from '../../domain/kernel/actor.ts';
import { isDay } from '../../domain/kernel/day.ts';
import { type Id, isId } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { kindOf, references } from '../../domain/records/kinds/index.ts';
import { may } from '../../domain/records/permission.ts';
import { type FoldedRecord, isBackEntry, textField } from '../../domain/records/record.ts';
import type { EvidenceQuery, EvidenceResponse, ImportedFrom } from '../../protocol/figures/board.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Database } from '../platform/database/tables.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { chosenCampaigns, readCampaigns } from './campaigns.ts';
import { type EvidenceKey, type EvidenceRow, readEvidence } from './evidence-rows.ts';
import { countTotal } from './facets.ts';
import { readImported } from './imported.ts';
import { readNames } from './names.ts';
import { type PlaceNode, readPlaceTree } from './place-tree.ts';
import { readTotal } from './sums.ts';

/** Rows of one page. */
export const EVIDENCE_PAGE = 100;
/** Rows of a page that is asked for a file. */
export const LONG_PAGE = 1_000;

function readKey(text: string): EvidenceKey | undefined {
  const [day, record] = text.split('_');
  return isDay(day) && isId(record) ? { day, record } : undefined;
}

const keyOf = ({ day, record }: EvidenceRow): string => `${day}_${record.id}`;

/** Returns a village's name with its town's: several towns may have a village of one name. */
function placeName(tree: ReadonlyMap<Id, PlaceNode>, id: Id): string | null {
  const place = tree.get(id);
  const town = place?.town && place.town !== id ? tree.get(place.town) : undefined;
  return place ? [town, place].flatMap((each) => (each ? [each.name] : [])).join(' ') : null;
}

/** Returns a record's values for a list, without notes and photos, which are long. */
function shortFields({ kind, fields }: FoldedRecord): FoldedRecord['fields'] {
  const specs = kindOf(kind).fields;
  const isShort = (name: string): boolean => {
    const spec = specs[name];
    return spec !== undefined && spec.type !== 'photos' && !(spec.type === 'text' && spec.lines === 'many');
  };
  return Object.fromEntries(Object.entries(fields).filter(([name]) => isShort(name)));
}

const importedFrom = (imported: ImportedFrom | undefined) => (imported ? { imported } : {});

async function describe(
  db: Kysely<Database>,
  district: string,
  rows: readonly EvidenceRow[],
  tree: ReadonlyMap<Id, PlaceNode>,
): Promise<EvidenceResponse['rows']> {
  const pointedBy = ({ record }: EvidenceRow): Id[] =>
    references.flatMap(({ kind, field }) => {
      const id = kind === record.kind ? record.fields[field] : undefined;
      return isId(id) ? [id] : [];
    });
  const names = await readNames(db, district, rows.flatMap(pointedBy));
  const imported = await readImported(
    db,
    district,
    rows.map(({ record }) => record.id),
  );
  const namesOf = (row: EvidenceRow) =>
    Object.fromEntries(
      pointedBy(row).flatMap((id) => {
        const name = names.get(id);
        return name === undefined ? [] : [[id, name]];
      }),
    );
  const nameOf = (id: Id | null): string | null => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    record: row.record.id,
    kind: row.record.kind,
    day: row.day,
    fields: shortFields(row.record),
    quantity: row.quantity,
    verified: row.verified,
    backEntry: isBackEntry(row.record),
    ...importedFrom(imported.get(row.record.id)),
    place: row.place,
    placeName: row.place && placeName(tree, row.place),
    squadName: nameOf(row.squad),
    memberName: nameOf(row.member),
    names: namesOf(row),
    materialName: nameOf(textField(row.record, 'material') ?? null),
  }));
}

/**
 * Reads a page of the records behind a figure, newest day first. `total` is the board's own sum, whatever `verified`
 * asks for; the quantities of all pages add up to it.
 * @returns `forbidden` for an actor who may not read the district's evidence, `bad_request` for an invalid `after`
 */
export async function evidence(
  context: ServerContext,
  actor: Actor,
  query: EvidenceQuery,
): Promise<Result<EvidenceResponse, 'forbidden' | 'bad_request'>> {
  if (!may(actor.role, 'evidence.read')) return err('forbidden');
  const after = query.after === undefined ? undefined : readKey(query.after);
  if (query.after !== undefined && !after) return err('bad_request');
  const { db, district } = context;
  return inSnapshot(db, async (snapshot) => {
    const tree = await readPlaceTree(snapshot, district);
    const filter = { ...query, campaigns: chosenCampaigns(await readCampaigns(snapshot, district), query) };
    const most = query.pages === 'long' ? LONG_PAGE : EVIDENCE_PAGE;
    const rows = await readEvidence(snapshot, district, filter, tree, after, most + 1);
    const page = rows.slice(0, most);
    const last = page.at(-1);
    return ok({
      total:
        query.choice === undefined
          ? await readTotal(snapshot, district, query.figure, filter, tree)
          : await countTotal(snapshot, district, filter, tree),
      rows: await describe(snapshot, district, page, tree),
      next: rows.length > page.length && last ? keyOf(last) : null,
    });
  });
}
