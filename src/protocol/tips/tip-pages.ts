/**
 * The document of the tip pages, without any code of the members' app. The server, the service worker and the development
 * server answer the addresses of these pages with it.
 */
export const TIP_DOCUMENT = '/tip.html';

export const TIP_PAGE = '/tip';
export const RECEIPT_PAGE = '/tip/receipt';

const pattern = /^\/tip(\/receipt)?\/?$/;

export const isTipPage = (path: string): boolean => pattern.test(path);
