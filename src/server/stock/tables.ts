/** Copies of a material's batch that went from one account to another on a day. `noId` stands for an unnamed material. */
export interface StockFlowTable {
  district: string;
  day: string;
  material: string;
  batch: string;
  giver: string;
  taker: string;
  quantity: number;
}

/** Openings of the page behind a batch's QR code. */
export interface BatchOpeningTable {
  district: string;
  batch: string;
  day: string;
  openings: number;
}

export interface StockTables {
  batch_opening: BatchOpeningTable;
  stock_flow: StockFlowTable;
}
