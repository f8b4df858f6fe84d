import type { AuthTables } from '../../accounts/tables.ts';
import type { AuditTables } from '../../audit/tables.ts';
import type { CalendarTables } from '../../calendar/tables.ts';
import type { CertificateTables } from '../../certificates/tables.ts';
import type { CoverageTables } from '../../coverage/tables.ts';
import type { DistrictTables } from '../../districts/tables.ts';
import type { FigureTables } from '../../figures/tables.ts';
import type { HistoryTables } from '../../history/tables.ts';
import type { PagesTables } from '../../pages/tables.ts';
import type { PhotoTables } from '../../photos/tables.ts';
import type { PostTables } from '../../posts/tables.ts';
import type { RecordTables } from '../../records/tables.ts';
import type { ReportTables } from '../../reports/tables.ts';
import type { StockTables } from '../../stock/tables.ts';
import type { SurveyTables } from '../../surveys/tables.ts';
import type { SyncTables } from '../../sync/tables.ts';
import type { TipTables } from '../../tips/tables.ts';

/** The nil UUID (RFC 9562, 5.9). It means "missing" in a key that cannot be null. */
export const noId = '00000000-0000-0000-0000-000000000000';

export interface Database
  extends AuditTables,
    AuthTables,
    CalendarTables,
    CertificateTables,
    CoverageTables,
    DistrictTables,
    FigureTables,
    HistoryTables,
    PagesTables,
    PhotoTables,
    PostTables,
    RecordTables,
    ReportTables,
    StockTables,
    SurveyTables,
    SyncTables,
    TipTables {}
