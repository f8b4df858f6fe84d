import type { Unit } from '../records/figure.ts';
import type { Given } from './entry.ts';

const flow = <U extends Unit>(unit: U) => ({ sort: 'flow', unit }) as const;
const state = <U extends Unit>(unit: U) => ({ sort: 'state', unit }) as const;
const distinct = <U extends Unit>(unit: U) => ({ sort: 'distinct', unit }) as const;
const flag = { sort: 'typed', value: 'flag' } as const;
const text = { sort: 'typed', value: 'text' } as const;
const list = { sort: 'list', value: 'text' } as const;
const ratio = { sort: 'ratio', unit: 'percent' } as const;

/**
 * Figures of anti-drug work that no kind of record counts. They are typed in with their source, read from the register,
 * or computed. They are the lines of a district's yearly report and of a county's programme. What is counted of drug users,
 * of rehabilitation and of cases is no figure here, beyond numbers that the police publish.
 */
export const statedFigures = {
  organization: {
    'org.leadingGroup': text,
    'org.committeeHeads': text,
    'org.command': text,
    'org.memberUnits': state('organization'),
    'org.townBodies': { ...state('organization'), of: 'org.memberUnits' },
    'org.townCommittees': { ...state('place'), of: 'place.towns' },
    'org.contact': state('organization'),
    'org.responsible': state('organization'),
    'org.liaison': state('pair'),
    'pledge.levels': text,
    'assess.included': flag,
    'assess.veto': flag,
    'assess.account': flag,
    'assess.deducted': flow('point'),
    'assess.notices': flow('time'),
  },
  resources: {
    'fund.special': flow('tenThousandYuan'),
    'fund.equipment': flow('tenThousandYuan'),
    'fund.programme': flow('tenThousandYuan'),
    'equipment.list': list,
    'people.seconded': state('person'),
    'people.police': state('person'),
    'people.communityWorkers': state('person'),
    // Their number alone: names of informants are kept nowhere.
    'informant.groups': state('person'),
  },
  publicity: {
    'channel.list': list,
    'channel.official': list,
    'campaign.occasions': list,
    'campaign.named': list,
    'campaign.units': list,
    'event.schoolForms': list,
    'training.topics': list,
    'training.forms': list,
    'training.audience': list,
    'hotline.published': flag,
    'post.account': state('account'),
    'post.count': flow('post'),
    'press.items': flow('report'),
    'sign.venues': state('organization'),
    'school.groups': state('school'),
    'awareness.pupils': { ...ratio, bound: { is: 'exactly', value: 100 } },
    'example.files': flow('document'),
    'example.videos': flow('document'),
  },
  control: {
    'case.drug': { ...flow('case'), bound: { is: 'most', value: 0 } },
    'case.diversion': { ...flow('case'), bound: { is: 'most', value: 0 } },
    'case.solved': flow('case'),
    'case.seized': flow('gram'),
    'precursor.users': state('organization'),
    'precursor.kinds': state('kind'),
    'inspect.officers': flow('attendance'),
    'inspect.pharmacies': flow('siteVisit'),
    'inspect.clinics': flow('siteVisit'),
    'inspect.departments': list,
  },
  programme: {
    'place.villagesPassed': { ...state('place'), of: 'place.villages' },
    'town.named': { ...state('place'), of: 'place.towns' },
    'town.toName': { ...state('place'), of: 'place.towns' },
    'town.namedRate': {
      ...ratio,
      source: 'computed',
      formula: { share: ['town.named', 'place.towns'] },
      bound: { is: 'least', value: 85 },
    },
    'village.named': { ...state('place'), of: 'place.villages' },
    'claim.first': text,
  },
  // What the office writes into its yearly report by itself.
  report: {
    'report.problems': text,
    'report.plans': text,
    'report.signature': text,
    'report.date': text,
  },
  register: {
    'place.towns': { ...state('place'), source: 'register', dimensions: [] },
    'place.villages': { ...state('place'), source: 'register', dimensions: ['place'] },
    'place.households': { ...state('household'), source: 'register', dimensions: [] },
    'place.population': { ...state('person'), source: 'register', dimensions: [] },
    'squad.count': { ...state('squad'), source: 'register', dimensions: ['place'] },
    'people.volunteers': { ...state('person'), source: 'register', dimensions: ['squad'] },
  },
  records: {
    'event.public': {
      ...flow('session'),
      source: 'computed',
      formula: { difference: ['event.held', 'event.school'] },
    },
    'pledge.rate': {
      ...ratio,
      source: 'computed',
      formula: { share: ['pledge.households', 'place.households'] },
      bound: { is: 'least', value: 98 },
      version: 2,
    },
    // Each household once: of the villages whose households the register has, by the highest round (`pledge-rounds.ts`).
    'pledge.households': { ...distinct('household'), source: 'records', of: 'place.households', dimensions: ['time'] },
    'awareness.public': {
      ...ratio,
      source: 'computed',
      formula: { share: ['survey.passed', 'survey.asked'] },
      bound: { is: 'least', value: 90 },
    },
    // Villages with a record that names them or a place within.
    'place.reached': { sort: 'distinct', unit: 'place', source: 'records', of: 'place.villages', dimensions: ['time'] },
    'coverage.rate': {
      ...ratio,
      source: 'computed',
      formula: { share: ['place.reached', 'place.villages'] },
      bound: { is: 'exactly', value: 100 },
    },
    // All households and people of the villages that were reached: an upper bound of whom the work met.
    'place.reachedHouseholds': {
      ...distinct('household'),
      source: 'records',
      of: 'place.households',
      dimensions: ['time'],
    },
    'place.reachedPeople': { ...distinct('person'), source: 'records', of: 'place.population', dimensions: ['time'] },
    'coverage.households': {
      ...ratio,
      source: 'computed',
      formula: { share: ['place.reachedHouseholds', 'place.households'] },
    },
    'coverage.population': {
      ...ratio,
      source: 'computed',
      formula: { share: ['place.reachedPeople', 'place.population'] },
    },
    // Venues of the register that a record names (`outreach.ts`).
    'outreach.medical': { ...distinct('organization'), source: 'records', dimensions: ['time'] },
    'outreach.venues': { ...distinct('organization'), source: 'records', dimensions: ['time'] },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Given>>>>;
