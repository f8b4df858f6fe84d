/** A batch's code, as its QR code holds it. */
export const batchField = { type: 'text', max: 12, pattern: /^[A-Z0-9-]*$/, reads: 'code' } as const;
