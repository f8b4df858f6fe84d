import {
  CertificateList,
  CertificateSettings,
  type IssueRequest,
  KeysResponse,
  type NewCertificateSettings,
  OwnService,
  PaperResponse,
  type ServicePeriod,
  type WithdrawCertificate,
} from '../../protocol/certificates/certificates.ts';
import { type NewServiceColumns, ServiceColumns, ServiceList } from '../../protocol/certificates/service-export.ts';
import { empty } from '../platform/http/answer.ts';
import { callApi, callJson } from '../platform/http/call-api.ts';

/** Reads the member's own hours of a period, and what was issued. */
export const fetchOwnService = (period: ServicePeriod) =>
  callJson(`/api/certificates?${new URLSearchParams({ ...period })}`, OwnService);

export const issueCertificate = (request: IssueRequest) =>
  callJson('/api/certificates', PaperResponse, { method: 'POST', body: request });

export const fetchPaper = (number: string, version: string) =>
  callJson(`/api/certificates/paper?${new URLSearchParams({ number, version })}`, PaperResponse);

export const fetchCertificates = () => callJson('/api/office/certificates', CertificateList);

export const withdrawCertificate = (request: WithdrawCertificate) =>
  callApi('/api/office/certificates/withdraw', empty, { method: 'POST', body: request });

export const fetchCertificateSettings = () => callJson('/api/office/certificates/settings', CertificateSettings);

export const saveCertificateSettings = (settings: NewCertificateSettings) =>
  callJson('/api/office/certificates/settings', CertificateSettings, { method: 'POST', body: settings });

/** Reads the service of all members in a period, for the export. */
export const fetchService = (period: ServicePeriod) =>
  callJson(`/api/office/service?${new URLSearchParams({ ...period })}`, ServiceList);

export const fetchServiceColumns = () => callJson('/api/office/service/columns', ServiceColumns);

export const saveServiceColumns = (columns: NewServiceColumns) =>
  callJson('/api/office/service/columns', ServiceColumns, { method: 'POST', body: columns });

export const fetchCertificateKeys = () => callJson('/api/certificates/keys', KeysResponse);
