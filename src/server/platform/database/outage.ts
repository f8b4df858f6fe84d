import { errorCode } from './failure.ts';

/**
 * Codes of a database that is away, starting, stopping or out of connections, of a lock that was waited for too long and
 * of a transaction that was ended because it did nothing (https://www.postgresql.org/docs/18/errcodes-appendix.html), and
 * the system's for a connection that can not be had.
 */
const codes =
  /^(08...|57P0[1-5]|53300|55P03|25P03|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|NOTFOUND|AI_AGAIN))$/;

/** Codes of a database, or a system, that has no room left or can not write to its disk. */
const fullCodes = /^(53100|53200|58030|ENOSPC|EDQUOT)$/;

/** What `pg` says of a connection that broke or could not be had: these errors have no code. */
const messages =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/**
 * Whether something failed because the database is not there at the moment, rather than because of a bug. What was
 * under way has not happened, unless the answer to its COMMIT was lost: whoever asks again must be able to.
 */
export const isOutage = (thrown: unknown): boolean =>
  thrown instanceof Error && (codes.test(errorCode(thrown)) || messages.test(thrown.message) || isOutage(thrown.cause));

/** Whether something failed because there is no room for it. Nothing of it has happened; it works again once there is. */
export const isFull = (thrown: unknown): boolean =>
  thrown instanceof Error && (fullCodes.test(errorCode(thrown)) || isFull(thrown.cause));
