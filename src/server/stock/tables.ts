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

export interface StockTables {
  stock_flow: StockFlowTable;
}
