import Docxtemplater, { type DXT } from 'docxtemplater';
import { strFromU8, zipSync } from 'fflate';
import PizZip from 'pizzip';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import { checkTemplate } from '../../domain/reports/check.ts';
import { type Group, renderReport, type Source } from '../../domain/reports/render.ts';
import { type Grouping, groupings, readTemplate } from '../../domain/reports/template.ts';
import { BODY, type Entry, MAX_PART, openPackage, type PackageFault, unpack } from './docx-package.ts';

/*
 * The office's own Word document is filled in by docxtemplater, in this browser. Before the library reads it, each part
 * is unpacked within limits and looked at; the library gets a new archive of these parts.
 */

/** Limits of a template: bytes of its text's part, and values that are filled in. */
const MAX_TEMPLATE_BODY = 5_000_000;
export const MAX_VALUES = 5_000;

/**
 * Why a document is no template. `macros`: it holds programs; `external`: it fetches something from elsewhere; `link`: a
 * hyperlink leads to something else than a web page.
 */
export type TemplateFault = PackageFault | 'entities' | 'macros' | 'external' | 'link' | 'too_many_values' | 'tags';

/** A tag, or another name in a document, with the paragraph that it stands in first. */
export interface PlacedName {
  readonly name: string;
  /** From 1, empty ones not counted; undefined if it is not in the text. */
  readonly paragraph: number | undefined;
  /** The beginning of the paragraph. */
  readonly text: string;
}

/** A fault of a template, with the tags or addresses that it is about. */
export interface FaultyTemplate {
  readonly code: TemplateFault;
  readonly tags: readonly PlacedName[];
}

