/** The address of what readers' phones need of the office's decisions about quiz and plants. */
export const CONTENT_FILE = '/content.json';
