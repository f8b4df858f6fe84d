/** The sums of a day, place and squad, as four lists of one length. `noId` stands for a missing place or squad. */
export interface TallyCellTable {
  district: string;
  day: string;
  place: string;
  squad: string;
  figures: string[];
  reported: number[];
  verified: number[];
  records: number[];
}

/** A view of the same with one row for each figure, read by the board. */
export interface TallyView {
  district: string;
  figure: string;
  day: string;
  place: string;
  squad: string;
  reported: number;
  verified: number;
  records: number;
}

export interface FigureTables {
  tally_cell: TallyCellTable;
  tally: TallyView;
}