/** A document that was filled in, with the names that are unknown, and those that have no value. */
export interface Filled {
  readonly bytes: Uint8Array;
  readonly unknown: readonly PlacedName[];
  readonly missing: readonly PlacedName[];
}

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name);
const program = /(^|\/)(vba|activeX|embeddings|macros)|\.bin$|\.exe$|\.ole$/i;
/** Fields that run programs or read other files. */
const fetching = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b/;
const instruction = /<w:instrText[^>]*>([^<]{0,2000})|w:instr\s*=\s*"([^"]{0,2000})"/g;

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
/** The address of a web page, as it stands in XML. */
const WEB_PAGE = /^https?:\/\/[^\s"'<>\\]{1,2000}$/i;
/** A relationship with its attributes, whose values may hold any sign. */
const RELATIONSHIP = /<(?:\w+:)?Relationship\b((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const PRINTED = 80;

const countOf = (text: string): number => text.split('TargetMode').length;

/**
 * Looks at what leads outside of a document. Programs fetch some of it when they open the document; a hyperlink to a web
 * page is followed by readers alone.
 */
function linkFault(xml: string): { readonly code: 'external' | 'link'; readonly target: string } | undefined {
  const relationships = [...xml.matchAll(RELATIONSHIP)].map(([, attributes = '']) => attributes);
  // Each mode is looked at, or none of them counts as read.
  if (countOf(xml) !== countOf(relationships.join(' '))) return { code: 'external', target: '' };
  for (const attributes of relationships) {
    const of = (name: string): string | undefined =>
      new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
        .exec(attributes)
        ?.slice(1)
        .find((each) => each !== undefined);
    const [mode, target = ''] = [of('TargetMode'), of('Target')];
    if (mode === undefined ? !attributes.includes('TargetMode') : mode === 'Internal') continue;
    if (of('Type') !== HYPERLINK || mode !== 'External') return { code: 'external', target: target.slice(0, PRINTED) };
    if (!WEB_PAGE.test(target)) return { code: 'link', target: target.slice(0, PRINTED) };
  }
  return undefined;
}

type Fault = { readonly code: TemplateFault; readonly name?: string };

/** Checks the text of an XML part before a library reads it. */
function faultOf(name: string, bytes: Uint8Array): Fault | undefined {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) || bytes[0] === 0;
  const xml = strFromU8(bytes);
  if (isWide || /<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-8)/i.test(xml.slice(0, 300))) return { code: 'entities' };
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return { code: 'entities' };
  if (
    /macroEnabled|vbaProject|oleObject|activeX/i.test(
      name.endsWith('.rels') || name === '[Content_Types].xml' ? xml : '',
    )
  )
    return { code: 'macros' };
  const link = name.endsWith('.rels') ? linkFault(xml) : undefined;
  if (link) return { code: link.code, name: link.target };
  const reads = [...xml.matchAll(instruction)].some(([, text, attribute]) => fetching.test(text ?? attribute ?? ''));
  return reads ? { code: 'external' } : undefined;
}

/** Unpacks all parts within limits; the first fault of any is that of the document. */
function unpackAll(entries: ReadonlyMap<string, Entry>): Result<Record<string, Uint8Array>, Fault> {
  const parts: Record<string, Uint8Array> = {};
  for (const [name, entry] of entries) {
    if (name.endsWith('/')) continue;
    if (program.test(name)) return err({ code: 'macros', name });
    if (entry.size > (name === BODY ? MAX_TEMPLATE_BODY : MAX_PART)) return err({ code: 'unpacked_too_large' });
    const bytes = unpack(entry);
    if (!bytes) return err({ code: 'damaged' });
    const fault = isXml(name) ? faultOf(name, bytes) : undefined;
    if (fault) return err(fault);
    parts[name] = bytes;
  }
  return ok(parts);
}

/** The scope of a loop: the group that its tags are of. */
interface Scope {
  readonly of: Grouping;
  readonly group: Group;
}

const isScope = (scope: unknown): scope is Scope => typeof scope === 'object' && scope !== null && 'group' in scope;

/** Writes the value of a tag as a report would, and notes the names that are unknown or missing. */
function makeWriter(source: Source, isFigure: (name: string) => boolean, missingText: (name: string) => string) {
  const [unknown, missing, faulty] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let left = MAX_VALUES;
  const write = (tag: string, scope: Scope | undefined): string => {
    if (--left < 0) return '';
    const { template, errors } = readTemplate(`{{${tag}}}`);
    const errorsOfNames = checkTemplate(template, isFigure).filter(({ code }) => code !== 'group_outside');
    if (errors.length || errorsOfNames.length) {
      const name = errorsOfNames[0]?.name ?? tag;
      unknown.add(name);
      return missingText(name);
    }
    const { lines } = renderReport(template, source, scope);
    return lines
      .flatMap(({ runs }) => runs)
      .map((run) => {
        if (run.type !== 'missing') return run.text;
        missing.add(run.name);
        return missingText(run.name);
      })
      .join('');
  };
  const loop = (tag: string): Scope[] => {
    const of = Object.hasOwn(groupings, tag) ? groupings[tag as keyof typeof groupings] : undefined;
    if (!of) {
      faulty.add(tag);
      return [];
    }
    return left < 0 ? [] : source.groups(of).map((group) => ({ of, group }));
  };
  return { write, loop, unknown, missing, faulty, isOver: () => left < 0 };
}

/** Reads the names of faulty tags from what the library throws. */
function tagsOf(thrown: unknown): string[] {
  const { properties } = thrown as { properties?: { errors?: readonly unknown[]; xtag?: unknown } };
  const own = typeof properties?.xtag === 'string' ? [properties.xtag.slice(0, 60)] : [];
  return [...new Set([...own, ...(properties?.errors ?? []).flatMap(tagsOf)])];
}

/** Characters of a paragraph by which it is found. */
const SHOWN = 20;

/** Makes a search for the first paragraph that a name stands in. */
function makePlaces(xml: string): (name: string) => PlacedName {
  const paragraphs = xml
    .split('</w:p>')
    .map((each) => each.replace(/<[^>]*>/g, '').trim())
    .filter(Boolean);
  return (name) => {
    const at = paragraphs.findIndex((text) => text.includes(name));
    return { name, paragraph: at < 0 ? undefined : at + 1, text: paragraphs[at]?.slice(0, SHOWN) ?? '' };
  };
}

/** Tells whether the library asks for the groups of a loop. */
const isLoop = ({ meta }: DXT.ParserContext): boolean => meta.part.module === 'loop';

function fill(parts: Record<string, Uint8Array>, writer: ReturnType<typeof makeWriter>): Uint8Array {
  const double = strFromU8(parts[BODY] ?? new Uint8Array()).includes('{{');
  const document = new Docxtemplater(new PizZip(zipSync(parts, { level: 0 })), {
    delimiters: double ? { start: '{{', end: '}}' } : { start: '{', end: '}' },
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    stripInvalidXMLChars: true,
    syntax: { changeDelimiterPrefix: null },
    parser: (tag) => ({
      get(scope, context) {
        const name = tag.trim();
        if (isLoop(context)) return writer.loop(name);
        return writer.write(name, isScope(scope) ? scope : undefined);
      },
    }),
  });
  document.render({});
  return document.toUint8Array();
}

/**
 * Fills in the office's own document. Tags are Chinese names of figures, with the ways of writing of a template, and loops
 * over towns, squads and campaigns.
 * @param missingText writes a name that has no value
 */
export function fillTemplate(
  bytes: Uint8Array,
  source: Source,
  isFigure: (name: string) => boolean,
  missingText: (name: string) => string,
): Result<Filled, FaultyTemplate> {
  const fail = (code: TemplateFault, tags: readonly PlacedName[] = []) => err({ code, tags });
  const entries = openPackage(bytes);
  if (!entries.ok) return fail(entries.error);
  let place = (name: string): PlacedName => ({ name, paragraph: undefined, text: '' });
  try {
    const parts = unpackAll(entries.value);
    if (!parts.ok) return fail(parts.error.code, parts.error.name === undefined ? [] : [place(parts.error.name)]);
    place = makePlaces(strFromU8(parts.value[BODY] ?? new Uint8Array()));
    const writer = makeWriter(source, isFigure, missingText);
    const filled = fill(parts.value, writer);
    if (writer.isOver()) return fail('too_many_values');
    if (writer.faulty.size) return fail('tags', [...writer.faulty].map(place));
    return ok({ bytes: filled, unknown: [...writer.unknown].map(place), missing: [...writer.missing].map(place) });
  } catch (thrown) {
    const tags = tagsOf(thrown);
    return tags.length ? fail('tags', tags.map(place)) : fail('damaged');
  }
}
