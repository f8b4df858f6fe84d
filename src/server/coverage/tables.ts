import type { Json, Timestamp } from '../platform/database/columns.ts';

/** The district's map, of which there is one. */
export interface DistrictMapTable {
  district: string;
  /** As `MapSchema` describes it. */
  map: Json;
  loaded_at: Timestamp;
  loaded_by: string;
}

export interface CoverageTables {
  district_map: DistrictMapTable;
}
