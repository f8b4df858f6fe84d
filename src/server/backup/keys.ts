import { readFile, writeFile } from 'node:fs/promises';
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { errorCode, reason } from '../platform/database/failure.ts';
import { BackupError } from './failure.ts';

const WAY = 'npm run backup -- --new-key FILE makes a key and prints its recipient; age-keygen does so too.';

const isHybrid = (recipient: string): boolean => recipient.startsWith('age1pq1');

/** Returns the lines that are neither empty nor comments, as the age program does. */
const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Reads a recipients file, one recipient a line, as for `age -R`. */
export async function readRecipients(path: string): Promise<readonly string[]> {
  try {
    return linesOf(await readFile(path, 'utf8'));
  } catch (thrown) {
    throw new BackupError('backup_recipient_invalid', `${path} cannot be read: ${reason(thrown)}`, WAY, thrown);
  }
}

/**
 * Makes an encrypter to these recipients, any of whom can open the file.
 * @param recipients `age1pq1…` (hybrid post-quantum) or `age1…`, but not both: the weaker kind would decide the
 * strength
 */
export function encrypterTo(recipients: readonly string[]): Encrypter {
  if (recipients.length === 0) {
    const message = 'A backup is always encrypted: --recipient age1… names whose key opens it.';
    throw new BackupError('backup_recipient_invalid', message, WAY);
  }
  if (new Set(recipients.map(isHybrid)).size > 1) {
    const message = 'Post-quantum recipients (age1pq1…) and classic ones (age1…) cannot be mixed.';
    throw new BackupError('backup_recipients_mixed', message, 'name recipients of one kind only.');
  }
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (thrown) {
      const shown = recipient.length > 24 ? `${recipient.slice(0, 24)}…` : recipient;
      throw new BackupError('backup_recipient_invalid', `${shown} is no age recipient (age1…).`, WAY, thrown);
    }
  }
  return encrypter;
}

/** Reads the identities of a key file, as age-keygen and `writeNewKey` write it. */
export async function readIdentities(path: string): Promise<readonly string[]> {
  const unreadable = (why: string, cause?: unknown) =>
    new BackupError('backup_key_unreadable', `${path}: ${why}`, 'name the key file that fits the backup.', cause);
  const text = await readFile(path, 'utf8').catch((thrown: unknown) => {
    throw unreadable(reason(thrown), thrown);
  });
  if (text.startsWith('age-encryption.org/') || text.startsWith('-----BEGIN AGE'))
    throw unreadable('this key is under a passphrase; open it first: age -d');
  const identities = linesOf(text);
  try {
    if (identities.length === 0) throw new Error('it holds no key');
    for (const identity of identities) new Decrypter().addIdentity(identity);
  } catch (thrown) {
    throw unreadable('this is no key file; its lines begin with AGE-SECRET-KEY-', thrown);
  }
  return identities;
}

/**
 * Makes a hybrid post-quantum key and writes it, as age-keygen does, to a file that only its owner can read.
 * @returns the recipient
 */
export async function writeNewKey(path: string): Promise<string> {
  const identity = await generateHybridIdentity();
  const recipient = await identityToRecipient(identity);
  const text = `# public key: ${recipient}\n${identity}\n`;
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true });
  } catch (thrown) {
    const code = errorCode(thrown) === 'EEXIST' ? 'backup_exists' : 'backup_not_writable';
    throw new BackupError(code, `The key cannot be written: ${reason(thrown)}`, 'name another file.', thrown);
  }
  return recipient;
}
