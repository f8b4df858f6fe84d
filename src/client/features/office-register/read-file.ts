/**
 * A CSV file's text. Excel in China saves as GB18030 unless told otherwise; what is not valid UTF-8 is read as that.
 */
export function decodeCsv(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
