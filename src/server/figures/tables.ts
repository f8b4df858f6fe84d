/** The sums of a day or month, place, squad and campaign, as four lists of one length. `noId` stands for a missing one. */
export interface TallyCellTable {
  district: string;
  span: 'day' | 'month';
  /** A month's is its first day. */
  day: string;
  place: string;
  squad: string;
  campaign: string;
  figures: string[];
  reported: number[];
  verified: number[];
  records: number[];
}

/** A view of the sums of one span, with one row for each figure. */
export interface TallyView {
  district: string;
  figure: string;
  day: string;
  place: string;
  squad: string;
  campaign: string;
  reported: number;
  verified: number;
  records: number;
}

/** The minutes of service that a claim of presence is credited with; none for a claim without any. */
export interface ServiceTable {
  district: string;
  attendance: string;
  member: string;
  day: string;
  place: string | null;
  squad: string | null;
  campaign: string | null;
  minutes: number;
}

export interface FigureTables {
  service: ServiceTable;
  tally_cell: TallyCellTable;
  tally: TallyView;
  tally_month: TallyView;
}
